import {existsSync, realpathSync} from 'node:fs'
import {dirname, isAbsolute, join, relative, resolve, sep} from 'node:path'

/** The root of the repository that a folder is in; nothing where it is in none. */
export function repositoryRoot(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at
    if (dirname(at) === at) return undefined
  }
}

/** Whether a path is a folder or something below it; both are absolute. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/**
 * The root of the project of a path: the repository of the current folder, or that folder; for a path
 * beside it, the path’s own repository or folder.
 *
 * @param path An absolute path.
 */
export function projectRoot(path: string, cwd: string): string {
  const here = repositoryRoot(cwd) ?? cwd
  return isInside(here, path) ? here : (repositoryRoot(dirname(path)) ?? dirname(path))
}

/** Whether a path leads out of its project by a link. */
export function leavesProject(path: string, cwd: string): boolean {
  return !isInside(realpathSync(projectRoot(path, cwd)), realpathSync(path))
}

/** A path as a person knows it: relative to the current folder, with slashes. */
export function displayName(path: string, cwd: string): string {
  return (relative(cwd, path) || '.').split(sep).join('/')
}

import {existsSync, realpathSync, statSync} from 'node:fs'
import {basename, dirname, isAbsolute, join, relative, resolve, sep} from 'node:path'

/** The root of the repository that a folder is in; `undefined` if it is in none. */
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

/**
 * Whether a path leads out of the project of the current folder by a link on its way. It need not
 * exist; one that begins outside of the project may lead anywhere.
 *
 * @param path An absolute path.
 */
export function linksOut(path: string, cwd: string): boolean {
  const root = realpathSync(repositoryRoot(cwd) ?? cwd)
  if (isInside(root, withoutLinks(path))) return false
  for (let at = path; dirname(at) !== at; at = dirname(at)) {
    if (isInside(root, withoutLinks(dirname(at)))) return true
  }
  return false
}

/** A path relative to a folder, with slashes; `.` for the folder itself. */
export function displayName(path: string, folder: string): string {
  return (relative(folder, path) || '.').split(sep).join('/')
}

/** A path without symbolic links; if it does not exist, the folders above it without them. */
export function withoutLinks(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    return dirname(path) === path ? path : join(withoutLinks(dirname(path)), basename(path))
  }
}

/** Whether a path is an existing folder. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** Whether the name of a file is that of a Markdown file. */
export function isMarkdown(name: string): boolean {
  return /\.(?:md|markdown)$/i.test(name)
}

import {lstatSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {displayName, isInside, projectRoot, withoutLinks} from './paths.ts'

/** The place of a file in its project. */
export interface Location {
  /** Absolute path of the project’s root, without links. */
  readonly root: string
  /** Path relative to the root, with slashes; `undefined` if a link leads out of the project. */
  readonly name: string | undefined
}

/** Finds the project of each file. Each folder is looked up once. */
export class Locator {
  readonly #cwd: string
  readonly #roots = new Map<string, string>()
  readonly #folders = new Map<string, string>()

  constructor(cwd: string) {
    this.#cwd = cwd
  }

  /** @param path An absolute path; it need not exist. */
  locate(path: string): Location {
    const folder = dirname(path)
    let root = this.#roots.get(folder)
    if (root === undefined) {
      root = withoutLinks(projectRoot(path, this.#cwd))
      this.#roots.set(folder, root)
      this.#folders.set(folder, withoutLinks(folder))
    }
    const real = isLink(path)
      ? withoutLinks(path)
      : join(this.#folders.get(folder) ?? folder, basename(path))
    return {root, name: isInside(root, real) ? displayName(real, root) : undefined}
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path, {throwIfNoEntry: false})?.isSymbolicLink() ?? false
  } catch {
    return false
  }
}

import {lstatSync, realpathSync} from 'node:fs'
import {basename, dirname, join, relative, sep} from 'node:path'
import {isInside, projectRoot} from './project.ts'

/** Where a file is. */
export interface Located {
  /** The root of the project, without links. */
  readonly root: string
  /** The path in it, with slashes; nothing where it leads out. */
  readonly name: string | undefined
}

/** Finds the project of each file; folders are looked up once. */
export class Projects {
  readonly #cwd: string
  readonly #roots = new Map<string, string>()
  readonly #folders = new Map<string, string>()

  constructor(cwd: string) {
    this.#cwd = cwd
  }

  /**
   * Which project a file is in, and where.
   *
   * @param path An absolute path; nothing need be there.
   */
  locate(path: string): Located {
    const folder = dirname(path)
    let root = this.#roots.get(folder)
    if (root === undefined) {
      root = this.#resolve(projectRoot(path, this.#cwd))
      this.#roots.set(folder, root)
    }
    const real = this.#isLink(path)
      ? this.#resolve(path)
      : join(this.#resolve(folder), basename(path))
    const name = isInside(root, real) ? relative(root, real).split(sep).join('/') : undefined
    return {root, name}
  }

  /** A path without links; as it is where nothing is there. */
  #resolve(path: string): string {
    let real = this.#folders.get(path)
    if (real === undefined) {
      try {
        real = realpathSync.native(path)
      } catch {
        real = dirname(path) === path ? path : join(this.#resolve(dirname(path)), basename(path))
      }
      this.#folders.set(path, real)
    }
    return real
  }

  #isLink(path: string): boolean {
    try {
      return lstatSync(path, {throwIfNoEntry: false})?.isSymbolicLink() ?? false
    } catch {
      return false
    }
  }
}

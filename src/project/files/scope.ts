import {statSync} from 'node:fs'
import {basename, dirname, relative, resolve} from 'node:path'
import type {Problem} from '../../text/problem.ts'
import {type Ignored, ignoredAbove} from './ignored.ts'
import {missing} from './missing.ts'
import {isInside, isMarkdown, projectRoot, withoutLinks} from './paths.ts'
import {isSkipped} from './walk.ts'

interface Start {
  readonly named: string
  readonly path: string
  readonly isFolder: boolean
  readonly exists: boolean
}

/**
 * What a search of some paths comes upon, asked of paths that come from elsewhere: from git, an editor
 * or a watched folder. Whether such a file is a report is another question.
 */
export class SearchScope {
  /** Folders to search, and files to look at. */
  readonly starts: readonly Start[]
  readonly #cwd: string
  readonly #onlyReports: boolean
  readonly #ignored = new Map<string, Ignored>()
  readonly #searches = new Map<string, SearchScope>()

  /**
   * @param paths Arguments of the command; the current folder if there are none.
   * @param cwd The current folder.
   * @param onlyReports Whether named files count only if a search finds them.
   */
  constructor(paths: readonly string[], cwd: string, onlyReports = false) {
    this.#cwd = withoutLinks(cwd)
    this.#onlyReports = onlyReports
    this.starts = (paths.length > 0 ? paths : ['.']).map((named) => {
      const path = withoutLinks(resolve(cwd, named))
      const stats = statSync(path, {throwIfNoEntry: false})
      return {named, path, isFolder: stats?.isDirectory() === true, exists: stats !== undefined}
    })
  }

  /**
   * How the search comes upon a file: its name is an argument, or it is below a folder that is searched.
   *
   * @param path An absolute path without links; it need not exist.
   */
  match(path: string): 'named' | 'found' | undefined {
    if (this.starts.some((start) => !start.isFolder && start.path === path)) {
      if (!this.#onlyReports) return 'named'
      return this.finds(path) ? 'found' : undefined
    }
    const isCandidate = isMarkdown(path) && !basename(path).startsWith('.')
    return isCandidate && this.enters(dirname(path)) && !this.#isIgnored(path) ? 'found' : undefined
  }

  /**
   * Whether a search of the current folder finds a file, or one of the project that the file is in;
   * whatever the arguments are.
   */
  finds(path: string): boolean {
    const folder = isInside(this.#cwd, path) ? this.#cwd : projectRoot(path, this.#cwd)
    const scope = this.#searches.get(folder) ?? new SearchScope([folder], this.#cwd)
    this.#searches.set(folder, scope)
    return scope.match(path) === 'found'
  }

  /** Whether the search enters a folder. */
  enters(folder: string): boolean {
    return this.#folders(folder).some(
      ({path}) =>
        !relative(path, folder).split(/[\\/]/).some(isSkipped) &&
        (path === folder || !this.#above(path, folder).has(folder, true))
    )
  }

  /** The problems of arguments that exist neither on the disk nor among other paths. */
  missing(paths: ReadonlySet<string>): Problem[] {
    const lost = this.starts.filter(({path, exists}) => !exists && !paths.has(path))
    return lost.map(({named, path}) => missing(named, path))
  }

  #folders(folder: string): Start[] {
    return this.starts.filter(({isFolder, path}) => isFolder && isInside(path, folder))
  }

  #isIgnored(path: string): boolean {
    const folder = dirname(path)
    return this.#folders(folder).every((start) => this.#within(start.path, folder).has(path, false))
  }

  /** What the ignore files above a folder say about the folder itself. */
  #above(start: string, folder: string): Ignored {
    return start === folder ? ignoredAbove(start, this.#cwd) : this.#within(start, dirname(folder))
  }

  /** What the ignore files down to a folder say about what is in it. */
  #within(start: string, folder: string): Ignored {
    const key = `${start}\0${folder}`
    const known = this.#ignored.get(key)
    if (known) return known
    const ignored = this.#above(start, folder).with(folder)
    this.#ignored.set(key, ignored)
    return ignored
  }
}

import {realpathSync, statSync} from 'node:fs'
import {basename, dirname, relative, resolve} from 'node:path'
import type {Problem} from '../../text/problem.ts'
import {type Ignored, ignoredAbove} from './ignored.ts'
import {missing} from './missing.ts'
import {isInside, projectRoot} from './project.ts'

/** Why a file is to be linted: it was named, or is below a folder that is searched. */
export type Choice = 'named' | 'found'

interface Start {
  readonly named: string
  readonly path: string
  readonly isFolder: boolean
  readonly exists: boolean
}

/**
 * Says of paths that come from elsewhere (git, a watched folder) whether a search would have come
 * upon them. Whether such a file is a report is another question.
 */
export class Chooser {
  readonly #cwd: string
  readonly #onlyReports: boolean
  readonly #starts: readonly Start[]
  readonly #ignored = new Map<string, Ignored>()
  readonly #searches = new Map<string, Chooser>()

  /**
   * @param paths What was named; the current folder where nothing was.
   * @param cwd The current folder, without links.
   * @param onlyReports Whether named files count no more than those that a search finds.
   */
  constructor(paths: readonly string[], cwd: string, onlyReports = false) {
    this.#cwd = cwd
    this.#onlyReports = onlyReports
    this.#starts = (paths.length > 0 ? paths : ['.']).map((named) => {
      const path = withoutLinks(resolve(cwd, named))
      const stats = statSync(path, {throwIfNoEntry: false})
      return {named, path, isFolder: stats?.isDirectory() === true, exists: stats !== undefined}
    })
  }

  /** Folders to search, and files to look at. */
  get starts(): readonly Start[] {
    return this.#starts
  }

  /**
   * Whether to lint a file.
   *
   * @param path An absolute path without links; it need not exist.
   */
  choose(path: string): Choice | undefined {
    if (this.#starts.some((start) => !start.isFolder && start.path === path)) {
      if (!this.#onlyReports) return 'named'
      return this.finds(path) ? 'found' : undefined
    }
    const isMarkdown = /\.(?:md|markdown)$/i.test(path) && !basename(path).startsWith('.')
    return isMarkdown && this.searches(dirname(path)) && !this.#isIgnored(path)
      ? 'found'
      : undefined
  }

  /**
   * Whether a search of the current folder comes upon a file, or of the project where that is
   * elsewhere; whatever was named.
   */
  finds(path: string): boolean {
    const folder = isInside(this.#cwd, path) ? this.#cwd : projectRoot(path, this.#cwd)
    const chooser = this.#searches.get(folder) ?? new Chooser([folder], this.#cwd)
    this.#searches.set(folder, chooser)
    return chooser.choose(path) === 'found'
  }

  /** Whether a search enters a folder. */
  searches(folder: string): boolean {
    return this.#starts.some(
      (start) =>
        start.isFolder &&
        isInside(start.path, folder) &&
        !relative(start.path, folder).split(/[\\/]/).some(isSkipped) &&
        (start.path === folder || !this.#aboveIn(start.path, folder).has(folder, true))
    )
  }

  /** The problems of named paths that exist neither on disk nor among other paths. */
  missing(paths: ReadonlySet<string>): Problem[] {
    const lost = this.#starts.filter(({path, exists}) => !exists && !paths.has(path))
    return lost.map(({named, path}) => missing(named, path))
  }

  #isIgnored(path: string): boolean {
    const folder = dirname(path)
    return this.#starts
      .filter((start) => start.isFolder && isInside(start.path, folder))
      .every((start) => this.#within(start.path, folder).has(path, false))
  }

  /** What the ignore files down to a folder say about the folder itself. */
  #aboveIn(start: string, folder: string): Ignored {
    return start === folder ? ignoredAbove(start, this.#cwd) : this.#within(start, dirname(folder))
  }

  /** What the ignore files down to a folder say about what is in it. */
  #within(start: string, folder: string): Ignored {
    const key = `${start}\0${folder}`
    const known = this.#ignored.get(key)
    if (known) return known
    const ignored = this.#aboveIn(start, folder).with(folder)
    this.#ignored.set(key, ignored)
    return ignored
  }
}

function isSkipped(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules'
}

/** A path without links; of one that does not exist, the folders above it. */
function withoutLinks(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return dirname(path) === path ? path : resolve(withoutLinks(dirname(path)), basename(path))
  }
}

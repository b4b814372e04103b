import {lstatSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import type {ArchivedReport} from '../../report/archive/archived-report.ts'
import type {ReportShape} from '../../report/shape.ts'
import {readFirstTitle} from '../../report/title/first-title.ts'
import {isCalendarFolder, readPath} from '../../report/title/path-week.ts'
import {ignoredAbove} from '../files/ignored.ts'
import {
  beginningLength,
  beginsAsReport,
  namesWeek,
  readBeginning
} from '../files/looks-like-report.ts'
import {displayName, isInside} from '../files/paths.ts'
import {walkMarkdown} from '../files/walk.ts'
import {type Contribution, TitleCache} from './cache.ts'

/** Folders for years, months and weeks inside each other; more is no archive. */
const deepest = 6

/** After so many files, yield to the event loop, so that an interruption is handled. */
const filesAtOnce = 500

/** How an archive is read. */
export interface ArchiveOptions {
  /** The configured shape of the report at a path. */
  shapeFor(path: string): Promise<ReportShape>
  /** Whether the configured `files` include a path; `undefined` if none are configured. */
  takes?(path: string): Promise<boolean | undefined>
  /**
   * Texts that replace what is on the disk, by absolute path; `undefined` for a file that is to be
   * taken for deleted.
   */
  readonly texts?: ReadonlyMap<string, string | undefined> | undefined
  /** Folder of the cache; nothing is cached without one. */
  readonly cache?: string | undefined
  /** Version of this package: another may read titles in another way. */
  readonly version: string
  /** Reads the beginning of a file. */
  readonly read?: ((path: string, length: number) => Uint8Array) | undefined
}

/**
 * Gather the reports of one archive: those of a folder, and of the folders for years, months and
 * weeks below it. Links are not followed, ignored files are left out.
 *
 * @param root Absolute path of the project, without links.
 * @param folder Path of the folder in it, with slashes.
 */
export async function gather(
  root: string,
  folder: string,
  options: ArchiveOptions
): Promise<ArchivedReport[]> {
  const gatherer = new Gatherer(root, folder, options)
  await gatherer.walk()
  await gatherer.finish()
  return gatherer.reports
}

class Gatherer {
  readonly reports: ArchivedReport[] = []
  readonly #options: ArchiveOptions
  readonly #root: string
  readonly #folder: string
  readonly #absolute: string
  readonly #cache: TitleCache
  readonly #shapes = new Map<ReportShape, string>()
  readonly #seen = new Set<string>()

  constructor(root: string, folder: string, options: ArchiveOptions) {
    this.#options = options
    this.#root = root
    this.#folder = folder
    this.#absolute = join(root, folder)
    this.#cache = new TitleCache(options.cache, this.#absolute, options.version)
  }

  /** Add what is only known as a text, such as a file that is staged and not on the disk. */
  async finish(): Promise<void> {
    for (const path of this.#options.texts?.keys() ?? []) {
      if (this.#seen.has(path) || !isInside(this.#absolute, path)) continue
      const {folder} = readPath(displayName(path, this.#root))
      if (folder === this.#folder) await this.#add(path)
    }
    this.#cache.save()
  }

  /** Add the files on the disk. A folder that cannot be read contributes nothing: the search reports it. */
  async walk(): Promise<void> {
    const nameOf = (folder: string) => (folder === this.#root ? '' : basename(folder))
    const enters = (path: string) =>
      displayName(path, this.#absolute).split('/').length <= deepest &&
      isCalendarFolder(basename(path), nameOf(dirname(path)))
    const ignored = ignoredAbove(this.#absolute, this.#root)
    for await (const {path, isLink} of walkMarkdown(this.#absolute, {ignored, enters})) {
      if (!isLink) await this.#add(path)
    }
  }

  async #add(path: string): Promise<void> {
    this.#seen.add(path)
    if (this.#seen.size % filesAtOnce === 0) await new Promise(setImmediate)
    const {shapeFor, takes, texts} = this.#options
    const shape = await shapeFor(path).catch(() => undefined)
    // What is wrong with a configuration is reported with a report that it is for.
    if (!shape) return
    const found = texts?.has(path)
      ? this.#judge(path, texts.get(path), shape)
      : this.#look(path, shape)
    if (!found || !((await takes?.(path).catch(() => false)) ?? found.isReport)) return
    const {text: title, ...place} = found.title ?? {week: undefined, text: '', line: 1, column: 1}
    this.reports.push({path: displayName(path, this.#root), title, ...place})
  }

  #look(path: string, shape: ReportShape): Contribution | undefined {
    const stats = lstatSync(path, {bigint: true, throwIfNoEntry: false})
    if (!stats?.isFile()) return undefined
    const name = displayName(path, this.#absolute)
    const key = this.#keyOf(shape)
    const known = this.#cache.get(name, stats, key)
    if (known) return known
    const found = this.#judge(path, readBeginning(path, this.#options.read), shape)
    if (found) this.#cache.set(name, stats, key, found)
    return found
  }

  #judge(path: string, text: string | undefined, shape: ReportShape): Contribution | undefined {
    if (text === undefined) return undefined
    const beginning = text.slice(0, beginningLength)
    return {
      isReport: namesWeek(basename(path)) || beginsAsReport(beginning),
      title: readFirstTitle(beginning, shape)
    }
  }

  /** The parts of a shape that decide how a title is read. */
  #keyOf(shape: ReportShape): string {
    let key = this.#shapes.get(shape)
    if (key === undefined) {
      key = JSON.stringify([shape.titles, shape.titleKey ?? null])
      this.#shapes.set(shape, key)
    }
    return key
  }
}

import {type Dirent, lstatSync, readdirSync} from 'node:fs'
import {basename, join, relative, sep} from 'node:path'
import type {ArchivedReport} from '../../report/archive/archived-report.ts'
import type {ReportShape} from '../../report/shape.ts'
import {readFirstTitle} from '../../report/title/first-title.ts'
import {isCalendarFolder, readPath} from '../../report/title/path-week.ts'
import {type Ignored, ignoredAbove, ignoreFiles} from '../files/ignored.ts'
import {isInside} from '../files/project.ts'
import {peek} from '../files/read.ts'
import {namesWeek} from '../files/report-name.ts'
import {beginsAsReport} from '../files/report-title.ts'
import {type Contribution, TitleCache} from './cache.ts'

/** A title stands at the beginning; what comes later is not looked at. */
const bytesToPeek = 8192

/** Folders for years, months and weeks inside each other; more is no archive. */
const deepest = 6

/** After so many files, a moment to hear an interruption. */
const filesAtOnce = 500

/** What a gatherer asks of those who know more. */
export interface Knowledge {
  /** What the reports at a path look like. */
  shapeFor(path: string): Promise<ReportShape>
  /** Whether the configuration takes a file; nothing where it says nothing of that. */
  takes?(path: string): Promise<boolean | undefined>
  /**
   * Texts that count instead of what is on the disk, by absolute path; nothing for a file that is to
   * be taken for deleted.
   */
  readonly texts?: ReadonlyMap<string, string | undefined> | undefined
  /** Where to remember what was read. */
  readonly memory?: string | undefined
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
  knowledge: Knowledge
): Promise<ArchivedReport[]> {
  const gatherer = new Gatherer(root, folder, knowledge)
  await gatherer.walk('', folder === '' ? '' : basename(folder), 0)
  await gatherer.finish()
  return gatherer.reports
}

class Gatherer {
  readonly reports: ArchivedReport[] = []
  readonly #knowledge: Knowledge
  readonly #folder: string
  readonly #absolute: string
  readonly #memory: TitleCache
  readonly #above: Ignored
  readonly #shapes = new Map<ReportShape, string>()
  readonly #seen = new Set<string>()

  constructor(root: string, folder: string, knowledge: Knowledge) {
    this.#knowledge = knowledge
    this.#folder = folder
    this.#absolute = join(root, folder)
    this.#above = ignoredAbove(this.#absolute, root)
    this.#memory = new TitleCache(knowledge.memory, this.#absolute, knowledge.version)
  }

  /** Add what is only known as a text, such as a file that is staged and not on the disk. */
  async finish(): Promise<void> {
    for (const path of this.#knowledge.texts?.keys() ?? []) {
      if (this.#seen.has(path) || !isInside(this.#absolute, path)) continue
      const way = relative(this.#absolute, path).split(sep).join('/')
      const name = this.#folder === '' ? way : `${this.#folder}/${way}`
      if (readPath(name).folder === this.#folder) await this.#add(path, way)
    }
    this.#memory.save()
  }

  /**
   * @param way Path below the folder, empty or with a slash at its end.
   * @param name Name of the folder that it leads to.
   */
  async walk(way: string, name: string, depth: number, above = this.#above): Promise<void> {
    const here = join(this.#absolute, way)
    const entries = entriesOf(here)
    const names = ignoreFiles.filter((name) => entries.some((entry) => entry.name === name))
    const ignored = names.length > 0 ? above.with(here, names) : above
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue
      const path = join(here, entry.name)
      if (entry.isDirectory()) {
        const isArchive = depth < deepest && isCalendarFolder(entry.name, name)
        if (isArchive && !ignored.has(path, true)) {
          await this.walk(`${way}${entry.name}/`, entry.name, depth + 1, ignored)
        }
      } else if (entry.isFile() && isMarkdown(entry.name) && !ignored.has(path, false)) {
        await this.#add(path, way + entry.name)
      }
    }
  }

  async #add(path: string, way: string): Promise<void> {
    this.#seen.add(path)
    if (this.#seen.size % filesAtOnce === 0) await new Promise(setImmediate)
    const {takes, texts} = this.#knowledge
    const shape = await this.#knowledge.shapeFor(path).catch(() => undefined)
    // What is wrong with a configuration is told where a report of its is linted.
    if (!shape) return
    const found = texts?.has(path)
      ? this.#judge(path, texts.get(path), shape)
      : this.#look(path, way, shape)
    if (!found || !((await takes?.(path).catch(() => false)) ?? found.isReport)) return
    const {
      week,
      text: title,
      line,
      column
    } = found.title ?? {
      week: undefined,
      text: '',
      line: 1,
      column: 1
    }
    const name = this.#folder === '' ? way : `${this.#folder}/${way}`
    this.reports.push({path: name, week, title, line, column})
  }

  #look(path: string, way: string, shape: ReportShape): Contribution | undefined {
    const stats = lstatSync(path, {bigint: true, throwIfNoEntry: false})
    if (!stats?.isFile()) return undefined
    const key = this.#keyOf(shape)
    const known = this.#memory.recall(way, stats, key)
    if (known) return known
    const {read = peek} = this.#knowledge
    const text = new TextDecoder().decode(read(path, bytesToPeek))
    const found = this.#judge(path, text, shape)
    if (found) this.#memory.learn(way, stats, key, found)
    return found
  }

  #judge(path: string, text: string | undefined, shape: ReportShape): Contribution | undefined {
    if (text === undefined) return undefined
    const beginning = text.slice(0, bytesToPeek)
    return {
      isReport: namesWeek(basename(path)) || beginsAsReport(beginning),
      title: readFirstTitle(beginning, shape)
    }
  }

  /** What of an shape decides how a title is read. */
  #keyOf(shape: ReportShape): string {
    let key = this.#shapes.get(shape)
    if (key === undefined) {
      key = JSON.stringify([shape.titles, shape.titleKey ?? null])
      this.#shapes.set(shape, key)
    }
    return key
  }
}

function isMarkdown(name: string): boolean {
  return /\.(?:md|markdown)$/i.test(name)
}

/** A folder that cannot be read contributes nothing; the search for reports tells of it. */
function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, {withFileTypes: true})
  } catch {
    return []
  }
}

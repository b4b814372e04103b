import {type Dirent, existsSync, realpathSync, statSync} from 'node:fs'
import {readdir} from 'node:fs/promises'
import {basename, join, resolve} from 'node:path'
import type {Text} from '../../text/language.ts'
import {codeOf, Problem} from '../../text/problem.ts'
import {Chooser} from './choose.ts'
import {type Ignored, ignoredAbove, ignoreFiles} from './ignored.ts'
import {missing} from './missing.ts'
import {compareNaturally} from './natural-order.ts'
import {displayName, leavesProject} from './project.ts'
import {namesWeek} from './report-name.ts'
import {hasReportTitle} from './report-title.ts'

const messages = {
  unreadable: {
    en: 'Unreadable folder `{file}`, check its permissions ({code})',
    zh: '无法读取文件夹 `{file}`，请检查权限（{code}）'
  }
} satisfies Record<string, Text>

/** A report to lint. */
export interface FoundReport {
  /** Absolute path. */
  readonly path: string
  /** Path as a person knows it. */
  readonly name: string
}

/** What a search came to. */
export interface Search {
  /** In the order of the paths; inside a folder by name, week 2 before week 10. */
  readonly reports: readonly FoundReport[]
  /** How many Markdown files were seen. */
  readonly markdown: number
  /** Why some could not be looked at. */
  readonly problems: readonly Problem[]
}

/** Where to search, and for what. */
export interface SearchOptions {
  /** What was named; the current folder where nothing was. */
  readonly paths: readonly string[]
  readonly cwd: string
  /** Whether named files are left out where they are no reports. */
  readonly onlyReports?: boolean
  /** Whether the configuration takes a file; nothing where it says nothing of that. */
  takes(path: string): Promise<boolean | undefined>
}

/**
 * Find reports: named files always, and below folders the Markdown files that the configuration takes
 * or, where it says nothing of that, whose name or title says a week.
 */
export async function findReports(options: SearchOptions): Promise<Search> {
  const {paths} = options
  const search = new Searching(options)
  for (const path of paths.length > 0 ? paths : ['.']) await search.look(path)
  return search
}

type Takes = SearchOptions['takes']

class Searching implements Search {
  markdown = 0
  readonly problems: Problem[] = []
  readonly #cwd: string
  readonly #takes: Takes
  /** By real path, so that each report is linted once. */
  readonly #found = new Map<string, FoundReport & {readonly isLink: boolean}>()
  readonly #seen = new Set<string>()
  /** Says which of the named files a search finds, where others do not count. */
  readonly #chooser: Chooser | undefined

  constructor({cwd, onlyReports, takes}: SearchOptions) {
    this.#cwd = cwd
    this.#takes = takes
    if (onlyReports) this.#chooser = new Chooser([], realpathSync(cwd))
  }

  get reports(): readonly FoundReport[] {
    return [...this.#found.values()].map(({path, name}) => ({path, name}))
  }

  async look(named: string): Promise<void> {
    const path = inOtherForm(resolve(this.#cwd, named))
    try {
      if (statSync(path).isDirectory()) {
        await this.#walk(path, realpathSync(path), ignoredAbove(path, this.#cwd))
      } else {
        const real = realpathSync(path)
        this.#count(real)
        if (await this.#counts(path, real)) this.#add(path, real, false)
      }
    } catch (error) {
      const code = codeOf(error)
      if (code === undefined) throw error
      const isMissing = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP'].includes(code)
      this.problems.push(
        isMissing ? missing(named, path) : new Problem(messages.unreadable, {file: named, code})
      )
    }
  }

  async #walk(folder: string, real: string, above: Ignored): Promise<void> {
    const entries = await this.#entries(folder)
    const names = ignoreFiles.filter((name) => entries.some((entry) => entry.name === name))
    const ignored = names.length > 0 ? above.with(folder, names) : above
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue
      const path = join(folder, entry.name)
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules' && !ignored.has(path, true)) {
          await this.#walk(path, join(real, entry.name), ignored)
        }
      } else if (/\.(?:md|markdown)$/i.test(entry.name) && !ignored.has(path, false)) {
        const target = entry.isSymbolicLink() ? this.#follow(path) : join(real, entry.name)
        if (target === undefined || !(entry.isFile() || entry.isSymbolicLink())) continue
        this.#count(target)
        if (await this.#isReport(path)) {
          this.#add(path, target, entry.isSymbolicLink())
        }
      }
    }
  }

  /** Whether a named file is linted: always, or where a search would have found it. */
  async #counts(path: string, real: string): Promise<boolean> {
    if (!this.#chooser) return true
    return (
      this.#chooser.finds(real) && !leavesProject(path, this.#cwd) && (await this.#isReport(path))
    )
  }

  async #isReport(path: string): Promise<boolean> {
    return (await this.#takes(path)) ?? (namesWeek(basename(path)) || hasReportTitle(path))
  }

  async #entries(folder: string): Promise<Dirent[]> {
    try {
      const entries = await readdir(folder, {withFileTypes: true})
      return entries.sort((a, b) => compareNaturally(a.name, b.name))
    } catch (error) {
      const file = displayName(folder, this.#cwd)
      this.problems.push(new Problem(messages.unreadable, {file, code: codeOf(error) ?? ''}))
      return []
    }
  }

  /** Where a link leads, if that is a file of this project. */
  #follow(path: string): string | undefined {
    try {
      const real = realpathSync(path)
      return statSync(real).isFile() && !leavesProject(path, this.#cwd) ? real : undefined
    } catch {
      return undefined
    }
  }

  #count(real: string): void {
    if (!this.#seen.has(real)) this.markdown++
    this.#seen.add(real)
  }

  /** Of a file and a link to it, the file is what a person knows. */
  #add(path: string, real: string, isLink: boolean): void {
    const known = this.#found.get(real)
    if (known && !(known.isLink && !isLink)) return
    if (known) this.#found.delete(real)
    this.#found.set(real, {path, name: displayName(path, this.#cwd), isLink})
  }
}

/**
 * A path as it is on the disk, where a name has two forms in Unicode: one system writes `é` as one
 * character, another as two, and a keyboard does not tell.
 */
function inOtherForm(path: string): string {
  const forms = [path, path.normalize('NFC'), path.normalize('NFD')]
  return forms.find((form) => existsSync(form)) ?? path
}

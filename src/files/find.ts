import {type Dirent, existsSync, readdirSync, realpathSync, statSync} from 'node:fs'
import {readdir} from 'node:fs/promises'
import {dirname, join, relative, resolve} from 'node:path'
import {closest} from '../closest.ts'
import type {Text} from '../language.ts'
import {codeOf, Problem} from '../problem.ts'
import {type Ignored, ignoredAbove, ignoreFiles} from './ignored.ts'
import {compareNaturally} from './natural-order.ts'
import {displayName, leavesProject} from './project.ts'
import {namesWeek} from './report-name.ts'
import {hasReportTitle} from './report-title.ts'

const messages = {
  missing: {
    en: 'Missing file or folder `{file}`, expected one that exists',
    zh: '缺少文件或文件夹 `{file}`，应为存在的路径'
  },
  misspelt: {
    en: 'Missing file or folder `{file}`, expected `{expected}`',
    zh: '缺少文件或文件夹 `{file}`，应为 `{expected}`'
  },
  pattern: {
    en: 'Missing file `{file}`, expected a file or a folder; patterns are left to the shell',
    zh: '缺少文件 `{file}`，应为文件或文件夹；通配符由 shell 展开'
  },
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

/**
 * Find reports: named files always, and below folders the Markdown files that the configuration takes
 * or, where it says nothing of that, whose name or title says a week.
 *
 * @param paths What was named; the current folder where nothing was.
 * @param takes Whether the configuration takes a file.
 */
export async function findReports(
  paths: readonly string[],
  cwd: string,
  takes: Takes = async () => undefined
): Promise<Search> {
  const search = new Searching(cwd, takes)
  for (const path of paths.length > 0 ? paths : ['.']) await search.look(path)
  return search
}

type Takes = (path: string) => Promise<boolean | undefined>

class Searching implements Search {
  markdown = 0
  readonly problems: Problem[] = []
  readonly #cwd: string
  readonly #takes: Takes
  /** By real path, so that each report is linted once. */
  readonly #found = new Map<string, FoundReport & {readonly isLink: boolean}>()
  readonly #seen = new Set<string>()

  constructor(cwd: string, takes: Takes) {
    this.#cwd = cwd
    this.#takes = takes
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
        this.#count(realpathSync(path))
        this.#add(path, realpathSync(path), false)
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
        if ((await this.#takes(path)) ?? (namesWeek(entry.name) || hasReportTitle(path))) {
          this.#add(path, target, entry.isSymbolicLink())
        }
      }
    }
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

/** The problem of a path that does not exist, with the nearest one that does. */
export function missing(named: string, path: string): Problem {
  let at = path
  while (dirname(at) !== at && !exists(dirname(at))) at = dirname(at)
  const folder = dirname(at)
  const wrong = relative(folder, at)
  const near = closest(wrong, namesIn(folder))
  const index = named.lastIndexOf(wrong)
  if (near !== undefined && near !== wrong && index >= 0) {
    const expected = named.slice(0, index) + near + named.slice(index + wrong.length)
    return new Problem(messages.misspelt, {file: named, expected})
  }
  return new Problem(/[*?{[]/.test(named) ? messages.pattern : messages.missing, {file: named})
}

function exists(folder: string): boolean {
  try {
    return statSync(folder).isDirectory()
  } catch {
    return false
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort(compareNaturally)
  } catch {
    return []
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

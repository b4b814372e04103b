import {existsSync, realpathSync, statSync} from 'node:fs'
import {join, relative, resolve} from 'node:path'
import type {Text} from '../../text/language.ts'
import {codeOf, Problem} from '../../text/problem.ts'
import {ignoredAbove} from './ignored.ts'
import {missing} from './missing.ts'
import {displayName, leavesProject} from './paths.ts'
import {SearchScope} from './scope.ts'
import {walkMarkdown} from './walk.ts'

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
  /** Path for messages, relative to the current folder. */
  readonly name: string
}

/** The result of a search. */
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
  /** Files and folders; the current folder if there are none. */
  readonly paths: readonly string[]
  readonly cwd: string
  /** Whether named files are left out if they are no reports. */
  readonly onlyReports?: boolean | undefined
  isReport(path: string): Promise<boolean>
}

/** Find reports: all named files, and the reports below folders. */
export async function findReports(options: SearchOptions): Promise<Search> {
  const {paths} = options
  const search = new Searching(options)
  for (const path of paths.length > 0 ? paths : ['.']) await search.look(path)
  return search
}

class Searching implements Search {
  readonly problems: Problem[] = []
  readonly #options: SearchOptions
  /** By real path, so that each report is linted once. */
  readonly #found = new Map<string, FoundReport & {readonly isLink: boolean}>()
  /** Real paths of Markdown files. */
  readonly #seen = new Set<string>()
  /** Which of the named files a search finds; `undefined` if all of them count. */
  readonly #scope: SearchScope | undefined

  constructor(options: SearchOptions) {
    this.#options = options
    if (options.onlyReports) this.#scope = new SearchScope([], options.cwd)
  }

  get reports(): readonly FoundReport[] {
    return [...this.#found.values()].map(({path, name}) => ({path, name}))
  }

  get markdown(): number {
    return this.#seen.size
  }

  async look(named: string): Promise<void> {
    const path = inOtherForm(resolve(this.#options.cwd, named))
    try {
      const real = realpathSync(path)
      if (statSync(path).isDirectory()) {
        await this.#walk(path, real)
      } else {
        this.#seen.add(real)
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

  async #walk(folder: string, real: string): Promise<void> {
    const {cwd, isReport} = this.#options
    const entries = walkMarkdown(folder, {
      ignored: ignoredAbove(folder, cwd),
      onUnreadable: (folder, code) => {
        const file = displayName(folder, cwd)
        this.problems.push(new Problem(messages.unreadable, {file, code}))
      }
    })
    for await (const {path, isLink} of entries) {
      const target = isLink ? this.#follow(path) : join(real, relative(folder, path))
      if (target === undefined) continue
      this.#seen.add(target)
      if (await isReport(path)) this.#add(path, target, isLink)
    }
  }

  /** Whether a named file is linted: always, or if a search finds it. */
  async #counts(path: string, real: string): Promise<boolean> {
    if (!this.#scope) return true
    const {cwd, isReport} = this.#options
    return this.#scope.finds(real) && !leavesProject(path, cwd) && (await isReport(path))
  }

  /** The target of a link, if it is a file of this project. */
  #follow(path: string): string | undefined {
    try {
      const real = realpathSync(path)
      return statSync(real).isFile() && !leavesProject(path, this.#options.cwd) ? real : undefined
    } catch {
      return undefined
    }
  }

  /** Of a file and a link to it, the file is what a person knows. */
  #add(path: string, real: string, isLink: boolean): void {
    const known = this.#found.get(real)
    if (known && !(known.isLink && !isLink)) return
    if (known) this.#found.delete(real)
    this.#found.set(real, {path, name: displayName(path, this.#options.cwd), isLink})
  }
}

/**
 * A path as it is on the disk, if its name has two forms in Unicode: one system writes `é` as one
 * character, another as two, and a keyboard does not tell.
 */
function inOtherForm(path: string): string {
  const forms = [path, path.normalize('NFC'), path.normalize('NFD')]
  return forms.find((form) => existsSync(form)) ?? path
}

import {lstatSync, readFileSync, statSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {displayName, isInside, repositoryRoot} from '../project/files/paths.ts'
import {splitByteOrderMark} from '../syntax/byte-order-mark.ts'
import type {Text} from '../text/language.ts'
import {Problem} from '../text/problem.ts'

/** Names of configuration files. */
export const configNames = [
  'weekly-lint.config.json',
  'weekly-lint.config.jsonc',
  'weekly-lint.config.yaml',
  'weekly-lint.config.yml',
  '.weeklylintrc'
] as const

/** Its key in `package.json`. */
export const packageKey = 'weekly-lint'

/** Names that somebody may hope for; to pass over them would leave a wish unheard. */
const otherNames = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts', 'toml', 'json5']
  .map((extension) => `weekly-lint.config.${extension}`)
  .concat(['json', 'jsonc', 'yaml', 'yml', 'js', 'toml'].map((end) => `.weeklylintrc.${end}`))

/** Longest configuration, in bytes. */
export const mostBytes = 262_144

const messages = {
  two: {
    en: 'Unexpected second configuration `{second}` beside `{first}`, expected one in a folder',
    zh: '`{first}` 旁多余的第二个配置 `{second}`，应为每个文件夹一个'
  },
  form: {
    en: 'Unexpected configuration `{actual}`, expected data, such as `weekly-lint.config.json`',
    zh: '多余的配置 `{actual}`，应为数据文件，例如 `weekly-lint.config.json`'
  }
} satisfies Record<string, Text>

/** Finds the nearest configuration of a folder; what was found is remembered. */
export class Finder {
  readonly #cwd: string
  readonly #home: string | undefined
  readonly #known = new Map<string, string | undefined>()

  /**
   * @param cwd The current folder, which names in messages are relative to.
   * @param home The folder above which nothing is looked for outside of a repository.
   */
  constructor(cwd: string, home: string | undefined) {
    this.#cwd = cwd
    this.#home = home
  }

  /**
   * The configuration of the nearest folder that has one, up to the root of the repository. Outside
   * of a repository, up to the home folder, or to the root of the file system where that is not
   * above.
   *
   * @returns Its absolute path; that of `package.json` where it is in there.
   * @throws Problem Where a folder has two.
   */
  find(folder: string): string | undefined {
    const known = this.#known.get(folder)
    if (known !== undefined || this.#known.has(folder)) return known
    const own = this.#inFolder(folder)
    const found = own ?? (this.#isTop(folder) ? undefined : this.find(dirname(folder)))
    this.#known.set(folder, found)
    return found
  }

  #isTop(folder: string): boolean {
    if (dirname(folder) === folder || exists(join(folder, '.git'))) return true
    return folder === this.#home && repositoryRoot(folder) === undefined
  }

  #inFolder(folder: string): string | undefined {
    const name = (file: string) => displayName(join(folder, file), this.#cwd)
    const other = otherNames.find((file) => exists(join(folder, file)))
    if (other !== undefined) throw new Problem(messages.form, {actual: name(other)})
    const names: string[] = configNames.filter((file) => exists(join(folder, file)))
    if (isInPackage(join(folder, 'package.json'))) names.push('package.json')
    const [first, second] = names
    if (first !== undefined && second !== undefined) {
      throw new Problem(messages.two, {first: name(first), second: name(second)})
    }
    return first && join(folder, first)
  }
}

/** The folder that a configuration may refer to files in: its repository, or the nearest thing. */
export function projectOf(config: string, cwd: string): string {
  const folder = dirname(config)
  return repositoryRoot(folder) ?? (isInside(cwd, folder) ? cwd : folder)
}

/** Also a link that leads nowhere is there, and has to be told of. */
function exists(path: string): boolean {
  return lstatSync(path, {throwIfNoEntry: false}) !== undefined
}

/** Whether a `package.json` configures us; one that is broken otherwise is not our business. */
function isInPackage(path: string): boolean {
  try {
    const stats = statSync(path, {throwIfNoEntry: false})
    if (!stats?.isFile() || stats.size > mostBytes) return false
    const text = readFileSync(path, 'utf8')
    if (!text.includes(`"${packageKey}"`)) return false
    try {
      return Object.hasOwn(JSON.parse(splitByteOrderMark(text).content), packageKey)
    } catch {
      return new RegExp(`"${packageKey}"\\s*:`).test(text)
    }
  } catch {
    return false
  }
}

import {lstatSync, readFileSync, statSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {displayName, isInside, repositoryRoot} from '../project/files/paths.ts'
import {splitByteOrderMark} from '../syntax/byte-order-mark.ts'
import type {Text} from '../text/language.ts'
import {Problem} from '../text/problem.ts'

export const configNames = [
  'weekly-lint.config.json',
  'weekly-lint.config.jsonc',
  'weekly-lint.config.yaml',
  'weekly-lint.config.yml',
  '.weeklylintrc'
] as const

/** Key in `package.json`. */
export const packageKey = 'weekly-lint'

/** Unsupported names are reported, since ignoring them silently would be confusing. */
const unsupportedNames = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts', 'toml', 'json5']
  .map((extension) => `weekly-lint.config.${extension}`)
  .concat(['json', 'jsonc', 'yaml', 'yml', 'js', 'toml'].map((end) => `.weeklylintrc.${end}`))

/** Maximum size of a configuration, in bytes. */
export const maxConfigBytes = 262_144

const messages = {
  two: {
    en: 'Unexpected second configuration `{second}` beside `{first}`, expected one in a folder',
    zh: '`{first}` 旁边还有另一个配置 `{second}`，一个文件夹只应有一个'
  },
  form: {
    en: 'Unexpected configuration `{actual}`, expected data, such as `weekly-lint.config.json`',
    zh: '不支持配置文件 `{actual}`，应为数据文件，例如 `weekly-lint.config.json`'
  }
} satisfies Record<string, Text>

/** Finds the nearest configuration of a folder, with a cache. */
export class ConfigFinder {
  readonly #cwd: string
  readonly #home: string | undefined
  readonly #cache = new Map<string, string | undefined>()

  /**
   * @param cwd Names in messages are relative to it.
   * @param home The search ends here outside of a repository.
   */
  constructor(cwd: string, home: string | undefined) {
    this.#cwd = cwd
    this.#home = home
  }

  /**
   * Finds the configuration of the nearest folder, up to the root of the repository; outside of a
   * repository, up to the home folder or the root of the file system.
   *
   * @returns Absolute path of the configuration or of `package.json`; undefined if there is none.
   * @throws Problem If a folder has two, or one in an unsupported format.
   */
  find(folder: string): string | undefined {
    const known = this.#cache.get(folder)
    if (known !== undefined || this.#cache.has(folder)) return known
    const own = this.#inFolder(folder)
    const found = own ?? (this.#isTop(folder) ? undefined : this.find(dirname(folder)))
    this.#cache.set(folder, found)
    return found
  }

  #isTop(folder: string): boolean {
    if (dirname(folder) === folder || exists(join(folder, '.git'))) return true
    return folder === this.#home && repositoryRoot(folder) === undefined
  }

  #inFolder(folder: string): string | undefined {
    const name = (file: string) => displayName(join(folder, file), this.#cwd)
    const other = unsupportedNames.find((file) => exists(join(folder, file)))
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

/**
 * Returns the folder that `extends` must not leave: the repository, else the current folder or that
 * of the file.
 */
export function projectRoot(config: string, cwd: string): string {
  const folder = dirname(config)
  return repositoryRoot(folder) ?? (isInside(cwd, folder) ? cwd : folder)
}

/** Includes broken symbolic links, which have to be reported. */
function exists(path: string): boolean {
  return lstatSync(path, {throwIfNoEntry: false}) !== undefined
}

/** Whether a `package.json` has our key; one that is invalid in other ways is ignored. */
function isInPackage(path: string): boolean {
  try {
    const stats = statSync(path, {throwIfNoEntry: false})
    if (!stats?.isFile() || stats.size > maxConfigBytes) return false
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

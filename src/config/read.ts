import {statSync} from 'node:fs'
import {basename, extname} from 'node:path'
import type {AnyRule} from '../engine/rule.ts'
import {leavesProject} from '../project/files/paths.ts'
import {decode, readSource} from '../project/files/read.ts'
import {splitByteOrderMark} from '../syntax/byte-order-mark.ts'
import type {Text, Values} from '../text/language.ts'
import {Problem, Problems} from '../text/problem.ts'
import {checkConfig} from './check.ts'
import {maxConfigBytes, packageKey} from './find.ts'
import {formatKeyPath} from './key-path.ts'
import type {Config} from './schema.ts'
import {type Key, offsetOf, type Parsed, type Tree} from './tree.ts'

const messages = {
  missing: {
    en: 'Missing configuration file `{file}`',
    zh: '没有配置文件 `{file}`'
  },
  more: {
    en: 'Unexpected {amount} more places in `{file}`, repair these first',
    zh: '`{file}` 中还有 {amount} 处错误，请先改正以上各处'
  },
  kind: {
    en: 'Unexpected kind of configuration file `{file}`, expected a regular file',
    zh: '配置文件 `{file}` 不是普通文件'
  },
  size: {
    en: 'Unexpected size of configuration file `{file}`, expected at most 256 KiB',
    zh: '配置文件 `{file}` 太大，最大 256 KiB'
  },
  link: {
    en: 'Unexpected link `{file}`, expected a configuration inside the project',
    zh: '链接 `{file}` 指向项目之外，应为项目内的配置文件'
  }
} satisfies Record<string, Text>

/** A validated configuration file. */
export class ConfigFile {
  readonly path: string
  /** Name for messages. */
  readonly name: string
  readonly config: Config
  readonly #text: string
  readonly #tree: Tree
  /** Path of keys to the configuration, in `package.json`. */
  readonly #above: readonly Key[]

  constructor(
    file: {readonly path: string; readonly name: string},
    text: string,
    tree: Tree,
    rules: readonly AnyRule[]
  ) {
    this.path = file.path
    this.name = file.name
    this.#text = text
    this.#tree = tree
    this.#above = basename(file.path) === 'package.json' ? [packageKey] : []
    const [above] = this.#above
    const value = above === undefined ? tree.value : tree.children.get(above)?.tree.value
    const issues = checkConfig(value, rules)
    const located = issues
      .map((issue) => ({...issue, offset: this.#offset(issue.path, issue.at)}))
      .sort((a, b) => a.offset - b.offset)
    throwFirst(located, file.name, ({path, at, text, values}) =>
      this.problem(path, text, values, at)
    )
    this.config = value as Config
  }

  /** Line of the value at a path of keys, from 1. */
  lineOf(path: readonly Key[]): number {
    return positionAt(this.#text, this.#offset(path, 'key')).line
  }

  /** Creates a problem at a key or value. */
  problem(
    path: readonly Key[],
    text: Text,
    values: Values,
    at: 'key' | 'value' = 'value'
  ): Problem {
    const offset = this.#offset(path, at)
    return problemAt(this, this.#text, offset, text, values, [...this.#above, ...path])
  }

  #offset(path: readonly Key[], at: 'key' | 'value'): number {
    return offsetOf(this.#tree, [...this.#above, ...path], at)
  }
}

/**
 * Reads and validates a configuration file.
 *
 * @param path Absolute path.
 * @param name Name for messages.
 * @param rules All rules.
 * @param cwd If given, symbolic links that leave the project are rejected.
 * @throws Problem If it cannot be read; `Problems` with all issues if it is invalid.
 */
export async function readConfigFile(
  path: string,
  name: string,
  rules: readonly AnyRule[],
  cwd?: string
): Promise<ConfigFile> {
  const stats = statSync(path, {throwIfNoEntry: false})
  if (!stats) throw new Problem(messages.missing, {file: name})
  if (!stats.isFile()) throw new Problem(messages.kind, {file: name})
  if (stats.size > maxConfigBytes) throw new Problem(messages.size, {file: name})
  if (cwd !== undefined && leavesProject(path, cwd)) throw new Problem(messages.link, {file: name})
  const {content} = splitByteOrderMark(decode(readSource(path, name).bytes, name))
  const {tree, problems} = await parse(path, content)
  throwFirst(problems, name, ({offset, text, values}) =>
    problemAt({path, name}, content, offset, text, values ?? {})
  )
  return new ConfigFile({path, name}, content, tree, rules)
}

/** How many problems of a file are told. */
const mostProblems = 100

/** Throws the first problems that were found, if there are any. */
function throwFirst<Found>(
  found: readonly Found[],
  name: string,
  toProblem: (found: Found) => Problem
): void {
  if (found.length === 0) return
  const problems = found.slice(0, mostProblems).map(toProblem)
  const amount = found.length - problems.length
  if (amount > 0) problems.push(new Problem(messages.more, {amount, file: name}))
  throw new Problems(problems)
}

/** Parses by extension; `.weeklylintrc` may be JSON or YAML. */
async function parse(path: string, text: string): Promise<Parsed> {
  const extension = extname(path)
  const isYaml =
    /^\.ya?ml$/.test(extension) || (!/^\.jsonc?$/.test(extension) && !/^\s*[{/]/.test(text))
  if (isYaml) {
    const {parseYaml} = await import('./yaml.ts')
    return parseYaml(text)
  }
  const {parseJson} = await import('./json.ts')
  return parseJson(text, extension !== '.json')
}

function problemAt(
  {path, name}: {readonly path: string; readonly name: string},
  source: string,
  offset: number,
  text: Text,
  values: Values,
  at: readonly Key[] = []
): Problem {
  const {line, column} = positionAt(source, offset)
  const keys = at.length > 0 ? '{keys}: ' : ''
  const bare = {en: `${keys}${text.en}`, zh: `${keys}${text.zh}`}
  const sentence = {en: `{place}: ${bare.en}`, zh: `{place}: ${bare.zh}`}
  const place = `${name}:${line}:${column}`
  return new Problem(
    sentence,
    {...values, place, keys: formatKeyPath(at)},
    {path, line, column, text: bare}
  )
}

function positionAt(text: string, offset: number): {line: number; column: number} {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/)
  return {line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1}
}

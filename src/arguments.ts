import {parseArgs} from 'node:util'
import {closest} from './closest.ts'
import {type Language, languages, type Text} from './language.ts'
import {Problem} from './problem.ts'
import {type ReporterName, reporterNames} from './reporters/index.ts'

/** What to do, as the arguments say it. */
export type Arguments =
  | {readonly command: 'help'}
  | {readonly command: 'version'}
  | PrintConfigArguments
  | LintArguments

/** Arguments that ask for the configuration of a file. */
export interface PrintConfigArguments {
  readonly command: 'print-config'
  readonly file: string
  readonly lint: LintArguments
}

/** Arguments of the lint. */
export interface LintArguments {
  readonly command: 'lint'
  readonly paths: readonly string[]
  readonly fix: boolean
  readonly unsafeFixes: boolean
  readonly diff: boolean
  readonly lang: Language | undefined
  /** The configuration for all files, or `none`; else each has the nearest. */
  readonly config: {readonly file: string} | 'none' | undefined
  /** `id: severity` or `id: ["severity", {options}]`, unchecked. */
  readonly rules: readonly string[]
  readonly quiet: boolean
  readonly maxWarnings: number | undefined
  readonly stdin: boolean
  readonly stdinFilename: string | undefined
  readonly reporter: ReporterName
  readonly outputFile: string | undefined
  /** Nothing where neither `--color` nor `--no-color` is given. */
  readonly color: boolean | undefined
  readonly allowEmpty: boolean
  /** Whether to remember between runs what was read. */
  readonly cache: boolean
  /** Where to remember it; else where the system keeps such things. */
  readonly cacheLocation: string | undefined
  /** Whether to lint what is staged for the next commit. */
  readonly staged: boolean
  /** A commit: what changed since then is linted. */
  readonly since: string | undefined
  /** Whether findings count on changed lines alone. */
  readonly changedLines: boolean
  /** Where old findings are remembered. */
  readonly baseline: string | undefined
  readonly writeBaseline: boolean
  readonly watch: boolean
  readonly reportUnused: boolean
}

/** Where old findings are remembered if nothing else is said. */
const defaultBaseline = '.weekly-lint-baseline.json'

const options = {
  'allow-empty': {type: 'boolean'},
  baseline: {type: 'string'},
  'cache-location': {type: 'string'},
  'changed-lines': {type: 'boolean'},
  color: {type: 'boolean'},
  config: {type: 'string'},
  diff: {type: 'boolean'},
  fix: {type: 'boolean'},
  help: {type: 'boolean', short: 'h'},
  lang: {type: 'string'},
  'max-warnings': {type: 'string'},
  'no-cache': {type: 'boolean'},
  'no-color': {type: 'boolean'},
  'no-config': {type: 'boolean'},
  'output-file': {type: 'string'},
  'print-config': {type: 'string'},
  quiet: {type: 'boolean'},
  'report-unused-disable-directives': {type: 'boolean'},
  reporter: {type: 'string'},
  rule: {type: 'string', multiple: true},
  since: {type: 'string'},
  staged: {type: 'boolean'},
  stdin: {type: 'boolean'},
  'stdin-filename': {type: 'string'},
  'unsafe-fixes': {type: 'boolean'},
  version: {type: 'boolean', short: 'v'},
  watch: {type: 'boolean'},
  'write-baseline': {type: 'boolean'}
} as const

type OptionName = keyof typeof options

const names = Object.keys(options) as OptionName[]

/** What an option takes, for the message where that is missing. */
const values: Partial<Record<OptionName, Text>> = {
  baseline: {en: 'a file name', zh: '一个文件名'},
  'cache-location': {en: 'a folder', zh: '一个文件夹'},
  config: {en: 'a file name', zh: '一个文件名'},
  lang: {en: '`zh` or `en`', zh: '`zh` 或 `en`'},
  'max-warnings': {en: 'a whole number', zh: '一个整数'},
  'output-file': {en: 'a file name', zh: '一个文件名'},
  'print-config': {en: 'a file name', zh: '一个文件名'},
  reporter: {en: '`text`, `compact` or `json`', zh: '`text`、`compact` 或 `json`'},
  rule: {en: "`'<id>: <severity>'`", zh: "`'<规则>: <级别>'`"},
  since: {en: 'a branch, a tag or a commit', zh: '分支、标签或提交'},
  'stdin-filename': {en: 'a file name', zh: '一个文件名'}
}

const messages = {
  unknown: {
    en: 'Unexpected option `{actual}`, expected one that `weekly-lint --help` shows',
    zh: '多余的选项 `{actual}`，可用的选项见 `weekly-lint --help`'
  },
  misspelt: {
    en: 'Unexpected option `{actual}`, expected `{expected}`',
    zh: '多余的选项 `{actual}`，应为 `{expected}`'
  },
  missingValue: {
    en: 'Missing value of `{option}`, expected {expected}',
    zh: '缺少 `{option}` 的值，应为 {expected}'
  },
  surplusValue: {
    en: 'Unexpected value `{actual}` of `{option}`, expected none',
    zh: '`{option}` 多余的值 `{actual}`，应为空'
  },
  value: {
    en: 'Unexpected value `{actual}` of `{option}`, expected {expected}',
    zh: '`{option}` 多余的值 `{actual}`，应为 {expected}'
  },
  emptyPath: {
    en: 'Unexpected empty path, expected a file or a folder',
    zh: '多余的空路径，应为文件或文件夹'
  },
  dash: {
    en: 'Unexpected path `-`, expected `--stdin`',
    zh: '多余的路径 `-`，应为 `--stdin`'
  },
  needs: {
    en: 'Missing {expected}, without which `{option}` does nothing',
    zh: '缺少 {expected}，否则 `{option}` 不起作用'
  },
  conflict: {
    en: 'Unexpected {actual} beside `{option}`, expected one of them',
    zh: '{actual} 与 `{option}` 不能同时使用，应只用其一'
  }
} satisfies Record<string, Text>

const fixOrDiff: Text = {en: '`--fix` or `--diff`', zh: '`--fix` 或 `--diff`'}
const stagedOrSince: Text = {en: '`--staged` or `--since`', zh: '`--staged` 或 `--since`'}
const aPath: Text = {en: 'path', zh: '路径'}

/**
 * Read the arguments.
 *
 * @param argv What stands behind the name of the program.
 * @throws Problem Where they make no sense.
 */
export function parseArguments(argv: readonly string[]): Arguments {
  const {flags, settings, paths} = collect(argv)
  if (flags.has('help')) return {command: 'help'}
  if (flags.has('version')) return {command: 'version'}

  const last = (name: OptionName) => settings.get(name)?.at(-1)
  const lint: LintArguments = {
    command: 'lint',
    paths,
    fix: flags.has('fix'),
    unsafeFixes: flags.has('unsafe-fixes'),
    diff: flags.has('diff'),
    lang: oneOf('lang', last('lang'), languages),
    config: configOf(last('config'), flags),
    rules: settings.get('rule') ?? [],
    quiet: flags.has('quiet'),
    maxWarnings: wholeNumber('max-warnings', last('max-warnings')),
    stdin: flags.has('stdin'),
    stdinFilename: last('stdin-filename'),
    reporter: oneOf('reporter', last('reporter'), reporterNames) ?? 'text',
    outputFile: last('output-file'),
    color: colorOf(flags),
    allowEmpty: flags.has('allow-empty'),
    cache: !flags.has('no-cache'),
    cacheLocation: last('cache-location'),
    staged: flags.has('staged'),
    since: last('since'),
    changedLines: flags.has('changed-lines'),
    baseline: last('baseline') ?? (flags.has('write-baseline') ? defaultBaseline : undefined),
    writeBaseline: flags.has('write-baseline'),
    watch: flags.has('watch'),
    reportUnused: flags.has('report-unused-disable-directives')
  }
  checkTogether(lint, new Set([...flags, ...settings.keys()]))
  const file = last('print-config')
  if (file === undefined) return lint
  if (paths.length > 0) {
    throw new Problem(messages.conflict, {option: '--print-config', actual: aPath})
  }
  return {command: 'print-config', file, lint}
}

function configOf(
  file: string | undefined,
  flags: ReadonlySet<OptionName>
): LintArguments['config'] {
  if (!flags.has('no-config')) return file === undefined ? undefined : {file}
  if (file === undefined) return 'none'
  const actual = {en: '`--config`', zh: '`--config`'}
  throw new Problem(messages.conflict, {option: '--no-config', actual})
}

/** Options that cannot both be meant. */
const exclusive: readonly (readonly [OptionName, readonly OptionName[]])[] = [
  ['diff', ['reporter']],
  ['no-cache', ['cache-location']],
  ['staged', ['since', 'stdin']],
  ['since', ['stdin']],
  // What is remembered of a report is all of it.
  ['write-baseline', ['staged', 'since', 'stdin', 'diff']],
  ['watch', ['stdin', 'staged', 'diff', 'output-file', 'write-baseline']]
]

interface Collected {
  /** Options without a value, in the order of their last mention. */
  readonly flags: ReadonlySet<OptionName>
  readonly settings: ReadonlyMap<OptionName, readonly string[]>
  readonly paths: readonly string[]
}

/** Sort the arguments by kind; `--help` is heard even where others are wrong. */
function collect(argv: readonly string[]): Collected {
  const {tokens} = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true
  })
  const flags = new Set<OptionName>()
  const settings = new Map<OptionName, string[]>()
  const paths: string[] = []
  const asksForHelp = tokens.some((token) => token.kind === 'option' && token.name === 'help')
  if (asksForHelp) return {flags: new Set(['help']), settings, paths}

  for (const token of tokens) {
    if (token.kind === 'positional') {
      paths.push(token.value)
    } else if (token.kind === 'option') {
      const name = names.find((name) => name === token.name)
      if (!name) throw unknownOption(argv[token.index] ?? token.rawName)
      const option = `--${name}`
      if (options[name].type === 'boolean') {
        if (token.inlineValue)
          throw new Problem(messages.surplusValue, {actual: token.value, option})
        flags.delete(name)
        flags.add(name)
      } else {
        const {value} = token
        if (!value || (!token.inlineValue && value.startsWith('--'))) {
          throw new Problem(messages.missingValue, {option, expected: values[name] ?? ''})
        }
        settings.set(name, [...(settings.get(name) ?? []), value])
      }
    }
  }
  return {flags, settings, paths}
}

function unknownOption(argument: string): Problem {
  const actual = argument.startsWith('--') ? argument.replace(/=.*$/s, '') : argument
  const word = `--${actual.replace(/^-+/, '')}`
  const expected = closest(
    word,
    names.map((name) => `--${name}`)
  )
  return expected && word.length > 3
    ? new Problem(messages.misspelt, {actual, expected})
    : new Problem(messages.unknown, {actual})
}

/** Which of `--color` and `--no-color` was said last. */
function colorOf(flags: ReadonlySet<OptionName>): boolean | undefined {
  const said = [...flags].findLast((name) => name === 'color' || name === 'no-color')
  return said && said === 'color'
}

function oneOf<Choice extends string>(
  name: OptionName,
  actual: string | undefined,
  choices: readonly Choice[]
): Choice | undefined {
  if (actual === undefined) return undefined
  const choice = choices.find((choice) => choice === actual)
  if (choice) return choice
  const near = closest(actual, choices)
  const expected = near ? {en: `\`${near}\``, zh: `\`${near}\``} : (values[name] ?? '')
  throw new Problem(messages.value, {actual, option: `--${name}`, expected})
}

function wholeNumber(name: OptionName, actual: string | undefined): number | undefined {
  if (actual === undefined) return undefined
  if (/^\d{1,9}$/.test(actual)) return Number(actual)
  throw new Problem(messages.value, {actual, option: `--${name}`, expected: values[name] ?? ''})
}

/** What one argument says against another. */
function checkTogether(lint: LintArguments, given: ReadonlySet<OptionName>): void {
  if (lint.paths.includes('')) throw new Problem(messages.emptyPath)
  if (lint.paths.includes('-')) throw new Problem(messages.dash)
  if (lint.unsafeFixes && !lint.fix && !lint.diff) {
    throw new Problem(messages.needs, {option: '--unsafe-fixes', expected: fixOrDiff})
  }
  if (lint.stdinFilename !== undefined && !lint.stdin) {
    const expected = {en: '`--stdin`', zh: '`--stdin`'}
    throw new Problem(messages.needs, {option: '--stdin-filename', expected})
  }
  if (lint.stdin && lint.paths.length > 0) {
    throw new Problem(messages.conflict, {option: '--stdin', actual: aPath})
  }
  if (lint.changedLines && !lint.staged && lint.since === undefined) {
    throw new Problem(messages.needs, {option: '--changed-lines', expected: stagedOrSince})
  }
  for (const [option, others] of exclusive) {
    const other = others.find((other) => given.has(other))
    if (!given.has(option) || !other) continue
    const actual = {en: `\`--${other}\``, zh: `\`--${other}\``}
    throw new Problem(messages.conflict, {option: `--${option}`, actual})
  }
}

import type {Text} from '../../text/language.ts'
import {Problem} from '../../text/problem.ts'
import {
  aPath,
  colorOptions,
  configOptions,
  type FileArguments,
  fileArgumentsOf,
  fileOptions
} from './files.ts'
import {type LinkArguments, linkArgumentsOf, linkOptions} from './links.ts'
import {
  code,
  collect,
  commonOptions,
  either,
  fileName,
  type Given,
  last,
  messages,
  type OptionTable,
  refuseTogether
} from './options.ts'
import {maxWarningsOf, outputOptions, type ReporterChoice, reportersOf} from './reporters.ts'

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
export interface LintArguments extends FileArguments {
  readonly command: 'lint'
  readonly fix: boolean
  readonly unsafeFixes: boolean
  /** `id: severity` or `id: ["severity", {options}]`, unchecked. */
  readonly rules: readonly string[]
  readonly maxWarnings: number | undefined
  readonly reporters: readonly ReporterChoice[]
  /** `undefined` if neither `--color` nor `--no-color` is given. */
  readonly color: boolean | undefined
  /** Whether titles, findings and verdicts are cached between runs. */
  readonly cache: boolean
  /** Whether findings are cached in CI too. */
  readonly cacheInCI: boolean
  /** Folder of the cache; without it, the folder that the system has for caches. */
  readonly cacheLocation: string | undefined
  /** A commit: what changed since then is linted. */
  readonly since: string | undefined
  /** Whether findings count on changed lines alone. */
  readonly changedLines: boolean
  /** The file with findings to leave out. */
  readonly baseline: string | undefined
  readonly writeBaseline: boolean
  readonly watch: boolean
  readonly reportUnused: boolean
  /** Whether to ask for addresses; `undefined` if no option says so. */
  readonly links: boolean | undefined
  /** Whether to do without the network. */
  readonly offline: boolean
  readonly linkCheck: LinkArguments
}

/** The baseline file if no other is named. */
const defaultBaseline = '.weekly-lint-baseline.json'

/** The options of the lint. */
export const lintOptions = {
  ...commonOptions,
  ...configOptions,
  ...colorOptions,
  ...fileOptions,
  ...linkOptions,
  ...outputOptions,
  baseline: {type: 'string', value: fileName, completes: 'file'},
  cache: {type: 'boolean'},
  'changed-lines': {type: 'boolean'},
  fix: {type: 'boolean'},
  links: {type: 'boolean'},
  'no-links': {type: 'boolean'},
  'print-config': {type: 'string', value: fileName, completes: 'file'},
  'report-unused-disable-directives': {type: 'boolean'},
  rule: {
    type: 'string',
    multiple: true,
    value: {en: "`'<id>: <severity>'`", zh: "`'<规则>: <级别>'`"},
    completes: 'rule'
  },
  since: {
    type: 'string',
    value: {en: 'a branch, a tag or a commit', zh: '分支、标签或提交'}
  },
  'unsafe-fixes': {type: 'boolean'},
  version: {type: 'boolean', short: 'v'},
  watch: {type: 'boolean'},
  'write-baseline': {type: 'boolean'}
} as const satisfies OptionTable

type LintGiven = Given<keyof typeof lintOptions>

const fixOrDiff: Text = {en: '`--fix` or `--diff`', zh: '`--fix` 或 `--diff`'}
const stagedOrSince: Text = {en: '`--staged` or `--since`', zh: '`--staged` 或 `--since`'}

/**
 * Read the arguments of the lint.
 *
 * @param argv What stands behind the name of the program.
 * @throws Problem If they are wrong.
 */
export function parseLintArguments(argv: readonly string[]): Arguments {
  const given = collect(argv, lintOptions)
  const {flags, settings, positionals: paths} = given
  if (flags.has('help')) return {command: 'help'}
  if (flags.has('version')) return {command: 'version'}

  const lint: LintArguments = {
    command: 'lint',
    ...fileArgumentsOf(given),
    fix: flags.has('fix'),
    unsafeFixes: flags.has('unsafe-fixes'),
    rules: settings.get('rule') ?? [],
    maxWarnings: maxWarningsOf(given),
    reporters: reportersOf(given),
    color: either(given, 'color', 'no-color'),
    cache: !flags.has('no-cache'),
    cacheInCI: flags.has('cache') || settings.has('cache-location'),
    cacheLocation: last(given, 'cache-location'),
    since: last(given, 'since'),
    changedLines: flags.has('changed-lines'),
    baseline:
      last(given, 'baseline') ?? (flags.has('write-baseline') ? defaultBaseline : undefined),
    writeBaseline: flags.has('write-baseline'),
    watch: flags.has('watch'),
    reportUnused: flags.has('report-unused-disable-directives'),
    links: flags.has('offline') ? false : either(given, 'links', 'no-links'),
    offline: flags.has('offline'),
    linkCheck: linkArgumentsOf(given)
  }
  checkTogether(lint, given)
  const file = last(given, 'print-config')
  if (file === undefined) return lint
  if (paths.length > 0) {
    throw new Problem(messages.conflict, {option: '--print-config', actual: aPath})
  }
  return {command: 'print-config', file, lint}
}

/** Options that cannot both be meant. */
const exclusive: readonly (readonly [
  keyof typeof lintOptions,
  readonly (keyof typeof lintOptions)[]
])[] = [
  ['diff', ['reporter']],
  ['no-cache', ['cache', 'cache-location']],
  ['staged', ['since', 'stdin']],
  ['since', ['stdin']],
  // A baseline has all findings of a report.
  ['write-baseline', ['staged', 'since', 'stdin', 'diff']],
  // The baseline of one job would lack the reports of the others.
  ['shard', ['write-baseline', 'stdin', 'watch']],
  ['fail-on-change', ['diff', 'watch']],
  ['offline', ['links']],
  ['watch', ['links']],
  ['only-reports', ['stdin', 'watch']],
  ['watch', ['stdin', 'staged', 'diff', 'output-file', 'write-baseline']]
]

/** What one argument says against another. */
function checkTogether(lint: LintArguments, given: LintGiven): void {
  if (lint.unsafeFixes && !lint.fix && !lint.diff) {
    throw new Problem(messages.needs, {option: '--unsafe-fixes', expected: fixOrDiff})
  }
  if (lint.failOnChange && !lint.fix) {
    throw new Problem(messages.needs, {option: '--fail-on-change', expected: code('--fix')})
  }
  if (lint.changedLines && !lint.staged && lint.since === undefined) {
    throw new Problem(messages.needs, {option: '--changed-lines', expected: stagedOrSince})
  }
  refuseTogether(given, exclusive)
  const toFile = lint.reporters.find(({file}) => file !== undefined)
  if (lint.watch && toFile) {
    const actual = code(`--reporter ${toFile.name}:${toFile.file}`)
    throw new Problem(messages.conflict, {option: '--watch', actual})
  }
}

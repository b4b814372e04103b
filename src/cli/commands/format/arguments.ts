import type {Language, Text} from '../../../text/language.ts'
import {Problem} from '../../../text/problem.ts'
import {type ConfigChoice, configOf, configOptions, refusePaths} from '../../arguments/files.ts'
import {
  choice,
  code,
  commonOptions,
  fileName,
  type Given,
  last,
  messages,
  type OptionTable,
  refuseTogether
} from '../../arguments/options.ts'

/** The options of `weekly-lint format`. */
export const options = {
  ...commonOptions,
  ...configOptions,
  'allow-empty': {type: 'boolean'},
  check: {type: 'boolean'},
  diff: {type: 'boolean'},
  'fail-on-change': {type: 'boolean'},
  'only-reports': {type: 'boolean'},
  quiet: {type: 'boolean'},
  staged: {type: 'boolean'},
  stdin: {type: 'boolean'},
  'stdin-filename': {type: 'string', value: fileName, completes: 'file'}
} as const satisfies OptionTable

/** What `weekly-lint format --help` prints. */
export const help: Text = {
  en: `weekly-lint format [options] [paths...]   lay reports out, always the same way

Indentation, blank lines, markers of headings, lists and emphasis, tables, fences,
white space: what is read stays the same, checked against the parsed document.
Prints the names of the reports that it changed; others are not written.

  --check                  write nothing, name what would change (exit code 1)
  --diff                   write nothing, print what would change (exit code 1)
  --staged                 what is staged, and the working copy with it
  --stdin                  lay out standard input, to standard output
  --stdin-filename <file>  name of that report
  --config <file>, --no-config   configuration for all files, or none
  --only-reports           leave out named files that are no reports: for hooks
  --fail-on-change         fail where something was laid out: for hooks
  --quiet                  do not print names and the summary
  --allow-empty            do not fail if there is no report
  --lang <zh|en>           language of messages
  -h, --help               show this

Exit codes: 0 all is laid out, 1 something would change, 2 misuse or a file that
failed. What could not be laid out without changing how it is read is told.
`,
  zh: `weekly-lint format [选项] [路径...]   统一周报的排版

统一缩进、空行、标题、列表和强调的记号、表格、代码围栏和空白；读者看到的内容不变，
每处改动都与解析结果核对。显示改动过的文件名，无需改动的文件不会写入。

  --check                  不写文件，只显示需要改动的文件名（退出码 1）
  --diff                   不写文件，只显示会做的改动（退出码 1）
  --staged                 处理已暂存的内容，并同时更新工作区
  --stdin                  从标准输入读取周报，结果写到标准输出
  --stdin-filename <文件>  这份周报的文件名
  --config <文件>、--no-config   所有文件都用这个配置，或不用配置
  --only-reports           略过写出文件名但不是周报的文件：用于 Git 钩子
  --fail-on-change         统一了排版也算失败：用于 Git 钩子
  --quiet                  不显示文件名和汇总
  --allow-empty            没有周报时不算失败
  --lang <zh|en>           信息的语言
  -h、--help               显示这份说明

退出码：0 排版都已统一，1 有文件需要改动，2 用法错误或文件处理失败。
无法在不改变含义的前提下统一的地方会列出来。
`
}

/** Arguments of `weekly-lint format`. */
export interface FormatArguments {
  readonly paths: readonly string[]
  /** Whether to tell what would change, and write nothing. */
  readonly check: boolean
  readonly diff: boolean
  readonly quiet: boolean
  readonly allowEmpty: boolean
  /** Whether named files are left out where they are no reports. */
  readonly onlyReports: boolean
  /** Whether a change is a reason to stop. */
  readonly failOnChange: boolean
  readonly staged: boolean
  readonly stdin: boolean
  readonly stdinFilename: string | undefined
  readonly config: ConfigChoice
  readonly lang: Language | undefined
}

/**
 * Read the arguments of `weekly-lint format`.
 *
 * @throws Problem Where they make no sense.
 */
export function readArguments(given: Given): FormatArguments {
  const {flags, positionals: paths} = given
  const args = {
    paths,
    check: flags.has('check'),
    diff: flags.has('diff'),
    quiet: flags.has('quiet'),
    allowEmpty: flags.has('allow-empty'),
    onlyReports: flags.has('only-reports'),
    failOnChange: flags.has('fail-on-change'),
    staged: flags.has('staged'),
    stdin: flags.has('stdin'),
    stdinFilename: last(given, 'stdin-filename'),
    config: configOf(given),
    lang: choice(given, 'lang', options.lang)
  }
  refusePaths(paths, args.stdin)
  if (args.stdinFilename !== undefined && !args.stdin) {
    throw new Problem(messages.needs, {option: '--stdin-filename', expected: code('--stdin')})
  }
  refuseTogether(given, [
    ['check', ['diff', 'fail-on-change']],
    ['fail-on-change', ['diff']],
    ['only-reports', ['stdin']],
    ['staged', ['stdin']]
  ])
  return args
}

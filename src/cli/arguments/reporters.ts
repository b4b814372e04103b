import {type ReporterName, reporterKinds, reporterNames} from '../../reporters/index.ts'
import type {Text} from '../../text/language.ts'
import {Problem} from '../../text/problem.ts'
import {
  code,
  fileName,
  type Given,
  messages as general,
  last,
  type OptionTable,
  oneOf,
  wholeNumber
} from './options.ts'

/** A reporter, and where it writes to. */
export interface ReporterChoice {
  readonly name: ReporterName
  /** The file to write to; else they are printed. */
  readonly file: string | undefined
}

const messages = {
  shared: {
    en: 'Unexpected second reporter `{actual}` on standard output, expected a file for one of them, as in `--reporter {actual}:report.txt`',
    zh: '只有一种报告格式能写到标准输出，请为 `{actual}` 指定文件，如 `--reporter {actual}:report.txt`'
  },
  sameFile: {
    en: 'Unexpected second reporter to `{file}`, expected a file for each',
    zh: '`{file}` 已用于另一种报告格式，请为每种格式各指定一个文件'
  },
  missingFile: {
    en: 'Missing file of `--reporter {actual}`, expected one as in `{expected}`',
    zh: '`--reporter {actual}` 缺少文件名，应为 `{expected}` 这样的写法'
  }
} satisfies Record<string, Text>

/** The option that names them. */
const reporterOption = {
  type: 'string',
  multiple: true,
  value: {
    en: `one of ${reporterNames.join(', ')}, or \`<name>:<file>\``,
    zh: `${reporterNames.join('、')} 之一，或 \`<名称>:<文件>\``
  },
  choices: reporterNames
} as const

const number: Text = {en: 'a whole number', zh: '一个整数'}

/** Options of commands that tell of findings. */
export const outputOptions = {
  'max-warnings': {type: 'string', value: number},
  'output-file': {type: 'string', value: fileName, completes: 'file'},
  quiet: {type: 'boolean'},
  reporter: reporterOption
} as const satisfies OptionTable

/** How many warnings are allowed, if there is a limit. */
export function maxWarningsOf(given: Given): number | undefined {
  return wholeNumber(given, 'max-warnings', number)
}

/**
 * The reporters: `text` by default.
 *
 * @throws Problem If two of them would write to one place.
 */
export function reportersOf(given: Given): readonly ReporterChoice[] {
  const choices = (given.settings.get('reporter') ?? ['text']).map(parse)
  const outputFile = last(given, 'output-file')
  const [first] = choices
  if (outputFile !== undefined && first) {
    const isTaken = choices.length > 1 || first.file !== undefined
    if (!isTaken) return [{...first, file: outputFile}]
    const actual = code(`--reporter ${choices.at(-1)?.name}`)
    throw new Problem(general.conflict, {option: '--output-file', actual})
  }
  const files = new Set<string>()
  for (const {file} of choices) {
    if (file === undefined) continue
    if (files.has(file)) throw new Problem(messages.sameFile, {file})
    files.add(file)
  }
  checkPrinted(choices.filter(({file}) => file === undefined))
  return choices
}

/** A log takes annotations among its lines; nothing else shares standard output. */
function checkPrinted(printed: readonly ReporterChoice[]): void {
  const [first, second] = printed.filter(({name}) => name !== 'github')
  const isBeside = printed.some(({name}) => name === 'github') && first
  if (second) throw new Problem(messages.shared, {actual: second.name})
  if (isBeside && reporterKinds[first.name].isData) {
    throw new Problem(messages.shared, {actual: first.name})
  }
}

/** `name` or `name:file`. */
function parse(value: string): ReporterChoice {
  const [, word = value, file] = /^([^:]*):(.*)$/s.exec(value) ?? []
  const name = oneOf(word, 'reporter', reporterOption)
  if (file !== '') return {name, file}
  throw new Problem(messages.missingFile, {actual: value, expected: `${value}report.txt`})
}

import {parseArgs} from 'node:util'
import {closest} from '../../text/closest.ts'
import type {Text} from '../../text/language.ts'
import {Problem} from '../../text/problem.ts'

/** What shells offer for a value. */
export type Completion = 'file' | 'folder' | 'rule' | readonly string[]

/** An option of a command; shells complete what follows it from this, too. */
export type Option =
  | {readonly type: 'boolean'; readonly short?: string}
  | {
      readonly type: 'string'
      readonly multiple?: boolean
      /** What it takes, for the message if that is missing. */
      readonly value: Text
      /** All values, if they are a fixed list. */
      readonly choices?: readonly string[]
      /** What shells offer for it, if there is no such list. */
      readonly completes?: Completion
    }

/** The options of a command, by their long names. */
export type OptionTable = Readonly<Record<string, Option>>

/** Options that every command takes. */
export const commonOptions = {
  help: {type: 'boolean', short: 'h'},
  lang: {type: 'string', value: {en: '`zh` or `en`', zh: '`zh` 或 `en`'}, choices: ['zh', 'en']}
} as const satisfies OptionTable

export const fileName: Text = {en: 'a file name', zh: '一个文件名'}

/** What was given on the command line, sorted by kind. */
export interface Given<Name extends string = string> {
  /** Options without a value, in the order of their last mention. */
  readonly flags: ReadonlySet<Name>
  readonly settings: ReadonlyMap<Name, readonly string[]>
  readonly positionals: readonly string[]
}

export const messages = {
  unknown: {
    en: 'Unexpected option `{actual}`, expected one that `{help}` shows',
    zh: '没有选项 `{actual}`，可用的选项见 `{help}`'
  },
  misspelt: {
    en: 'Unexpected option `{actual}`, expected `{expected}`',
    zh: '没有选项 `{actual}`，应为 `{expected}`'
  },
  missingValue: {
    en: 'Missing value of `{option}`, expected {expected}',
    zh: '缺少 `{option}` 的值，应为 {expected}'
  },
  surplusValue: {
    en: 'Unexpected value `{actual}` of `{option}`, expected none',
    zh: '`{option}` 不接受值，请去掉 `{actual}`'
  },
  value: {
    en: 'Unexpected value `{actual}` of `{option}`, expected {expected}',
    zh: '`{option}` 的值 `{actual}` 有误，应为 {expected}'
  },
  emptyPath: {
    en: 'Unexpected empty path, expected a file or a folder',
    zh: '路径为空，应为文件或文件夹'
  },
  dash: {
    en: 'Unexpected path `-`, expected `--stdin`',
    zh: '路径不能是 `-`，应为 `--stdin`'
  },
  needs: {
    en: 'Missing {expected}, without which `{option}` does nothing',
    zh: '`{option}` 要与 {expected} 同用，否则不起作用'
  },
  conflict: {
    en: 'Unexpected {actual} beside `{option}`, expected one of them',
    zh: '{actual} 与 `{option}` 不能同时使用，请只用其一'
  },
  surplus: {
    en: 'Unexpected argument `{actual}`, expected one that `{help}` shows',
    zh: '多余的参数 `{actual}`，用法见 `{help}`'
  }
} satisfies Record<string, Text>

/**
 * Sort arguments by kind; `--help` counts even if others are wrong.
 *
 * @param argv What stands behind the name of the command.
 * @param help The command that shows what there is.
 * @throws Problem If an option does not exist, or lacks its value.
 */
export function collect<Table extends OptionTable>(
  argv: readonly string[],
  table: Table,
  help = 'weekly-lint lint --help'
): Given<keyof Table & string> {
  const {tokens} = parseArgs({
    args: [...argv],
    options: table,
    strict: false,
    allowPositionals: true,
    tokens: true
  })
  const flags = new Set<string>()
  const settings = new Map<string, string[]>()
  const positionals: string[] = []
  const asksForHelp = tokens.some((token) => token.kind === 'option' && token.name === 'help')
  if (asksForHelp) return {flags: new Set(['help']), settings: new Map(), positionals}

  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const declared = Object.hasOwn(table, token.name) ? table[token.name] : undefined
    if (!declared) throw unknownOption(argv[token.index] ?? token.rawName, table, help)
    const {name, value = ''} = token
    const option = `--${name}`
    if (declared.type === 'boolean') {
      if (token.inlineValue) throw new Problem(messages.surplusValue, {actual: value, option})
      flags.delete(name)
      flags.add(name)
    } else {
      if (value === '' || (!token.inlineValue && value.startsWith('--'))) {
        throw new Problem(messages.missingValue, {option, expected: declared.value})
      }
      settings.set(name, [...(settings.get(name) ?? []), value])
    }
  }
  return {flags, settings, positionals} as Given<keyof Table & string>
}

function unknownOption(argument: string, table: OptionTable, help: string): Problem {
  const actual = argument.startsWith('--') ? argument.replace(/=.*$/s, '') : argument
  const word = `--${actual.replace(/^-+/, '')}`
  const expected = closest(
    word,
    Object.keys(table).map((name) => `--${name}`)
  )
  return expected && word.length > 3
    ? new Problem(messages.misspelt, {actual, expected})
    : new Problem(messages.unknown, {actual, help})
}

/** The last value that was given. */
export function last<Name extends string>(given: Given<Name>, name: Name): string | undefined {
  return given.settings.get(name)?.at(-1)
}

/** Which of two opposite options was given last; `undefined` if neither was. */
export function either<Name extends string>(
  {flags}: Given<Name>,
  yes: Name,
  no: Name
): boolean | undefined {
  const said = [...flags].findLast((name) => name === yes || name === no)
  return said && said === yes
}

/**
 * The last value, which has to be one of the choices that the table names.
 *
 * @throws Problem If it is another; it names the nearest.
 */
export function choice<Choice extends string>(
  given: Given,
  name: string,
  option: {readonly value: Text; readonly choices: readonly Choice[]}
): Choice | undefined {
  const actual = last(given, name)
  return actual === undefined ? undefined : oneOf(actual, name, option)
}

/**
 * One of the choices that the table names.
 *
 * @throws Problem If it is none; it names the nearest.
 */
export function oneOf<Choice extends string>(
  actual: string,
  name: string,
  {choices, value}: {readonly value: Text; readonly choices: readonly Choice[]}
): Choice {
  const chosen = choices.find((choice) => choice === actual)
  if (chosen) return chosen
  const near = closest(actual, choices)
  const expected = near ? code(near) : value
  throw new Problem(messages.value, {actual, option: `--${name}`, expected})
}

/**
 * The last value, which has to be a whole number.
 *
 * @throws Problem If it is none.
 */
export function wholeNumber(given: Given, name: string, expected: Text): number | undefined {
  const actual = last(given, name)
  if (actual === undefined) return undefined
  if (/^\d{1,9}$/.test(actual)) return Number(actual)
  throw new Problem(messages.value, {actual, option: `--${name}`, expected})
}

/**
 * Options that cannot both be meant.
 *
 * @throws Problem If both of a pair are given.
 */
export function refuseTogether<Name extends string>(
  {flags, settings}: Given<Name>,
  exclusive: readonly (readonly [Name, readonly Name[]])[]
): void {
  const given = new Set([...flags, ...settings.keys()])
  for (const [option, others] of exclusive) {
    const other = others.find((other) => given.has(other))
    if (!given.has(option) || !other) continue
    throw new Problem(messages.conflict, {option: `--${option}`, actual: code(`--${other}`)})
  }
}

/** A word of code, which is the same in all languages. */
export function code(word: string): Text {
  return {en: `\`${word}\``, zh: `\`${word}\``}
}

import {wrap} from '../../explanation/wrap.ts'
import {displayWidth} from '../../text/display-width.ts'
import type {Language, Text} from '../../text/language.ts'
import type {Option, OptionTable} from '../arguments/options.ts'

/** Columns of a help page. */
const width = 80

/** Columns before the descriptions; the description of a longer option begins behind it, or in the next line. */
const optionWidth = 28

/** A page with more options has them in groups. */
const mostUngrouped = 20

/** Headings of the options, in the order of the page. */
const groups = {
  fixes: {en: 'Fixes', zh: '修复'},
  files: {en: 'Files', zh: '文件'},
  rules: {en: 'Rules and configuration', zh: '规则与配置'},
  links: {en: 'Links', zh: '链接'},
  output: {en: 'Output', zh: '输出'},
  general: {en: 'General', zh: '其他'}
} satisfies Record<string, Text>

/** What help, completion and docs say about an option. */
export interface OptionHelp {
  readonly group: keyof typeof groups
  readonly text: Text
  /** Stands for the value, such as `<file>`. */
  readonly placeholder?: Text
}

/** `no-x` has the entry of `x`, if there is one. */
type Negative<Table, Name> = Name extends `no-${infer Positive}`
  ? Positive extends keyof Table
    ? Name
    : never
  : never

/** One entry for each option of a table; one with a placeholder for each that takes a value. */
export type OptionHelps<Table> = {
  readonly [Name in keyof Table & string as Exclude<
    Name,
    Negative<Table, Name>
  >]: Table[Name] extends {readonly type: 'string'}
    ? OptionHelp & {readonly placeholder: Text}
    : OptionHelp
}

/** What `--help` says about a command. */
export interface CommandHelp {
  /** How it is called, without its options. */
  readonly usage: Text
  readonly summary: Text
  /** Paragraphs before the options, in lines that fit the page. */
  readonly about: Text
  /** By the names of the options. */
  readonly options: Readonly<Record<string, OptionHelp>>
  /** Paragraphs behind the options, in lines that fit the page. */
  readonly end: Text
}

/** An option as help, completion and docs show it. */
export interface ShownOption extends OptionHelp {
  /** All its spellings, as in `-h, --help`. */
  readonly spelling: Text
}

/** The options of a command in the order of the page, by group. */
export function groupOptions(
  table: OptionTable,
  help: CommandHelp
): Map<Text, readonly ShownOption[]> {
  const shown = new Map<Text, readonly ShownOption[]>()
  for (const [name, title] of Object.entries(groups)) {
    const options = Object.entries(help.options).filter(([, {group}]) => group === name)
    if (options.length === 0) continue
    shown.set(
      title,
      options.map(([name, option]) => ({...option, spelling: spellingOf(name, table, option)}))
    )
  }
  return shown
}

/** The description of one option of a table, also of one that shares that of another. */
export function describeOption(name: string, help: CommandHelp): Text | undefined {
  return (help.options[name] ?? help.options[name.replace(/^no-/, '')])?.text
}

/** The page that `--help` prints. */
export function renderHelp(table: OptionTable, help: CommandHelp, language: Language): string {
  const shown = [...groupOptions(table, help)]
  const isGrouped = shown.flatMap(([, options]) => options).length > mostUngrouped
  const sections = shown.map(([title, options]) => {
    const lines = options.map((option) => renderOption(option, language))
    return [...(isGrouped ? [`${title[language]}`] : []), ...lines].join('\n')
  })
  return `${[
    `${help.usage[language]}   ${help.summary[language]}`,
    help.about[language],
    sections.join(isGrouped ? '\n\n' : '\n'),
    help.end[language]
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`
}

function renderOption({spelling, text}: ShownOption, language: Language): string {
  const start = `  ${spelling[language]}  `
  const missing = optionWidth - displayWidth(start)
  const line = start + ' '.repeat(Math.max(0, missing)) + text[language]
  if (displayWidth(line) <= width) return line
  const lines = wrap(text[language], width - optionWidth)
  const indent = ' '.repeat(optionWidth)
  const below = lines.join(`\n${indent}`)
  return missing < 0 ? `${start.trimEnd()}\n${indent}${below}` : start + ' '.repeat(missing) + below
}

function spellingOf(name: string, table: OptionTable, {placeholder}: OptionHelp): Text {
  const spell = (language: Language) =>
    [
      ...shortOf(table[name]),
      `--${name}${placeholder ? ` ${placeholder[language]}` : ''}`,
      ...(Object.hasOwn(table, `no-${name}`) ? [`--no-${name}`] : [])
    ].join(language === 'zh' ? '、' : ', ')
  return {en: spell('en'), zh: spell('zh')}
}

function shortOf(option: Option | undefined): string[] {
  return option?.type === 'boolean' && option.short !== undefined ? [`-${option.short}`] : []
}

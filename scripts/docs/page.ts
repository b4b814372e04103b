import type {Language, Text} from '../../src/language.ts'
import type {Option} from '../../src/option.ts'
import type {AnyRule, Example, Severity} from '../../src/rule.ts'
import {cell, fence, makeVisible, prose} from './markdown.ts'

const words = {
  title: {en: 'Rules', zh: '规则'},
  other: {en: '[中文](README.zh-CN.md)', zh: '[English](README.md)'},
  made: {
    en: 'Made by `npm run docs` from the files in this folder; each example is run as a test.',
    zh: '由 `npm run docs` 根据本目录中的文件生成；每个示例都作为测试运行。'
  },
  legend: {
    en: '✔: `--fix` repairs it. ?: it suggests a repair, which `--unsafe-fixes` applies.',
    zh: '✔：`--fix` 可以修复。?：给出修复建议，加上 `--unsafe-fixes` 才会应用。'
  },
  invisible: {
    en: 'In the examples, ␠ is a space at the end of a line, ␉ a tab, ␍ a carriage return.',
    zh: '示例中，␠ 是行尾空格，␉ 是制表符，␍ 是回车符。'
  },
  columns: {
    en: ['Rule', 'Default', 'Repair', 'What it wants'],
    zh: ['规则', '默认', '修复', '要求']
  },
  layout: {
    en: 'About layout alone: `weekly-lint format` applies it.',
    zh: '只涉及排版：由 `weekly-lint format` 应用。'
  },
  options: {en: 'Options', zh: '选项'},
  messages: {en: 'Messages', zh: '消息'},
  examples: {en: 'Examples', zh: '示例'},
  default: {en: 'default', zh: '默认'},
  with: {en: 'with', zh: '配置'},
  as: {en: 'as', zh: '文件'},
  beside: {en: 'beside', zh: '相邻文件'},
  fine: {en: 'Nothing to complain about:', zh: '没有问题：'},
  unended: {en: 'Without a line ending at the end:', zh: '末尾没有换行：'},
  fixed: {en: 'After `--fix`:', zh: '`--fix` 之后：'},
  suggested: {en: 'After `--fix --unsafe-fixes`:', zh: '`--fix --unsafe-fixes` 之后：'}
} as const

const severities: Record<Severity, Text> = {
  error: {en: 'error', zh: '错误'},
  warn: {en: 'warning', zh: '警告'},
  off: {en: 'off', zh: '关闭'}
}

const types: Record<Option['type'], Text> = {
  boolean: {en: '`true` or `false`', zh: '`true` 或 `false`'},
  integer: {en: 'whole number', zh: '整数'},
  string: {en: 'text', zh: '文本'},
  array: {en: 'list of texts', zh: '文本列表'}
}

/** The reference of all rules, in one language. */
export function rulesPage(rules: readonly AnyRule[], language: Language): string {
  return `${[
    `# ${words.title[language]}`,
    words.other[language],
    words.made[language],
    index(rules, language),
    words.legend[language],
    words.invisible[language],
    ...rules.flatMap((rule) => section(rule, language))
  ].join('\n\n')}\n`
}

function index(rules: readonly AnyRule[], language: Language): string {
  const columns = words.columns[language]
  const rows = rules.map((rule) => [
    `[\`${rule.id}\`](#${rule.id})`,
    severities[rule.severity][language],
    repairs(rule),
    prose(rule.summary[language])
  ])
  return [columns, columns.map(() => '---'), ...rows]
    .map((row) => `| ${row.map(cell).join(' | ')} |`)
    .join('\n')
}

/** Whether a rule repairs or suggests, as its examples show. */
function repairs({examples}: AnyRule): string {
  const isFixed = examples.some(({before, after = before}) => after !== before)
  const isSuggested = examples.some(
    ({before, after = before, suggested = after}) => suggested !== after
  )
  return `${isFixed ? '✔' : ''}${isSuggested ? '?' : ''}`
}

function section(rule: AnyRule, language: Language): string[] {
  const options: [string, Option][] = Object.entries(rule.options)
  const messages: Text[] = Object.values(rule.messages)
  return [
    `## ${rule.id}`,
    sentence(rule.summary, language),
    sentence(rule.why, language),
    ...(rule.layout ? [words.layout[language]] : []),
    ...(options.length > 0 ? [`### ${words.options[language]}`] : []),
    ...(options.length > 0 ? [options.map((option) => describe(option, language)).join('\n')] : []),
    `### ${words.messages[language]}`,
    fence(messages.map((text) => text[language]).join('\n'), 'text'),
    `### ${words.examples[language]}`,
    ...rule.examples.flatMap((example) => show(example, language))
  ]
}

function sentence(text: Text, language: Language): string {
  return prose(text[language]).replace(/[.。]?$/, language === 'en' ? '.' : '。')
}

function describe([name, option]: [string, Option], language: Language): string {
  const choices = 'enum' in option && option.enum ? option.enum : []
  const accepted =
    choices.length > 0
      ? choices.map((choice) => `\`${choice}\``).join(language === 'en' ? ', ' : '、')
      : types[option.type][language]
  const fallback = `${words.default[language]} \`${JSON.stringify(option.default)}\``
  const description = prose(option.description[language])
  return language === 'en'
    ? `- \`${name}\` (${accepted}; ${fallback}): ${description}`
    : `- \`${name}\`（${accepted}；${fallback}）：${description}`
}

function show(example: Example, language: Language): string[] {
  const {before, after = before, suggested = after, findings = [], options} = example
  const setting = options ? `, ${words.with[language]} \`${JSON.stringify(options)}\`` : ''
  return [
    `**${prose(example.title[language])}**${place(example, language)}${setting}`,
    ...(findings.length === 0 ? [words.fine[language]] : []),
    ...source(before, language),
    ...(findings.length > 0
      ? [fence(findings.map((it) => makeVisible(`${it.at}: ${it[language]}`)).join('\n'), 'text')]
      : []),
    ...(after !== before ? [words.fixed[language], ...source(after, language)] : []),
    ...(suggested !== after ? [words.suggested[language], ...source(suggested, language)] : [])
  ]
}

/** Where the report of an example stands, and among what. */
function place({path, archive = []}: Example, language: Language): string {
  const beside = archive.map(({path, title}) => `\`${path}\` (\`# ${title}\`)`)
  const own = path === undefined ? '' : `, ${words.as[language]} \`${path}\``
  return beside.length === 0 ? own : `${own}, ${words.beside[language]} ${beside.join(', ')}`
}

function source(text: string, language: Language): string[] {
  const isEnded = /[\r\n]$/.test(text)
  const block = fence(makeVisible(text.replace(/(?:\r\n|\n|\r)$/, '')), 'markdown')
  return isEnded || text === '' ? [block] : [words.unended[language], block]
}

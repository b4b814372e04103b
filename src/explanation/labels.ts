import type {Option} from '../engine/option.ts'
import type {Severity} from '../engine/rule.ts'
import type {Text} from '../text/language.ts'

export const labels = {
  legend: {
    en: '✔: `--fix` repairs it. ?: it suggests a repair, which `--unsafe-fixes` applies.',
    zh: '✔：`--fix` 可以修复。?：给出修复建议，加上 `--unsafe-fixes` 才会应用。'
  },
  invisible: {
    en: 'In the examples, ␠ is a space at the end of a line, ␉ a tab, ␍ a carriage return.',
    zh: '示例中，␠ 是行尾空格，␉ 是制表符，␍ 是回车符。'
  },
  layout: {
    en: 'About layout alone: `weekly-lint format` applies it.',
    zh: '只涉及排版，由 `weekly-lint format` 统一。'
  },
  severity: {en: 'By default: {severity}.', zh: '默认级别：{severity}。'},
  repaired: {en: '`--fix` repairs it.', zh: '`--fix` 可以修复。'},
  partlyRepaired: {
    en: '`--fix` repairs it where that is safe, and suggests the rest, which `--unsafe-fixes` applies.',
    zh: '`--fix` 修复安全的部分，其余给出建议，加上 `--unsafe-fixes` 才会应用。'
  },
  onlySuggested: {
    en: 'It suggests a repair, which `--fix --unsafe-fixes` applies.',
    zh: '给出修复建议，`--fix --unsafe-fixes` 会应用。'
  },
  options: {en: 'Options', zh: '选项'},
  messages: {en: 'Messages', zh: '消息'},
  examples: {en: 'Examples', zh: '示例'},
  default: {en: 'default', zh: '默认'},
  with: {en: 'with', zh: '配置'},
  as: {en: 'as', zh: '文件'},
  beside: {en: 'beside', zh: '相邻文件'},
  answers: {en: 'where the web answers', zh: '网址的响应'},
  fine: {en: 'Nothing to complain about:', zh: '没有问题：'},
  unended: {en: 'Without a line ending at the end:', zh: '末尾没有换行：'},
  fixed: {en: 'After `--fix`:', zh: '`--fix` 之后：'},
  suggested: {en: 'After `--fix --unsafe-fixes`:', zh: '`--fix --unsafe-fixes` 之后：'}
} satisfies Record<string, Text>

export const severities: Readonly<Record<Severity, Text>> = {
  error: {en: 'error', zh: '错误'},
  warn: {en: 'warning', zh: '警告'},
  off: {en: 'off', zh: '关闭'}
}

/** Accepted values by type, unless there are choices. */
export const optionTypes: Readonly<Record<Option['type'], Text>> = {
  boolean: {en: '`true` or `false`', zh: '`true` 或 `false`'},
  integer: {en: 'whole number', zh: '整数'},
  string: {en: 'text', zh: '文本'},
  array: {en: 'list of texts', zh: '文本列表'}
}

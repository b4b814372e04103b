import type {Language, Text} from '../../src/text/language.ts'

/** What the page says. */
export const words = {
  playground: {en: 'Try it', zh: '试一试'},
  rules: {en: 'Rules', zh: '规则'},
  docs: {en: 'Documentation', zh: '文档'},
  source: {en: 'Source', zh: '源代码'},
  otherLanguage: {en: '中文', zh: 'English'},
  toDark: {en: 'Dark', zh: '深色'},
  toLight: {en: 'Light', zh: '浅色'},
  heading: {en: 'Check a weekly report', zh: '检查一份周报'},
  lead: {
    en: 'Paste, write or drop a report: what is wrong is marked at once. It is checked in this page and sent nowhere.',
    zh: '粘贴、书写或拖入一份周报，有问题的地方会立即标出。检查在本页进行，内容不会发送到任何地方。'
  },
  skip: {en: 'Skip to the report', zh: '跳到周报'},
  report: {en: 'Report', zh: '周报'},
  name: {en: 'File name', zh: '文件名'},
  example: {en: 'Example', zh: '示例'},
  choose: {en: 'Begin with an example', zh: '从示例开始'},
  open: {en: 'Open a file', zh: '打开文件'},
  share: {en: 'Share', zh: '分享'},
  shared: {en: 'The address is copied, with the report in it', zh: '网址已复制，其中包含这份周报'},
  sharedByHand: {en: 'The report is in the address of this page now', zh: '这份周报已写入本页网址'},
  tooLongToShare: {
    en: 'This report is too long for an address',
    zh: '这份周报太长，无法写入网址'
  },
  badShare: {
    en: 'Nothing can be read from this address: it is incomplete, or too long',
    zh: '无法从这个网址读出周报：网址不完整，或者太长'
  },
  badFile: {
    en: 'Only text files up to 1 MB can be opened',
    zh: '只能打开 1 MB 以内的文本文件'
  },
  findings: {en: 'Findings', zh: '问题'},
  formatted: {en: 'Formatted', zh: '排版后'},
  configuration: {en: 'Configuration', zh: '配置'},
  error: {en: 'error', zh: '错误'},
  warning: {en: 'warning', zh: '警告'},
  note: {en: 'note', zh: '提示'},
  errors: {en: '{n} errors', zh: '{n} 个错误'},
  warnings: {en: '{n} warnings', zh: '{n} 个警告'},
  notes: {en: '{n} notes', zh: '{n} 个提示'},
  oneError: {en: '1 error', zh: '1 个错误'},
  oneWarning: {en: '1 warning', zh: '1 个警告'},
  oneNote: {en: '1 note', zh: '1 个提示'},
  nothing: {en: 'Nothing to complain about', zh: '没有问题'},
  checking: {en: 'Checking …', zh: '正在检查……'},
  tooLong: {
    en: 'This took longer than ten seconds and was stopped',
    zh: '检查超过十秒，已停止'
  },
  problems: {en: 'The configuration cannot be used', zh: '配置有误，无法检查'},
  apply: {en: 'Apply', zh: '应用'},
  applySuggestion: {en: 'Apply suggestion', zh: '采用建议'},
  suggestionNote: {en: 'May change what the report says', zh: '可能改变周报的意思'},
  applyAll: {en: 'Apply all safe repairs', zh: '应用所有安全的修复'},
  formattedNote: {
    en: 'The layout rules alone: what the report says stays the same.',
    zh: '只统一排版，不改变内容。'
  },
  formattedSame: {en: 'Already laid out like this.', zh: '排版已经统一。'},
  takeFormatted: {en: 'Use this text', zh: '采用这份文本'},
  more: {en: '… and {n} more lines', zh: '……另有 {n} 行'},
  whyRule: {en: 'About this rule', zh: '规则说明'},
  presets: {en: 'Presets', zh: '预设'},
  filter: {en: 'Filter rules', zh: '筛选规则'},
  json: {en: 'As JSON', zh: 'JSON 格式'},
  jsonHint: {
    en: 'As in weekly-lint.config.json; Ctrl+Space completes.',
    zh: '与 weekly-lint.config.json 相同；按 Ctrl+空格键补全。'
  },
  asPreset: {en: 'as preset', zh: '依预设'},
  off: {en: 'off', zh: '关闭'},
  warn: {en: 'warning', zh: '警告'},
  errorLevel: {en: 'error', zh: '错误'},
  keys: {
    en: 'F8 next finding · Ctrl+. repair it · Ctrl+Enter repair all that is safe',
    zh: 'F8 下一个问题 · Ctrl+. 修复 · Ctrl+Enter 修复所有安全的问题'
  },
  skipToContent: {en: 'Skip to the content', zh: '跳到正文'},
  site: {en: 'Site', zh: '网站导航'},
  search: {en: 'Search the documentation', zh: '搜索文档'},
  foundNothing: {en: 'Nothing found', zh: '没有找到'}
} as const satisfies Record<string, Text>

/** A sentence of the page. */
export type Word = keyof typeof words

/** Say it, with a number in the place of `{n}`. */
export function tell(word: Word, language: Language, n?: number): string {
  return words[word][language].replace('{n}', String(n))
}

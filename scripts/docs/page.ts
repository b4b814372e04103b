import type {AnyRule} from '../../src/engine/rule.ts'
import {explainRule} from '../../src/explanation/explain-rule.ts'
import {severities, labels as shared} from '../../src/explanation/labels.ts'
import {repairMarks} from '../../src/explanation/repairs.ts'
import type {Language} from '../../src/text/language.ts'
import {cell, prose, toMarkdown} from './markdown.ts'

const words = {
  title: {en: 'Rules', zh: '规则'},
  other: {en: '[中文](README.zh-CN.md)', zh: '[English](README.md)'},
  made: {
    en: 'Made by `npm run docs` from the files in this folder; each example is run as a test.',
    zh: '由 `npm run docs` 根据本目录中的文件生成；每个示例都作为测试运行。'
  },
  columns: {
    en: ['Rule', 'Default', 'Repair', 'What it wants'],
    zh: ['规则', '默认', '修复', '要求']
  }
} as const

/** The reference of all rules, in one language. */
export function rulesPage(rules: readonly AnyRule[], language: Language): string {
  return `${[
    `# ${words.title[language]}`,
    words.other[language],
    words.made[language],
    index(rules, language),
    shared.legend[language],
    shared.invisible[language],
    ...rules.flatMap((rule) => explainRule(rule, language).map(toMarkdown))
  ].join('\n\n')}\n`
}

function index(rules: readonly AnyRule[], language: Language): string {
  const columns = words.columns[language]
  const rows = rules.map((rule) => [
    `[\`${rule.id}\`](#${rule.id})`,
    severities[rule.severity][language],
    repairMarks(rule),
    prose(rule.summary[language])
  ])
  return [columns, columns.map(() => '---'), ...rows]
    .map((row) => `| ${row.map(cell).join(' | ')} |`)
    .join('\n')
}

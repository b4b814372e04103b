import {defineRule} from '../src/engine/rule.ts'
import type {Range} from '../src/syntax/edit.ts'

export default defineRule({
  id: 'heading-increment',
  summary: {en: 'Headings go down by one level at a time', zh: '标题逐级下降'},
  why: {
    en: 'Outlines and screen readers list headings by their levels, and a level that is left out looks like a part that is missing',
    zh: '大纲和读屏软件按级别列出标题，跳过的级别像是缺了一部分'
  },
  severity: 'off',
  supersededBy: ['title-required', 'title-position', 'title-format', 'section-name'],
  changes: 'nothing',
  options: {},
  messages: {
    jump: {
      en: 'Unexpected level {actual} of a heading below one of level {above}, expected level {expected}',
      zh: '{above} 级标题之下直接出现了 {actual} 级标题，应为 {expected} 级'
    }
  },
  examples: [
    {
      title: {en: 'A level is left out', zh: '跳过了一级'},
      before: '# 2026 年第47周周报\n\n## 技术\n\n#### 构建\n',
      suggested: '# 2026 年第47周周报\n\n## 技术\n\n### 构建\n',
      findings: [
        {
          at: '5:1-5:5',
          en: 'Unexpected level 4 of a heading below one of level 2, expected level 3',
          zh: '2 级标题之下直接出现了 4 级标题，应为 3 级'
        }
      ]
    },
    {
      title: {en: 'One level at a time', zh: '逐级下降'},
      before: '## 技术\n\n### 构建\n\n#### 缓存\n\n## 总结\n\n> #### 摘录\n'
    }
  ],

  *check(report) {
    let above: {depth: number; range: Range} | undefined
    for (const node of report.blocks) {
      if (node.type !== 'heading') continue
      const [start, end] = report.range(node)
      const {depth} = node
      if (above && depth > above.depth + 1) {
        const expected = above.depth + 1
        const isAtx = report.text.startsWith('#'.repeat(depth), start)
        const range: Range = isAtx ? [start, start + depth] : [start, end]
        yield {
          message: 'jump',
          values: {actual: depth, above: above.depth, expected},
          range,
          related: {text: {en: 'The heading above', zh: '上方的标题'}, place: above.range},
          ...(isAtx && {suggestion: {range, text: '#'.repeat(expected)}})
        }
      }
      above = {depth, range: [start, end]}
    }
  }
})

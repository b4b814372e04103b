import {defineRule} from '../src/engine/rule.ts'
import {readTable} from '../src/report/layout/table.ts'
import {combine, type Edit} from '../src/syntax/edit.ts'

export default defineRule({
  id: 'table-align',
  summary: {
    en: 'The columns of a table are as wide as what is shown in them',
    zh: '表格各列按显示宽度对齐'
  },
  why: {
    en: 'An aligned table can be read, and mended, without being rendered; a Chinese character is as wide as two letters',
    zh: '对齐的表格无需渲染就能读、能改；一个汉字占两个字母的宽度'
  },
  severity: 'warn',
  layout: true,
  changes: 'nothing',
  options: {},
  messages: {
    row: {
      en: 'Unexpected layout of a table, expected `{expected}`',
      zh: '多余的表格排版，应为 `{expected}`'
    }
  },
  examples: [
    {
      title: {en: 'Chinese characters', zh: '汉字'},
      before: '名称|数量\n-|-:\n跑步|5.2 公里\na|1\n',
      after: '| 名称 |     数量 |\n| ---- | -------: |\n| 跑步 | 5.2 公里 |\n| a    |        1 |\n',
      findings: [
        {
          at: '1:1-1:6',
          en: 'Unexpected layout of a table, expected `| 名称 |     数量 |`',
          zh: '多余的表格排版，应为 `| 名称 |     数量 |`'
        }
      ]
    },
    {
      title: {en: 'In a quotation, with rows of other lengths', zh: '引用中，各行单元格数不同'},
      before: '> | a | b |\n> | - | :-: |\n> | 很好 |\n> | | `\\|` | 中 |\n',
      after: '> | a    |  b   |\n> | ---- | :--: |\n> | 很好 |\n> |      | `\\|` | 中  |\n',
      findings: [
        {
          at: '1:3-1:12',
          en: 'Unexpected layout of a table, expected `| a    |  b   |`',
          zh: '多余的表格排版，应为 `| a    |  b   |`'
        }
      ]
    },
    {
      title: {en: 'As it should be', zh: '规范写法'},
      before: '| 名称 |   |\n| :--- | - |\n',
      after: '| 名称 |     |\n| :--- | --- |\n',
      findings: [
        {
          at: '1:1-1:11',
          en: 'Unexpected layout of a table, expected `| 名称 |     |`',
          zh: '多余的表格排版，应为 `| 名称 |     |`'
        }
      ]
    }
  ],

  *check(report) {
    for (const table of report.nodes('table')) {
      const lines = readTable(report, table) ?? []
      const first = lines.find(({range, expected}) => report.slice(range) !== expected)
      if (!first) continue
      const {range, expected} = first
      const edits = lines.map(({range, expected}): Edit => ({range, text: expected}))
      const edit = combine(report.text, edits)
      yield {message: 'row', values: {expected}, range, edit, needsEdit: true}
    }
  }
})

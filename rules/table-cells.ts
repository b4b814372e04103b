import {defineRule} from '../src/engine/rule.ts'
import {isPlaced} from '../src/syntax/source.ts'

export default defineRule({
  id: 'table-cells',
  summary: {
    en: 'Rows of a table have as many cells as its header',
    zh: '表格各行的单元格数与表头一致'
  },
  why: {
    en: 'Readers do not see what stands in a cell beyond the header, and a cell that is missing leaves a gap at the end, whichever it was',
    zh: '超出表头的单元格不会显示；缺少的单元格总是空在行尾，不管缺的是哪一格'
  },
  severity: 'off',
  changes: 'nothing',
  options: {},
  messages: {
    extra: {
      en: 'Unexpected {actual} cells in a row of a table with {expected} columns, expected `\\|` for a pipe in a cell',
      zh: '这一行有 {actual} 个单元格，表头只有 {expected} 个，单元格里的竖线应写作 `\\|`'
    },
    few: {
      en: 'Missing cells in a row of {actual}, expected {expected}, as in the header',
      zh: '这一行只有 {actual} 个单元格，应为 {expected} 个，与表头一致'
    }
  },
  examples: [
    {
      title: {en: 'Too many cells, and too few', zh: '单元格多了或少了'},
      before: '| 项目 | 时间 |\n| ---- | ---- |\n| a    | b    | 1 小时 |\n| c    |\n',
      findings: [
        {
          at: '3:17-3:21',
          en: 'Unexpected 3 cells in a row of a table with 2 columns, expected `\\|` for a pipe in a cell',
          zh: '这一行有 3 个单元格，表头只有 2 个，单元格里的竖线应写作 `\\|`'
        },
        {
          at: '4:1-4:9',
          en: 'Missing cells in a row of 1, expected 2, as in the header',
          zh: '这一行只有 1 个单元格，应为 2 个，与表头一致'
        }
      ]
    },
    {
      title: {en: 'As many as in the header', zh: '与表头一致'},
      before: '| 项目 | 时间 |\n| ---- | ---- |\n| a    |      |\n| b    | 1 小时 | |\n'
    }
  ],

  *check(report) {
    for (const table of report.nodes('table')) {
      const expected = table.align?.length ?? 0
      for (const row of table.children.filter(isPlaced)) {
        const values = {actual: row.children.length, expected}
        const range = report.range(row)
        if (row.children.length < expected) yield {message: 'few', values, range}
        const unseen = row.children.slice(expected).find(({children}) => children.length > 0)
        const first = unseen?.children[0]
        const last = row.children.findLast(({children}) => children.length > 0)?.children.at(-1)
        if (!first || !last || !isPlaced(first) || !isPlaced(last)) continue
        yield {message: 'extra', values, range: [report.range(first)[0], report.range(last)[1]]}
      }
    }
  }
})

import {defineRule} from '../src/engine/rule.ts'
import {readTable} from '../src/report/layout/table.ts'
import {combine, type Edit} from '../src/syntax/edit.ts'
import {isPlaced} from '../src/syntax/source.ts'

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
  supersededBy: ['table-cells'],
  changes: 'nothing',
  options: {},
  messages: {
    row: {
      en: 'Unexpected layout of a table, expected `{expected}`',
      zh: '表格没有对齐，应为 `{expected}`'
    },
    cells: {
      en: 'Unexpected {actual} cells in a row of a table with {expected} columns, expected `\\|` for a pipe in a cell',
      zh: '这一行有 {actual} 个单元格，表头只有 {expected} 个，单元格里的竖线应写作 `\\|`'
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
          zh: '表格没有对齐，应为 `| 名称 |     数量 |`'
        }
      ]
    },
    {
      title: {en: 'In a quotation, with rows of other lengths', zh: '引用中，各行单元格数不同'},
      before: '> | a | b |\n> | - | :-: |\n> | 很好 |\n> | | `\\|` |\n',
      after: '> | a    |  b   |\n> | ---- | :--: |\n> | 很好 |\n> |      | `\\|` |\n',
      findings: [
        {
          at: '1:3-1:12',
          en: 'Unexpected layout of a table, expected `| a    |  b   |`',
          zh: '表格没有对齐，应为 `| a    |  b   |`'
        }
      ]
    },
    {
      title: {
        en: 'More cells than columns, which nobody sees',
        zh: '单元格多于列数，多出的不会显示'
      },
      before: '| 项目 | 时间 |\n| ---- | ---- |\n| a    | b    | 1 小时 |\n',
      findings: [
        {
          at: '3:1-3:23',
          en: 'Unexpected 3 cells in a row of a table with 2 columns, expected `\\|` for a pipe in a cell',
          zh: '这一行有 3 个单元格，表头只有 2 个，单元格里的竖线应写作 `\\|`'
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
          zh: '表格没有对齐，应为 `| 名称 |     |`'
        }
      ]
    }
  ],

  *check(report) {
    for (const table of report.nodes('table')) {
      const expectedCells = table.align?.length ?? 0
      const long = table.children.find(({children}) =>
        children.slice(expectedCells).some((cell) => cell.children.length > 0)
      )
      if (long && isPlaced(long)) {
        const values = {actual: long.children.length, expected: expectedCells}
        yield {message: 'cells', values, range: report.range(long)}
      }
      // Spaces around the pipe would cut an address for good.
      if (/https?:\/\/[^\s|]*\|[^\s|]/i.test(report.slice(report.range(table)))) continue
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

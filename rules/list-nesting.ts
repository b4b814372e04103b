import {defineRule} from '../src/engine/rule.ts'
import {baseEntries, type ListEntry, type ListRun} from '../src/report/lists/lists.ts'
import {childColumn, moveEntry, moveLines} from '../src/report/lists/move.ts'
import type {Report} from '../src/report/report.ts'
import {combine, type Edit} from '../src/syntax/edit.ts'
import {linesOf} from '../src/syntax/lines.ts'

export default defineRule({
  id: 'list-nesting',
  summary: {en: 'What belongs to an item is indented by four spaces', zh: '列表项的内容缩进四格'},
  why: {
    en: 'What is indented less is no part of its item: children become siblings, lists are cut',
    zh: '缩进不足的内容不属于列表项：子项会变成同级，列表会被隔断'
  },
  severity: 'error',
  changes: 'nothing',
  options: {},
  messages: {
    child: {
      en: 'Unexpected indentation of a child by `{actual}`, expected `{expected}`',
      zh: '多余的子项缩进 `{actual}` 格，应为 `{expected}` 格'
    },
    cut: {
      en: 'Missing indentation between items, expected `{expected}` spaces',
      zh: '缺少两项之间内容的缩进，应为 `{expected}` 格'
    }
  },
  examples: [
    {
      title: {en: 'Children that became siblings', zh: '子项变成了同级'},
      before: '1. 修水管\n  1. 买工具\n  2. 关总阀\n2. 换灯泡\n',
      suggested: '1. 修水管\n    1. 买工具\n    2. 关总阀\n2. 换灯泡\n',
      findings: [
        {
          at: '2:1-2:3',
          en: 'Unexpected indentation of a child by `2`, expected `4`',
          zh: '多余的子项缩进 `2` 格，应为 `4` 格'
        }
      ]
    },
    {
      title: {en: 'With all that is in them', zh: '连同子项的内容'},
      before: '1. 修水管\n  - 买工具\n    扳手\n2. 换灯泡\n',
      suggested: '1. 修水管\n    - 买工具\n      扳手\n2. 换灯泡\n',
      findings: [
        {
          at: '2:1-2:3',
          en: 'Unexpected indentation of a child by `2`, expected `4`',
          zh: '多余的子项缩进 `2` 格，应为 `4` 格'
        }
      ]
    },
    {
      title: {en: 'A picture that cuts a list', zh: '图片隔断列表'},
      before: '1. 修水管\n\n![新水管](./pipe.png)\n\n2. 换灯泡\n',
      suggested: '1. 修水管\n\n    ![新水管](./pipe.png)\n\n2. 换灯泡\n',
      findings: [
        {
          at: '3:1-3:19',
          en: 'Missing indentation between items, expected `4` spaces',
          zh: '缺少两项之间内容的缩进，应为 `4` 格'
        }
      ]
    },
    {
      title: {en: 'Several blocks cut at one place', zh: '一处隔断，可以有多个段落'},
      before: '1. 部署\n\n步骤如下：\n\n```sh\nmake\n\n  deploy\n```\n\n2. 值班\n',
      suggested:
        '1. 部署\n\n    步骤如下：\n\n    ```sh\n    make\n\n      deploy\n    ```\n\n2. 值班\n',
      findings: [
        {
          at: '3:1-3:6',
          en: 'Missing indentation between items, expected `4` spaces',
          zh: '缺少两项之间内容的缩进，应为 `4` 格'
        }
      ]
    },
    {
      title: {en: 'Children, indented by four spaces', zh: '子项缩进四格'},
      before: '1. 修水管\n    1. 买工具\n\n    先关总阀\n\n2. 换灯泡\n'
    },
    {
      title: {en: 'Numbers aligned at their right', zh: '编号右对齐'},
      before: ' 9. 修水管\n10. 换灯泡\n'
    },
    {
      title: {en: 'Indented, but counted on', zh: '缩进不齐，但编号连续'},
      before: '1. 修水管\n 2. 换灯泡\n3. 刷墙\n'
    },
    {
      title: {en: 'A list that begins anew', zh: '重新开始的列表'},
      before: '1. 修水管\n\n下周：\n\n1. 换灯泡\n\n## 技术\n\n2. 值班\n'
    }
  ],

  *check(report) {
    for (const run of report.listRuns) {
      if (run.cut) {
        const [start] = report.range(run.cut.blocks[0]!)
        const expected = inner(baseEntries(run.cut.from).at(-1)!)
        const suggestion = indentCut(report, run.cut)
        const range = [start, report.lineEnd(start)] as const
        yield {message: 'cut', values: {expected}, range, suggestion}
      }
      for (const {parent, entries} of run.underIndented) {
        const {column, marker} = entries[0]!
        const values = {actual: column - parent.column, expected: inner(parent)}
        const range = [report.lineStart(marker[0]), marker[0]] as const
        yield {message: 'child', values, range, suggestion: nest(report, parent, entries)}
      }
    }
  }
})

/** Columns by which the content of an entry has to be indented. */
function inner({column, contentColumn}: ListEntry): number {
  return childColumn(column, contentColumn) - column
}

/** Indents the blocks that cut a list, so that they belong to the item before them. */
function indentCut(report: Report, {from, blocks}: NonNullable<ListRun['cut']>): Edit {
  const shift = inner(baseEntries(from).at(-1)!)
  const edits = blocks.flatMap((block) =>
    moveLines(report, linesOf(report, report.range(block)), shift)
  )
  return combine(report.text, edits)
}

/**
 * Makes entries children of the one before them, numbered from 1: other numbers cannot interrupt a
 * paragraph (CommonMark 0.31.2, section 5.3).
 */
function nest(report: Report, parent: ListEntry, entries: readonly ListEntry[]): Edit {
  const column = parent.column + inner(parent)
  const edits = entries.flatMap((entry, index) => {
    const [line, ...rest] = moveEntry(report, entry, column - entry.column)
    if (entry.number === undefined) return [line!, ...rest]
    const [start, end] = entry.marker
    const number = {range: [start, end - 1] as const, text: String(index + 1)}
    return entry.number === index + 1 ? [line!, ...rest] : [line!, number, ...rest]
  })
  return combine(report.text, edits)
}

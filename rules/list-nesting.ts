import type {ListItem, RootContent} from 'mdast'
import {defineRule} from '../src/engine/rule.ts'
import {indentationBefore, indentationUpTo} from '../src/report/layout/indentation.ts'
import {baseEntries, type ListRun, lastNumber} from '../src/report/lists/lists.ts'
import {type LostParent, readLostChildren} from '../src/report/lists/lost-children.ts'
import {adopt, childIndent, nest, raise} from '../src/report/lists/operations.ts'
import type {Report} from '../src/report/report.ts'
import type {Text} from '../src/text/language.ts'

export default defineRule({
  id: 'list-nesting',
  summary: {en: 'What belongs to an item is indented by four spaces', zh: '列表项下的内容缩进四格'},
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
      zh: '列表项下的内容缩进 {actual} 格，应为 {expected} 格'
    },
    empty: {
      en: 'Unexpected blank line behind a marker, expected the text of the item beside it',
      zh: '列表标记后是空行，正文应与标记在同一行'
    },
    cut: {
      en: 'Missing indentation of {what} between items {before} and {after}, expected `{expected}` spaces',
      zh: '第 {before} 项和第 {after} 项之间的{what}缩进不足，应为 {expected} 格'
    },
    broken: {
      en: 'Unexpected {what} between items {before} and {after} of a list, expected none, or a list from 1',
      zh: '第 {before} 项和第 {after} 项之间的{what}隔断了列表，请移走，或从 1 重新编号'
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
          zh: '列表项下的内容缩进 2 格，应为 4 格'
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
          zh: '列表项下的内容缩进 2 格，应为 4 格'
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
          en: 'Missing indentation of a picture between items 1 and 2, expected `4` spaces',
          zh: '第 1 项和第 2 项之间的图片缩进不足，应为 4 格'
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
          en: 'Missing indentation of text between items 1 and 2, expected `4` spaces',
          zh: '第 1 项和第 2 项之间的正文缩进不足，应为 4 格'
        }
      ]
    },
    {
      title: {en: 'What no list can contain', zh: '列表容纳不下的内容'},
      before: '1. 修水管\n2. 换灯泡\n\n### 周末\n\n3. 刷墙\n',
      findings: [
        {
          at: '4:1-4:7',
          en: 'Unexpected heading between items 2 and 3 of a list, expected none, or a list from 1',
          zh: '第 2 项和第 3 项之间的标题隔断了列表，请移走，或从 1 重新编号'
        }
      ]
    },
    {
      title: {en: 'A block that is indented less than its item needs', zh: '缩进不足的段落'},
      before: '10. 修水管\n\n   先关总阀\n\n11. 换灯泡\n',
      suggested: '10. 修水管\n\n    先关总阀\n\n11. 换灯泡\n',
      findings: [
        {
          at: '3:1-3:4',
          en: 'Unexpected indentation of a child by `3`, expected `4`',
          zh: '列表项下的内容缩进 3 格，应为 4 格'
        }
      ]
    },
    {
      title: {en: 'Children that are indented too far', zh: '缩进过多的子项'},
      before: '1. 修水管：\n        1. 买工具\n        2. 关总阀\n2. 换灯泡\n',
      suggested: '1. 修水管：\n    1. 买工具\n    2. 关总阀\n2. 换灯泡\n',
      findings: [
        {
          at: '2:1-2:9',
          en: 'Unexpected indentation of a child by `8`, expected `4`',
          zh: '列表项下的内容缩进 8 格，应为 4 格'
        }
      ]
    },
    {
      title: {en: 'An item without text ends with the blank line', zh: '空列表项到空行为止'},
      before: '1. 修水管\n2.\n\n   换灯泡\n',
      findings: [
        {
          at: '4:1-4:4',
          en: 'Unexpected blank line behind a marker, expected the text of the item beside it',
          zh: '列表标记后是空行，正文应与标记在同一行'
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
    const {deep, groups, tasks} = readLostChildren(report)
    for (const run of report.listRuns) if (run.cut) yield describeCut(report, run, run.cut)
    const nestings = [...report.listRuns.flatMap(({underIndented}) => underIndented), ...tasks]
    for (const nesting of nestings) {
      const {parent, entries} = nesting
      const {column, item} = entries[0]!
      const values = valuesOf(report, parent, column - parent.column)
      const range = indentationBefore(report, item)
      yield {message: 'child', values, range, suggestion: nest(report, [nesting])}
    }
    const told = new Set<RootContent | ListItem>(
      nestings.flatMap(({entries}) => entries.map(({item}) => item))
    )
    const repaired = report.lostItems.items.filter(({edit}) => edit)
    const continued = new Set(repaired.map(({marker: [start]}) => start))
    for (const {parent, indent, isBelowEmpty, blocks} of groups) {
      const first = blocks[0]!
      if (first.type === 'list' && told.has(first.children[0]!)) continue
      // A malformed marker says more than its indentation: it may go on counting the list.
      if (continued.has(report.range(first)[0])) continue
      const values = valuesOf(report, parent, indent)
      const range = indentationBefore(report, first)
      if (isBelowEmpty) yield {message: 'empty', values, range}
      else yield {message: 'child', values, range, suggestion: adopt(report, parent, blocks)}
    }
    for (const children of deep) {
      const {parent, lines, column, canNest} = children
      const [first] = lines
      // They may be the children of an item whose marker is malformed.
      if (report.lostItems.isNear(first!.start)) continue
      const values = valuesOf(report, parent, column - parent.column)
      const range = indentationUpTo(report, first!.textStart)
      const suggestion = canNest ? raise(report, children) : undefined
      yield {message: 'child', values, range, suggestion}
    }
  }
})

function valuesOf(report: Report, parent: LostParent, indent: number) {
  return {actual: indent, expected: childIndent(parent, report)}
}

/** What cuts a list; what an item can contain is suggested to be indented. */
function describeCut(report: Report, run: ListRun, {from, blocks}: NonNullable<ListRun['cut']>) {
  const last = baseEntries(from).at(-1)!
  const [start] = report.range(blocks[0]!)
  const range = [start, report.lineEnd(start)] as const
  const values = {what: nameOf(blocks[0]!), before: lastNumber(from), after: run.start}
  const canNest = blocks.every(({type}) => type !== 'heading' && type !== 'thematicBreak')
  if (!canNest) return {message: 'broken', values, range, weight: 'warning'} as const
  const expected = childIndent(last, report)
  const suggestion = adopt(report, last, blocks)
  return {message: 'cut', values: {...values, expected}, range, suggestion} as const
}

const names: Readonly<Record<string, Text>> = {
  paragraph: {en: 'text', zh: '正文'},
  list: {en: 'a list', zh: '列表'},
  table: {en: 'a table', zh: '表格'},
  code: {en: 'code', zh: '代码'},
  blockquote: {en: 'a block quote', zh: '引用'},
  html: {en: 'HTML', zh: ' HTML '},
  heading: {en: 'heading', zh: '标题'},
  thematicBreak: {en: 'thematic break', zh: '分隔线'}
}

/** What an author calls a block. */
function nameOf(block: RootContent): Text {
  const isPicture = block.type === 'paragraph' && block.children.every(({type}) => type === 'image')
  if (isPicture) return {en: 'a picture', zh: '图片'}
  return names[block.type] ?? {en: 'a block', zh: '内容'}
}

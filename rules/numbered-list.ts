import type {List, Nodes} from 'mdast'
import {defineRule} from '../src/engine/rule.ts'
import {isSequence, type ListEntry, shownNumber} from '../src/report/lists/entries.ts'
import {baseEntries, countEntries, type ListRun} from '../src/report/lists/lists.ts'
import {readLostChildren} from '../src/report/lists/lost-children.ts'
import {nest, setNumbers} from '../src/report/lists/operations.ts'
import type {Report} from '../src/report/report.ts'
import type {Edit, Range} from '../src/syntax/edit.ts'

export default defineRule({
  id: 'numbered-list',
  summary: {en: 'Lists are numbered', zh: '列表要编号'},
  why: {
    en: 'Readers of a report refer to its items by their numbers',
    zh: '编号让读者可以直接引用周报中的某一项'
  },
  severity: 'error',
  changes: 'lists',
  options: {
    maxDepth: {
      type: 'integer',
      minimum: 1,
      default: 100,
      description: {
        en: 'Depth down to which lists are to be numbered',
        zh: '需要编号的列表最大层级，更深的列表不作要求'
      }
    }
  },
  messages: {
    bullet: {
      en: 'Unexpected bullet `{actual}`, expected `{expected}`',
      zh: '列表应编号，`{actual}` 应为 `{expected}`'
    }
  },
  examples: [
    {
      title: {en: 'A bulleted list', zh: '用项目符号的列表'},
      before: '- 修水管\n- 换灯泡\n',
      after: '1. 修水管\n2. 换灯泡\n',
      findings: [
        {
          at: '1:1-1:2',
          en: 'Unexpected bullet `-`, expected `1.`',
          zh: '列表应编号，`-` 应为 `1.`'
        }
      ]
    },
    {
      title: {en: 'At any depth, one finding a list', zh: '任意层级，每个列表只报一次'},
      before: '- 读完一本书\n  - 写了书评\n  - 借给同事\n- 跑步\n\n  绕湖两圈\n',
      after: '1. 读完一本书\n    1. 写了书评\n    2. 借给同事\n2. 跑步\n\n    绕湖两圈\n',
      findings: [
        {
          at: '1:1-1:2',
          en: 'Unexpected bullet `-`, expected `1.`',
          zh: '列表应编号，`-` 应为 `1.`'
        },
        {
          at: '2:3-2:4',
          en: 'Unexpected bullet `-`, expected `1.`',
          zh: '列表应编号，`-` 应为 `1.`'
        }
      ]
    },
    {
      title: {en: 'Bullets below a number', zh: '编号下的项目符号'},
      before: '1. 发布新版\n    * 修复登录\n    * 补充测试\n2. 值班\n',
      after: '1. 发布新版\n    1. 修复登录\n    2. 补充测试\n2. 值班\n',
      findings: [
        {
          at: '2:5-2:6',
          en: 'Unexpected bullet `*`, expected `1.`',
          zh: '列表应编号，`*` 应为 `1.`'
        }
      ]
    },
    {
      title: {en: 'A bullet amid numbers', zh: '编号中间混入项目符号'},
      before: '1. 买菜\n- 做饭\n3. 洗碗\n',
      after: '1. 买菜\n2. 做饭\n3. 洗碗\n',
      findings: [
        {
          at: '2:1-2:2',
          en: 'Unexpected bullet `-`, expected `2.`',
          zh: '列表应编号，`-` 应为 `2.`'
        }
      ]
    },
    {
      title: {
        en: 'Bullets that numbers do not count are probably children',
        zh: '编号没有数进去的项目符号，多半是子项'
      },
      before: '1. 买菜\n- 土豆\n- 番茄\n2. 洗碗\n',
      suggested: '1. 买菜\n    1. 土豆\n    2. 番茄\n2. 洗碗\n',
      findings: [
        {
          at: '2:1-2:2',
          en: 'Unexpected bullet `-`, expected `1.`',
          zh: '列表应编号，`-` 应为 `1.`'
        }
      ]
    },
    {
      title: {en: 'Several bullets are one list', zh: '混用多种符号仍是一个列表'},
      before: '- 周一\n* 周二\n+ 周三\n',
      after: '1. 周一\n2. 周二\n3. 周三\n',
      findings: [
        {
          at: '1:1-1:2',
          en: 'Unexpected bullet `-`, expected `1.`',
          zh: '列表应编号，`-` 应为 `1.`'
        }
      ]
    },
    {
      title: {en: 'Code keeps its indentation', zh: '代码的缩进不变'},
      before: '- 部署\n\n  ```sh\n  make\n    deploy\n  ```\n',
      after: '1. 部署\n\n    ```sh\n    make\n      deploy\n    ```\n',
      findings: [
        {
          at: '1:1-1:2',
          en: 'Unexpected bullet `-`, expected `1.`',
          zh: '列表应编号，`-` 应为 `1.`'
        }
      ]
    },
    {
      title: {en: 'A numbered list', zh: '已经编号的列表'},
      before: '1. 修水管\n    1. 买工具\n2. 换灯泡\n'
    },
    {
      title: {en: 'Tasks may be ticked off', zh: '任务清单可以打勾'},
      before: '- [x] 交房租\n- [ ] 买机票\n'
    },
    {
      title: {en: 'Quotations and code stay as they are', zh: '引用和代码保持原样'},
      before: '> - 别人写的\n\n```\n- 代码\n```\n'
    },
    {
      title: {en: 'Bullets below `maxDepth`', zh: '比 `maxDepth` 更深的项目符号'},
      options: {maxDepth: 1},
      before: '1. 修水管\n    - 买工具\n'
    }
  ],

  *check(report, {maxDepth}) {
    const {isEvidence, isLost} = readLostChildren(report)
    for (const run of report.listRuns) {
      const bullet = run.entries.find(({number}) => number === undefined)
      // What others wrote is quoted as they wrote it.
      if (!bullet || run.isQuoted || run.depth > maxDepth) continue
      // They are told of by `list-nesting`: once they are nested, they are a list of their own.
      if (run.lists.every((list) => list.ordered || isLostList(list, isLost))) continue
      const {numbers, edit, suggestion} = repair(report, run)
      const values = {actual: bullet.delimiter, expected: `${numbers.get(bullet)}.`}
      // Lines that become items may join the list: their numbers come first.
      const isNear = report.isNearLost(run.entries[0]!.marker[0])
      // Lost children come first, see `list-nesting`: a wider marker would move what they are beside.
      const isOpen =
        isNear ||
        run.lists.some((list) => isLost(list)) ||
        run.entries.some(({item}) => item.children.length > 1 && isEvidence(item))
      const repaired = isOpen ? {} : {edit, suggestion}
      yield {message: 'bullet', values, range: bullet.marker, scope: scopeOf(run), ...repaired}
    }
  }
})

/** Whether each item of a list belongs to the item before the list, or before it in the list. */
function isLostList(list: List, isLost: (node: Nodes) => boolean): boolean {
  const columns = list.children.map(({position}) => position?.start.column ?? 0)
  const isWhole = isLost(list)
  return list.children.every(
    (item, index) => isLost(item) || (isWhole && columns[index]! >= columns[0]!)
  )
}

/** Lists that are counted together keep their layout together: beside each other, it says what is a child. */
function scopeOf({lists, entries}: ListRun): Range | undefined {
  return lists.length > 1 ? [entries[0]!.marker[0], entries.at(-1)!.marker[1]] : undefined
}

interface Repair {
  readonly numbers: Map<ListEntry, number>
  readonly edit?: Edit | undefined
  readonly suggestion?: Edit | undefined
}

function repair(report: Report, run: ListRun): Repair {
  const numbers = countEntries(run)
  const base = baseEntries(run)
  const hasNumbers = run.entries.some(({number}) => number !== undefined)
  const nested = run.underIndented.flatMap(({entries}) => entries)
  // Bullets that belong below numbers are indented first, see `list-nesting`.
  if (hasNumbers && nested.some(({number}) => number === undefined)) return {numbers}
  const wrong = [...numbers].filter(
    ([{number, delimiter}, expected]) => number !== expected || delimiter !== '.'
  )
  const edit = setNumbers(report, new Map(wrong))
  const isShown = run.entries.every(
    (entry) => entry.number === undefined || numbers.get(entry) === shownNumber(entry)
  )
  const counted = base.filter(({number}) => number !== undefined)
  const leavesOut = isSequence(counted, run.start) && !isSequence(base, run.start)
  if (!leavesOut) return isShown ? {numbers, edit} : {numbers, suggestion: edit}
  if (base[0]!.number === undefined || nested.length > 0) return {numbers, suggestion: edit}
  return nestBullets(report, run.entries)
}

/** Makes bullets children of the numbers before them. */
function nestBullets(report: Report, entries: readonly ListEntry[]): Repair {
  const numbers = new Map<ListEntry, number>()
  const nestings: {parent: ListEntry; entries: ListEntry[]}[] = []
  for (const entry of entries) {
    if (entry.number !== undefined) {
      nestings.push({parent: entry, entries: []})
      continue
    }
    const siblings = nestings.at(-1)!.entries
    numbers.set(entry, siblings.push(entry))
  }
  return {numbers, suggestion: nest(report, nestings, true)}
}

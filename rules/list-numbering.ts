import {defineRule} from '../src/engine/rule.ts'
import {shownNumber} from '../src/report/lists/entries.ts'
import {countEntries, type ListRun} from '../src/report/lists/lists.ts'
import {readLostChildren} from '../src/report/lists/lost-children.ts'
import {setNumbers} from '../src/report/lists/operations.ts'

export default defineRule({
  id: 'list-numbering',
  summary: {en: 'Items are numbered 1. 2. 3.', zh: '列表项按 1. 2. 3. 依次编号'},
  why: {
    en: 'What is written is not what is shown: Markdown takes the first number and counts on',
    zh: 'Markdown 只认第一个编号，之后依次递增，源文件与显示结果会不一致'
  },
  severity: 'error',
  changes: 'lists',
  options: {
    style: {
      type: 'string',
      enum: ['ordered', 'one', 'either'],
      default: 'ordered',
      description: {
        en: '`ordered`: 1. 2. 3.; `one`: 1. 1. 1., which Markdown shows as 1. 2. 3.; `either`: each list in one of these',
        zh: '`ordered` 为 1. 2. 3.；`one` 为 1. 1. 1.，Markdown 显示为 1. 2. 3.；`either` 为每个列表可以任选其一'
      }
    }
  },
  messages: {
    number: {
      en: 'Unexpected number `{actual}`, expected `{expected}`',
      zh: '编号 `{actual}` 有误，应为 `{expected}`'
    },
    delimiter: {
      en: 'Unexpected `{actual}` after a number, expected `.`',
      zh: '编号后的 `{actual}` 应为 `.`'
    }
  },
  examples: [
    {
      title: {en: 'A number left out', zh: '跳过一个编号'},
      before: '1. 修水管\n2. 换灯泡\n4. 刷墙\n',
      after: '1. 修水管\n2. 换灯泡\n3. 刷墙\n',
      findings: [
        {at: '3:1-3:2', en: 'Unexpected number `4`, expected `3`', zh: '编号 `4` 有误，应为 `3`'}
      ]
    },
    {
      title: {en: 'One finding a list', zh: '每个列表只报一次'},
      before: '1. 修水管\n1. 换灯泡\n1. 刷墙\n',
      after: '1. 修水管\n2. 换灯泡\n3. 刷墙\n',
      findings: [
        {at: '2:1-2:2', en: 'Unexpected number `1`, expected `2`', zh: '编号 `1` 有误，应为 `2`'}
      ]
    },
    {
      title: {en: 'Leading zeros', zh: '编号前的零'},
      before: '01. 修水管\n02. 换灯泡\n',
      after: '1. 修水管\n2. 换灯泡\n',
      findings: [
        {at: '1:1-1:3', en: 'Unexpected number `01`, expected `1`', zh: '编号 `01` 有误，应为 `1`'}
      ]
    },
    {
      title: {en: 'All numbers one', zh: '编号都写 1'},
      options: {style: 'one'},
      before: '1. 修水管\n1. 换灯泡\n1. 刷墙\n'
    },
    {
      title: {en: 'All numbers are to be one', zh: '编号应都写 1'},
      options: {style: 'one'},
      before: '1. 修水管\n2. 换灯泡\n1. 刷墙\n',
      after: '1. 修水管\n1. 换灯泡\n1. 刷墙\n',
      findings: [
        {at: '2:1-2:2', en: 'Unexpected number `2`, expected `1`', zh: '编号 `2` 有误，应为 `1`'}
      ]
    },
    {
      title: {en: 'A list that does not begin at 1 counts on', zh: '不从 1 开始的列表依次编号'},
      options: {style: 'one'},
      before: '1. 修水管\n\n<!-- 待补 -->\n\n2. 换灯泡\n3. 刷墙\n'
    },
    {
      title: {en: 'Either, but not both in one list', zh: '任选其一，但同一列表中不混用'},
      options: {style: 'either'},
      before: '1. 修水管\n1. 换灯泡\n\n又及：\n\n1. 刷墙\n2. 扫地\n2. 浇花\n',
      after: '1. 修水管\n1. 换灯泡\n\n又及：\n\n1. 刷墙\n2. 扫地\n3. 浇花\n',
      findings: [
        {at: '8:1-8:2', en: 'Unexpected number `2`, expected `3`', zh: '编号 `2` 有误，应为 `3`'}
      ]
    },
    {
      title: {en: 'A parenthesis', zh: '编号后的括号'},
      before: '1. 修水管\n2) 换灯泡\n3. 刷墙\n',
      after: '1. 修水管\n2. 换灯泡\n3. 刷墙\n',
      findings: [
        {
          at: '2:2-2:3',
          en: 'Unexpected `)` after a number, expected `.`',
          zh: '编号后的 `)` 应为 `.`'
        }
      ]
    },
    {
      title: {en: 'What is in an item stays in it', zh: '编号变宽，内容仍在项内'},
      before: `${Array.from({length: 9}, (_, index) => `${index + 1}. 甲\n`).join('')}9. 乙\n   1. 丙\n`,
      after: `${Array.from({length: 9}, (_, index) => `${index + 1}. 甲\n`).join('')}10. 乙\n    1. 丙\n`,
      findings: [
        {
          at: '10:1-10:2',
          en: 'Unexpected number `9`, expected `10`',
          zh: '编号 `9` 有误，应为 `10`'
        }
      ]
    },
    {
      title: {en: 'A first number that readers see', zh: '读者看得到的首个编号'},
      before: '1. 修水管\n\n    2. 买工具\n    3. 关总阀\n\n2. 换灯泡\n',
      suggested: '1. 修水管\n\n    1. 买工具\n    2. 关总阀\n\n2. 换灯泡\n',
      findings: [
        {at: '3:5-3:6', en: 'Unexpected number `2`, expected `1`', zh: '编号 `2` 有误，应为 `1`'}
      ]
    },
    {
      title: {en: 'A year is no number of an item', zh: '年份不是编号'},
      before: '2023. 是很好的一年\n',
      findings: [
        {
          at: '1:1-1:5',
          en: 'Unexpected number `2023`, expected `1`',
          zh: '编号 `2023` 有误，应为 `1`'
        }
      ]
    },
    {
      title: {en: 'Items 1, 2, 3', zh: '依次编号'},
      before: '1. 修水管\n2. 换灯泡\n\n又及：\n\n1. 刷墙\n'
    },
    {
      title: {en: 'A list that goes on after a comment', zh: '注释之后接着编号'},
      before: '1. 修水管\n\n<!-- 待补 -->\n\n2. 换灯泡\n'
    },
    {
      title: {
        en: 'A list that was cut is for `list-nesting`',
        zh: '被隔断的列表由 `list-nesting` 处理'
      },
      before: '1. 修水管\n\n![新水管](./pipe.png)\n\n2. 换灯泡\n'
    },
    {
      title: {
        en: 'Two lists that are one because the heading between them is missing',
        zh: '缺了中间的标题而连在一起的两个列表'
      },
      before: '## 生活\n\n1. 修水管\n2. 换灯泡\n\n1. 修构建\n\n## 总结\n\n还好\n'
    },
    {
      title: {
        en: 'So are children that are not indented enough',
        zh: '缩进不足的子项也由 `list-nesting` 处理'
      },
      before: '1. 修水管\n  1. 买工具\n  2. 关总阀\n2. 换灯泡\n'
    }
  ],

  *check(report, {style}) {
    const {isLost} = readLostChildren(report)
    const restarts = new Set(report.structure.missing.flatMap(({restart}) => restart ?? []))
    for (const run of report.listRuns) {
      if (run.entries.some(({number}) => number === undefined)) continue
      // Children are nested first, see `list-nesting`.
      if (run.underIndented.length > 0 || run.lists.some((list) => isLost(list))) continue
      if (report.isNearLost(run.entries[0]!.marker[0])) continue
      const isOne = style !== 'ordered' && mayBeOne(run, style)
      const numbers = isOne
        ? new Map(run.entries.map((entry) => [entry, 1]))
        : countEntries(run, restarts)
      const wrong = run.entries.filter(
        (entry) => report.slice(entry.marker) !== `${numbers.get(entry)}.`
      )
      const [first] = wrong
      if (!first) continue
      const [start, end] = first.marker
      const edit = setNumbers(report, new Map(wrong.map((entry) => [entry, numbers.get(entry)!])))
      // What readers see changes only at a person's word.
      const isShown = isOne || wrong.every((entry) => numbers.get(entry) === shownNumber(entry))
      const repair = !isCertain(run) ? {} : isShown ? {edit} : {suggestion: edit}
      const actual = report.slice([start, end - 1])
      const expected = numbers.get(first)!
      if (actual !== String(expected)) {
        const values = {actual, expected}
        yield {message: 'number', values, range: [start, end - 1], ...repair}
      } else {
        const values = {actual: first.delimiter}
        yield {message: 'delimiter', values, range: [end - 1, end], ...repair}
      }
    }
  }
})

/**
 * Whether all numbers of a list may be 1: readers see 1, 2, 3, since it begins at 1 and nothing cuts it.
 */
function mayBeOne({entries, lists}: ListRun, style: 'one' | 'either'): boolean {
  if (lists.length !== 1 || entries[0]?.number !== 1) return false
  return style === 'one' || entries.every(({number}) => number === 1)
}

/** A year or an amount at the start of a sentence is not the number of an item. */
function isCertain({entries}: ListRun): boolean {
  return entries.every(
    ({number = 0}, index) =>
      number < 100 || number <= entries.length || number === (entries[index - 1]?.number ?? 0) + 1
  )
}

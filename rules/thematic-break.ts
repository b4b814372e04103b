import type {List, Nodes, ThematicBreak} from 'mdast'
import {defineRule} from '../src/engine/rule.ts'
import type {Placed, Visit} from '../src/syntax/source.ts'

export default defineRule({
  id: 'thematic-break',
  summary: {en: 'Thematic breaks are three hyphens', zh: '分隔线写作三个连字符'},
  why: {
    en: 'One form can be searched for; only where hyphens would mean something else, there are stars',
    zh: '写法统一便于搜索；只有连字符会被理解成别的意思时才用星号'
  },
  severity: 'warn',
  layout: true,
  changes: 'nothing',
  options: {},
  messages: {
    style: {
      en: 'Unexpected form of a thematic break, expected `{expected}`',
      zh: '分隔线写法不规范，应为 `{expected}`'
    }
  },
  examples: [
    {
      title: {en: 'Stars, and spaces', zh: '星号和空格'},
      before: '做饭\n\n* * *\n\n跑步\n\n-----\n',
      after: '做饭\n\n---\n\n跑步\n\n---\n',
      findings: [
        {
          at: '3:1-3:6',
          en: 'Unexpected form of a thematic break, expected `---`',
          zh: '分隔线写法不规范，应为 `---`'
        },
        {
          at: '7:1-7:6',
          en: 'Unexpected form of a thematic break, expected `---`',
          zh: '分隔线写法不规范，应为 `---`'
        }
      ]
    },
    {
      title: {en: 'As the first thing, and in a list', zh: '文件开头，以及列表里'},
      before: '-----\n\n- 甲\n\n    ---\n',
      after: '***\n\n- 甲\n\n    ***\n',
      findings: [
        {
          at: '1:1-1:6',
          en: 'Unexpected form of a thematic break, expected `***`',
          zh: '分隔线写法不规范，应为 `***`'
        },
        {
          at: '5:5-5:8',
          en: 'Unexpected form of a thematic break, expected `***`',
          zh: '分隔线写法不规范，应为 `***`'
        }
      ]
    },
    {
      title: {en: 'As it should be, and right below text', zh: '规范写法，以及紧接在文字之后'},
      before: '做饭\n\n---\n\n跑步\n***\n'
    }
  ],

  *check(report) {
    for (const visit of report.visits('thematicBreak')) {
      const [start, end] = report.range(visit.node)
      const actual = report.slice([start, end]).trimEnd()
      const range = [start, start + actual.length] as const
      const best = preferred(visit)
      if (actual === best) continue
      const edits = [best, best === '---' ? '***' : '---', '___'].map((text) => ({
        edit: {range, text},
        finding: {values: {expected: text}}
      }))
      yield {message: 'style', range, edits, needsEdit: true}
    }
  }
})

/**
 * Asterisks if hyphens would be ambiguous: in the first block of a document, where they could start
 * front matter, and in lists, unless these have asterisks as bullets, as every second of adjacent
 * lists has.
 */
function preferred({node, ancestors}: Visit<Placed<ThematicBreak>>): '---' | '***' {
  const at = ancestors.findLastIndex(({type}) => type === 'list')
  const list = ancestors[at]
  if (list?.type !== 'list') {
    const [root] = ancestors
    return root?.children[0] === node ? '***' : '---'
  }
  return isOdd(list, ancestors[at - 1]!.children) ? '---' : '***'
}

/** Whether an odd number of adjacent lists of the same kind precedes a list. */
function isOdd(list: List, siblings: readonly Nodes[]): boolean {
  let count = 0
  for (const sibling of siblings) {
    if (sibling === list) break
    count = sibling.type === 'list' && sibling.ordered === list.ordered ? count + 1 : 0
  }
  return count % 2 === 1
}

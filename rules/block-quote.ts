import {defineRule} from '../src/engine/rule.ts'
import {type Deviation, findUnformatted} from '../src/report/layout/reformat.ts'
import type {Range} from '../src/syntax/edit.ts'

export default defineRule({
  id: 'block-quote',
  summary: {
    en: 'Each line of a quotation begins with `>` and a space',
    zh: '引用的每一行以 `>` 和空格开头'
  },
  why: {
    en: 'Only then does the source show where a quotation ends',
    zh: '每行都有标记，从源文件就能看出引用到哪里结束'
  },
  severity: 'warn',
  layout: true,
  changes: 'nothing',
  options: {},
  messages: {
    missing: {
      en: 'Missing mark before a line of a quotation, expected `{expected}`',
      zh: '引用的这一行开头缺少 `{expected}`'
    },
    mark: {
      en: 'Unexpected mark of a quotation `{actual}`, expected `{expected}`',
      zh: '引用标记 `{actual}` 应为 `{expected}`'
    }
  },
  examples: [
    {
      title: {en: 'A line without a mark', zh: '没有标记的一行'},
      before: '> 今天下雨，\n没出门\n',
      after: '> 今天下雨，\n> 没出门\n',
      findings: [
        {
          at: '2:1-2:1',
          en: 'Missing mark before a line of a quotation, expected `> `',
          zh: '引用的这一行开头缺少 `> `'
        }
      ]
    },
    {
      title: {en: 'Marks without a space, or with several', zh: '标记后没有空格，或有多个空格'},
      before: '>今天下雨\n>\n>  > 没出门\n',
      after: '> 今天下雨\n>\n> > 没出门\n',
      findings: [
        {
          at: '1:1-1:2',
          en: 'Unexpected mark of a quotation `>`, expected `> `',
          zh: '引用标记 `>` 应为 `> `'
        }
      ]
    },
    {title: {en: 'As it should be', zh: '规范写法'}, before: '> 今天下雨\n>\n> 没出门\n'}
  ],

  *check(report) {
    yield* findUnformatted(report, {quote: true}, ({line, ...prefix}) => {
      const actual = markOf(prefix.actual)
      const expected = markOf(prefix.expected)
      const range: Range = [line.start, line.start + actual.length]
      return actual.split('>').length < expected.split('>').length
        ? ({message: 'missing', values: {expected}, range} as const)
        : ({message: 'mark', values: {actual, expected}, range} as const)
    })
  }
})

/** The block quote markers at the start of a line. */
function markOf(prefix: Deviation['actual']): string {
  return /^(?:[ \t]*>)*[ \t]*/.exec(prefix)![0]
}

import type {Heading} from 'mdast'
import {defineRule} from '../src/engine/rule.ts'
import type {Report} from '../src/report/report.ts'
import {shrink} from '../src/syntax/edit.ts'
import {isPlaced, type Placed} from '../src/syntax/source.ts'

export default defineRule({
  id: 'heading-style',
  summary: {
    en: 'Headings are written with marks and one space',
    zh: '标题写作井号加一个空格'
  },
  why: {
    en: 'One form of headings can be searched for, and does not depend on lines below it',
    zh: '写法统一的标题便于搜索，也不受下一行影响'
  },
  severity: 'warn',
  layout: true,
  supersededBy: ['title-required', 'title-position', 'title-format', 'section-name'],
  changes: 'nothing',
  options: {},
  messages: {
    style: {
      en: 'Unexpected form of a heading, expected `{expected}`',
      zh: '标题写法不规范，应为 `{expected}`'
    }
  },
  examples: [
    {
      title: {en: 'Underlined', zh: '下划线标题'},
      before: '生活\n----\n',
      after: '## 生活\n',
      findings: [
        {
          at: '1:1-2:5',
          en: 'Unexpected form of a heading, expected `## 生活`',
          zh: '标题写法不规范，应为 `## 生活`'
        }
      ]
    },
    {
      title: {en: 'Spaces and closing marks', zh: '多余的空格和结尾井号'},
      before: '##   生活 ##\n',
      after: '## 生活\n',
      findings: [
        {
          at: '1:1-1:11',
          en: 'Unexpected form of a heading, expected `## 生活`',
          zh: '标题写法不规范，应为 `## 生活`'
        }
      ]
    },
    {
      title: {en: 'Without text, and over several lines', zh: '没有文字，或分成几行'},
      before: '## ##\n\n> 生活\n> 技术\n> ------\n',
      after: '##\n\n> 生活\n> 技术\n> ---\n',
      findings: [
        {
          at: '1:1-1:6',
          en: 'Unexpected form of a heading, expected `##`',
          zh: '标题写法不规范，应为 `##`'
        },
        {
          at: '3:3-5:9',
          en: 'Unexpected form of a heading, expected `---`',
          zh: '标题写法不规范，应为 `---`'
        }
      ]
    },
    {
      title: {en: 'As it should be, and marks that are text', zh: '规范写法，以及本身是文字的井号'},
      before: '## 生活\n\n## C # ##\n\n## C#\n'
    }
  ],

  *check(report) {
    for (const heading of report.nodes('heading')) {
      const [start, end] = report.range(heading)
      const actual = report.slice([start, end]).trimEnd()
      const range = [start, start + actual.length] as const
      const forms = spell(report, heading)
      if (actual === forms[0]) continue
      const edits = forms.map((text) => {
        // If it has several lines, only the last one is rewritten.
        const expected = /[^\r\n]*$/.exec(text)![0].replace(/^[> \t]+/, '')
        return {edit: shrink(report.text, {range, text}), finding: {values: {expected}}}
      })
      yield {message: 'style', range, edits, needsEdit: true}
    }
  }
})

/**
 * The forms of a heading, the best first. A closing sequence protects `#` at the end of the text from
 * being parsed as one.
 */
function spell(report: Report, heading: Placed<Heading>): string[] {
  const marks = '#'.repeat(heading.depth)
  const [first, last] = [heading.children[0], heading.children.at(-1)]
  if (!first || !last || !isPlaced(first) || !isPlaced(last)) return [marks]
  const content = report.slice([report.range(first)[0], report.range(last)[1]])
  if (!/[\r\n]/.test(content)) return [`${marks} ${content}`, `${marks} ${content} ${marks}`]
  // Only a setext heading can have several lines.
  const written = report.slice(report.range(heading)).trimEnd()
  return [written.replace(/(?:=+|-+)$/, heading.depth === 1 ? '===' : '---')]
}

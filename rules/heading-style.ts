import {type Edit, shrink} from '../src/edit.ts'
import {defineRule} from '../src/rule.ts'

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
  severity: 'off',
  layout: true,
  changes: 'nothing',
  options: {},
  messages: {
    style: {
      en: 'Unexpected form of a heading, expected `{expected}`',
      zh: '多余的标题写法，应为 `{expected}`'
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
          zh: '多余的标题写法，应为 `## 生活`'
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
          zh: '多余的标题写法，应为 `## 生活`'
        }
      ]
    },
    {title: {en: 'As it should be', zh: '规范写法'}, before: '## 生活\n'}
  ],

  *check(report) {
    for (const heading of report.nodes('heading')) {
      const range = report.range(heading)
      const first = heading.children[0]?.position?.start.offset
      const last = heading.children.at(-1)?.position?.end.offset
      if (first === undefined || last === undefined) continue
      const content = report.slice([first, last])
      const expected = `${'#'.repeat(heading.depth)} ${content}`
      if (report.slice(range) === expected || /[\r\n]/.test(content)) continue
      const edit: Edit = shrink(report.text, {range, text: expected})
      yield {message: 'style', values: {expected}, range, edit}
    }
  }
})

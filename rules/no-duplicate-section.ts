import {defineRule} from '../src/engine/rule.ts'
import type {Text} from '../src/text/language.ts'

const firstHere: Text = {
  en: 'The first section of this name stands here',
  zh: '第一个同名章节在这里'
}

export default defineRule({
  id: 'no-duplicate-section',
  summary: {en: 'No section stands there twice', zh: '章节不重复'},
  why: {
    en: 'A reader who has found a section does not look for another of its name',
    zh: '读者找到一节之后，不会再找同名的另一节'
  },
  severity: 'error',
  changes: 'nothing',
  options: {},
  messages: {
    second: {
      en: 'Unexpected second section `{name}`, expected only the one at line {line}',
      zh: '章节「{name}」重复，第 {line} 行已有，应合为一节'
    },
    replaced: {
      en: 'Unexpected second section `{name}`, expected `{expected}`, which is missing',
      zh: '章节「{name}」重复，此处应为缺少的「{expected}」'
    }
  },
  examples: [
    {
      title: {en: 'The same section once more', zh: '同一节出现两次'},
      before: '## 生活\n\n## 技术\n\n## 总结\n\n## 生活\n',
      findings: [
        {
          at: '7:4-7:6',
          en: 'Unexpected second section `生活`, expected only the one at line 1',
          zh: '章节「生活」重复，第 1 行已有，应合为一节'
        }
      ]
    },
    {
      title: {en: 'In the place of a missing one', zh: '占了另一节的位置'},
      before: '## 生活\n\n## 生活\n\n## 总结\n',
      suggested: '## 生活\n\n## 技术\n\n## 总结\n',
      findings: [
        {
          at: '3:4-3:6',
          en: 'Unexpected second section `生活`, expected `技术`, which is missing',
          zh: '章节「生活」重复，此处应为缺少的「技术」'
        }
      ]
    }
  ],

  *check(report) {
    const {sections, misnamedSections: standIns} = report.structure
    for (const section of sections) {
      const {name, first, heading: head} = section
      if (!name || !first) continue
      const range = head.content
      const related = {text: firstHere, place: first.heading.content}
      const expected = standIns.get(section)
      if (expected === undefined) {
        const {line} = report.position(first.heading.range).start
        yield {message: 'second', values: {name, line}, range, related}
      } else {
        const suggestion = {range, text: expected}
        yield {message: 'replaced', values: {name, expected}, range, related, suggestion}
      }
    }
  }
})

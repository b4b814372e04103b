import {defineRule} from '../src/engine/rule.ts'

export default defineRule({
  id: 'no-unknown-section',
  summary: {en: 'Level-2 headings are sections of the report', zh: '二级标题都是规定的章节'},
  why: {
    en: 'Other headings look like sections, and are lost where sections are gathered',
    zh: '其他标题看起来像章节，汇总时却会被漏掉'
  },
  severity: 'warn',
  changes: 'nothing',
  options: {},
  messages: {
    unknown: {
      en: 'Unexpected section `{actual}`, expected one of {names}',
      zh: '「{actual}」不是规定的章节，应为{names}之一'
    }
  },
  examples: [
    {
      title: {en: 'One section more', zh: '多一节'},
      before: '## 生活\n\n## 技术\n\n## 阅读\n\n## 总结\n',
      findings: [
        {
          at: '5:4-5:6',
          en: 'Unexpected section `阅读`, expected one of `生活`, `技术`, `总结`',
          zh: '「阅读」不是规定的章节，应为「生活」「技术」「总结」之一'
        }
      ]
    },
    {
      title: {en: 'Headings below a section', zh: '章节内的小标题'},
      before: '## 生活\n\n### 阅读\n\n## 技术\n\n## 总结\n'
    }
  ],

  *check(report) {
    const {sections, misnamedSections: standIns} = report.structure
    const names = report.shape.sections.map(({name}) => name)
    if (names.includes('*')) return
    const quoted = {
      en: names.map((name) => `\`${name}\``).join(', '),
      zh: names.map((name) => `「${name}」`).join('')
    }
    for (const section of sections) {
      if (section.name !== undefined || standIns.has(section)) continue
      yield {
        message: 'unknown',
        values: {
          actual: section.heading.text,
          names: quoted
        },
        range: section.heading.content
      }
    }
  }
})

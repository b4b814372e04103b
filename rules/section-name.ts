import {defineRule} from '../src/engine/rule.ts'
import type {Report} from '../src/report/report.ts'
import {renameHeading, rewriteHeading} from '../src/report/sections/heading-edit.ts'
import type {Section} from '../src/report/sections/section.ts'
import type {Edit} from '../src/syntax/edit.ts'
import {heading, print} from '../src/syntax/print.ts'

export default defineRule({
  id: 'section-name',
  summary: {
    en: 'Sections have their own names, as level-2 headings',
    zh: '章节使用规定的名称和二级标题'
  },
  why: {
    en: 'Readers, and tools that gather sections of many weeks, look for one name',
    zh: '读者和汇总多周内容的工具只认同一个名称'
  },
  severity: 'error',
  changes: 'heading',
  options: {},
  messages: {
    name: {
      en: 'Unexpected section name `{actual}`, expected `{expected}`',
      zh: '章节名「{actual}」有误，应为「{expected}」'
    },
    level: {
      en: 'Unexpected level {actual} of section `{name}`, expected level 2',
      zh: '章节「{name}」是 {actual} 级标题，应为 2 级'
    },
    space: {
      en: 'Missing space after the marks of a heading, expected `{expected}`',
      zh: '标题的井号后缺少空格，应为 `{expected}`'
    },
    line: {
      en: 'Unexpected line `{actual}`, expected the heading `{expected}`',
      zh: '章节名 `{actual}` 没有写成标题，应为 `{expected}`'
    }
  },
  examples: [
    {
      title: {en: 'Words that add nothing', zh: '多余的修饰'},
      before: '# 标题\n\n## 简单总结\n',
      after: '# 标题\n\n## 总结\n',
      findings: [
        {
          at: '3:4-3:8',
          en: 'Unexpected section name `简单总结`, expected `总结`',
          zh: '章节名「简单总结」有误，应为「总结」'
        }
      ]
    },
    {
      title: {en: 'Punctuation and spaces', zh: '标点和空格'},
      before: '## 生活：\n\n## 技 术\n\n## 三、总结\n',
      after: '## 生活\n\n## 技术\n\n## 总结\n',
      findings: [
        {
          at: '1:4-1:7',
          en: 'Unexpected section name `生活：`, expected `生活`',
          zh: '章节名「生活：」有误，应为「生活」'
        },
        {
          at: '3:4-3:7',
          en: 'Unexpected section name `技 术`, expected `技术`',
          zh: '章节名「技 术」有误，应为「技术」'
        },
        {
          at: '5:4-5:8',
          en: 'Unexpected section name `三、总结`, expected `总结`',
          zh: '章节名「三、总结」有误，应为「总结」'
        }
      ]
    },
    {
      title: {en: 'Words that say something need a yes', zh: '有内容的词需要确认'},
      before: '## 技术：容器网络\n',
      suggested: '## 技术\n',
      findings: [
        {
          at: '1:4-1:11',
          en: 'Unexpected section name `技术：容器网络`, expected `技术`',
          zh: '章节名「技术：容器网络」有误，应为「技术」'
        }
      ]
    },
    {
      title: {en: 'A wrong level', zh: '级别不对'},
      before: '# 2023 年第40周周报\n\n### 生活\n\n# 技术\n',
      after: '# 2023 年第40周周报\n\n## 生活\n\n## 技术\n',
      findings: [
        {
          at: '3:1-3:4',
          en: 'Unexpected level 3 of section `生活`, expected level 2',
          zh: '章节「生活」是 3 级标题，应为 2 级'
        },
        {
          at: '5:1-5:2',
          en: 'Unexpected level 1 of section `技术`, expected level 2',
          zh: '章节「技术」是 1 级标题，应为 2 级'
        }
      ]
    },
    {
      title: {en: 'No space after the marks', zh: '标记后没有空格'},
      before: '##技术\n1. 修复了构建\n',
      after: '## 技术\n1. 修复了构建\n',
      findings: [
        {
          at: '1:3-1:3',
          en: 'Missing space after the marks of a heading, expected `## 技术`',
          zh: '标题的井号后缺少空格，应为 `## 技术`'
        }
      ]
    },
    {
      title: {en: 'Lines that would become code', zh: '会变成代码的行'},
      before: '##技术\n    1. 修复了构建\n        1. 重跑了测试\n',
      after: '## 技术\n1. 修复了构建\n    1. 重跑了测试\n',
      findings: [
        {
          at: '1:3-1:3',
          en: 'Missing space after the marks of a heading, expected `## 技术`',
          zh: '标题的井号后缺少空格，应为 `## 技术`'
        }
      ]
    },
    {
      title: {en: 'A line that is no heading', zh: '没有写成标题的行'},
      before: '**技术**\n\n1. 修复了构建\n\n总结\n\n还行\n',
      after: '## 技术\n\n1. 修复了构建\n\n## 总结\n\n还行\n',
      findings: [
        {
          at: '1:1-1:7',
          en: 'Unexpected line `**技术**`, expected the heading `## 技术`',
          zh: '章节名 `**技术**` 没有写成标题，应为 `## 技术`'
        },
        {
          at: '5:1-5:3',
          en: 'Unexpected line `总结`, expected the heading `## 总结`',
          zh: '章节名 `总结` 没有写成标题，应为 `## 总结`'
        }
      ]
    },
    {
      title: {en: 'Headings below a section are free', zh: '章节内的小标题不受限制'},
      before: '## 生活\n\n### 我的生活\n\n## 技术\n\n### 生活\n\n## 总结\n'
    }
  ],

  *check(report) {
    for (const section of report.structure.sections) {
      const {name, similarity, first, heading: head} = section
      const isRight = head.form === 'heading' && head.depth === 2 && similarity === 'exact'
      if (!name || first || isRight) continue
      const {edit, ...finding} = judge(report, section, name)
      // Another word below a section’s heading, or in bold, may name a part of that section.
      const isInside = head.form !== 'heading' || head.depth > 2
      const isOther = words(head.text) !== words(name)
      const isGuess = similarity === 'contains' || (isInside && isOther)
      yield isGuess ? {...finding, suggestion: edit} : {...finding, edit}
    }
  }
})

function words(text: string): string {
  return text.replace(/[\s\p{P}]/gu, '')
}

function judge(report: Report, {heading: head, similarity}: Section, name: string) {
  const [start] = head.range
  const marks = /^#+/.exec(report.slice(head.range))?.[0].length ?? 0
  const expected = print(heading(2, name))
  if (head.form === 'heading' && similarity === 'exact') {
    const range = marks > 0 ? ([start, start + marks] as const) : head.range
    const edit: Edit = marks > 0 ? {range, text: '##'} : {range, text: expected}
    return {message: 'level', values: {actual: head.depth, name}, range, edit} as const
  }
  if (head.form === 'heading' && head.depth === 2 && marks > 0) {
    const edit = renameHeading(report, head, name)
    const values = {actual: head.text, expected: name}
    return {message: 'name', values, range: head.content, edit} as const
  }
  const edit = rewriteHeading(report, head, expected)
  if (head.form === 'heading') {
    const actual = marks > 0 ? report.slice(head.range) : head.text
    return {message: 'name', values: {actual, expected}, range: head.range, edit} as const
  }
  if (head.form === 'unspaced' && similarity === 'exact' && marks === 2) {
    const range = [start + marks, start + marks] as const
    return {message: 'space', values: {expected}, range, edit} as const
  }
  const values = {actual: report.slice(head.range), expected}
  return {message: 'line', values, range: head.range, edit} as const
}

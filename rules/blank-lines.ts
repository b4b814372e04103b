import {defineRule} from '../src/engine/rule.ts'
import {readGaps, readProblem} from '../src/report/layout/gaps.ts'

export default defineRule({
  id: 'blank-lines',
  summary: {
    en: 'One blank line between blocks; lists are tight or loose throughout',
    zh: '块与块之间空一行；列表各项之间要么都空行，要么都不空'
  },
  why: {
    en: 'Each block is seen as one, and what is inserted between two never joins them by mistake',
    zh: '每个块一目了然，在中间插入内容时也不会误连成一块'
  },
  severity: 'warn',
  layout: true,
  changes: 'nothing',
  supersededBy: ['numbered-list', 'list-numbering', 'list-marker-space', 'list-nesting'],
  options: {
    beforeHeading: {
      type: 'integer',
      minimum: 1,
      default: 2,
      description: {
        en: 'Most blank lines before a heading; `format` always leaves one',
        zh: '标题之前最多几个空行；`format` 只保留一个'
      }
    }
  },
  whenFormatting: {beforeHeading: 1},
  messages: {
    missing: {
      en: 'Missing blank line, expected {expected} before this',
      zh: '上方缺少空行，应空 {expected} 行'
    },
    several: {
      en: 'Unexpected blank lines, expected {expected}',
      zh: '空行太多，应空 {expected} 行'
    },
    extra: {
      en: 'Unexpected blank line, remove it',
      zh: '多余的空行，请删除'
    },
    mark: {
      en: 'Unexpected `>` on the line after a quotation, remove it',
      zh: '引用之后的空行上有多余的 `>`，请删除'
    }
  },
  examples: [
    {
      title: {en: 'None, and several', zh: '没有空行，或有多个'},
      before: '## 生活\n做饭\n\n\n\n## 技术\n',
      after: '## 生活\n\n做饭\n\n## 技术\n',
      findings: [
        {
          at: '2:1-2:1',
          en: 'Missing blank line, expected 1 before this',
          zh: '上方缺少空行，应空 1 行'
        },
        {
          at: '4:1-6:1',
          en: 'Unexpected blank lines, expected 1',
          zh: '空行太多，应空 1 行'
        }
      ]
    },
    {
      title: {en: 'Two before a heading', zh: '标题之前的两个空行'},
      before: '做饭\n\n\n## 技术\n'
    },
    {
      title: {en: 'At the start, and between definitions', zh: '文件开头，以及链接定义之间'},
      before: '\n[甲][a]\n\n[a]: https://a.example\n\n[b]: https://b.example\n',
      after: '[甲][a]\n\n[a]: https://a.example\n[b]: https://b.example\n',
      findings: [
        {
          at: '1:1-2:1',
          en: 'Unexpected blank line, remove it',
          zh: '多余的空行，请删除'
        },
        {
          at: '5:1-6:1',
          en: 'Unexpected blank line, remove it',
          zh: '多余的空行，请删除'
        }
      ]
    },
    {
      title: {en: 'Lists: loose, and tight', zh: '列表：各项之间都空行，或都不空'},
      before:
        '1. 做饭\n\n\n2. 跑步\n3. 读书\n\n正文\n\n- 做饭\n\n    很好\n    ![图](a.png)\n- 跑步\n',
      after:
        '1. 做饭\n\n2. 跑步\n\n3. 读书\n\n正文\n\n- 做饭\n\n    很好\n    ![图](a.png)\n- 跑步\n',
      findings: [
        {
          at: '3:1-4:1',
          en: 'Unexpected blank lines, expected 1',
          zh: '空行太多，应空 1 行'
        },
        {
          at: '5:1-5:1',
          en: 'Missing blank line, expected 1 before this',
          zh: '上方缺少空行，应空 1 行'
        }
      ]
    },
    {
      title: {en: 'Quotations', zh: '引用'},
      before: '> 甲\n> ```\n> 乙\n> ```\n>\n\n正文\n\n> 丙\n>\n丁\n',
      after: '> 甲\n>\n> ```\n> 乙\n> ```\n\n正文\n\n> 丙\n\n丁\n',
      findings: [
        {
          at: '2:3-2:3',
          en: 'Missing blank line, expected 1 before this',
          zh: '上方缺少空行，应空 1 行'
        },
        {
          at: '6:1-7:1',
          en: 'Unexpected blank lines, expected 1',
          zh: '空行太多，应空 1 行'
        },
        {
          at: '10:1-11:1',
          en: 'Unexpected `>` on the line after a quotation, remove it',
          zh: '引用之后的空行上有多余的 `>`，请删除'
        }
      ]
    },
    {
      title: {en: 'As it should be', zh: '规范写法'},
      before:
        '---\na: 1\n---\n\n# 标题\n\n- 甲\n    - 乙\n- 丙\n\n> 甲\n>\n> 乙\n\n```\n甲\n\n\n乙\n```\n'
    }
  ],

  *check(report, {beforeHeading}) {
    for (const gap of readGaps(report)) {
      const edits = gap.edits.map((edit) => {
        const {problem, range, expected} = readProblem(report, gap, edit)
        return {edit, finding: {message: problem, range, values: {expected: String(expected)}}}
      })
      const {message, range} = edits[0]!.finding
      const isAccepted = gap.isBeforeHeading && gap.count! <= beforeHeading
      if (message === 'several' && isAccepted) continue
      yield {message, range, scope: gap.scope, edits, needsEdit: true}
    }
  }
})

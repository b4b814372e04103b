import {defineRule} from '../src/rule.ts'

export default defineRule({
  id: 'no-trailing-spaces',
  summary: {en: 'Lines do not end with spaces', zh: '行尾没有空格'},
  why: {
    en: 'Nobody sees them, and every editor that removes them makes a change of its own',
    zh: '行尾空格看不见，不同编辑器删除它们又会产生无关的改动'
  },
  severity: 'off',
  layout: true,
  changes: 'nothing',
  options: {},
  messages: {
    trailing: {
      en: 'Unexpected spaces at the end of the line, remove them',
      zh: '行尾多余的空格，请删除'
    }
  },
  examples: [
    {
      title: {en: 'After text and on a blank line', zh: '正文之后和空行上'},
      before: '跑步 \n\t\n做饭\t\n',
      after: '跑步\n\n做饭\n',
      findings: [
        {
          at: '1:3-1:4',
          en: 'Unexpected spaces at the end of the line, remove them',
          zh: '行尾多余的空格，请删除'
        },
        {
          at: '2:1-2:2',
          en: 'Unexpected spaces at the end of the line, remove them',
          zh: '行尾多余的空格，请删除'
        },
        {
          at: '3:3-3:4',
          en: 'Unexpected spaces at the end of the line, remove them',
          zh: '行尾多余的空格，请删除'
        }
      ]
    },
    {
      title: {en: 'A hard line break, and code', zh: '强制换行和代码'},
      before: '跑步  \n做饭\n\n```\nx  \n```\n'
    }
  ],

  *check(report) {
    const verbatim = [
      ...report.nodes('break'),
      ...report.nodes('code'),
      ...report.nodes('inlineCode'),
      ...report.nodes('html'),
      ...report.nodes('yaml')
    ].map((node) => report.range(node))
    for (const {0: spaces, index} of report.text.matchAll(/(?<![ \t])[ \t]+(?=[\r\n]|$)/g)) {
      const range = [index, index + spaces.length] as const
      if (verbatim.some(([start, end]) => start < range[1] && end > range[0])) continue
      yield {message: 'trailing', range, edit: {range, text: ''}}
    }
  }
})

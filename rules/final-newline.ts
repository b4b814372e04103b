import {defineRule} from '../src/rule.ts'

export default defineRule({
  id: 'final-newline',
  summary: {en: 'The file ends with one line ending', zh: '文件以一个换行符结尾'},
  why: {
    en: 'Without it, the next line that is added shows the last one as changed too',
    zh: '没有换行符时，追加内容会让上一行也显示为改动'
  },
  severity: 'off',
  layout: true,
  changes: 'nothing',
  options: {},
  messages: {
    missing: {
      en: 'Missing line ending at the end of the file, expected one',
      zh: '缺少文件末尾的换行符，应为一个'
    },
    extra: {
      en: 'Unexpected blank lines at the end of the file, expected one line ending',
      zh: '文件末尾多余的空行，应为一个换行符'
    }
  },
  examples: [
    {
      title: {en: 'None', zh: '没有换行符'},
      before: '还好',
      after: '还好\n',
      findings: [
        {
          at: '1:3-1:3',
          en: 'Missing line ending at the end of the file, expected one',
          zh: '缺少文件末尾的换行符，应为一个'
        }
      ]
    },
    {
      title: {en: 'Blank lines', zh: '多余的空行'},
      before: '还好\r\n\r\n \r\n',
      after: '还好\r\n',
      findings: [
        {
          at: '2:1-4:1',
          en: 'Unexpected blank lines at the end of the file, expected one line ending',
          zh: '文件末尾多余的空行，应为一个换行符'
        }
      ]
    },
    {title: {en: 'One', zh: '恰好一个'}, before: '还好\n'}
  ],

  *check(report) {
    const {text} = report
    const end = /[ \t\r\n]*$/.exec(text)?.index ?? text.length
    if (end === 0) return
    const lineEnd = /^[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(end))?.[0]
    if (lineEnd === undefined) {
      const range = [text.length, text.length] as const
      yield {message: 'missing', range, edit: {range, text: report.lineEnding}}
    } else if (end + lineEnd.length < text.length) {
      const range = [end + lineEnd.length, text.length] as const
      yield {message: 'extra', range, edit: {range, text: ''}}
    }
  }
})

import {defineRule} from '../src/engine/rule.ts'

export default defineRule({
  id: 'final-newline',
  summary: {en: 'The file ends with one line ending', zh: '文件以一个换行符结尾'},
  why: {
    en: 'Without it, the next line that is added shows the last one as changed too',
    zh: '没有换行符时，追加内容会让上一行也显示为改动'
  },
  severity: 'warn',
  layout: true,
  changes: 'nothing',
  options: {},
  messages: {
    missing: {
      en: 'Missing line ending at the end of the file, expected one',
      zh: '文件末尾缺少换行符，应有一个'
    },
    extra: {
      en: 'Unexpected blank lines at the end of the file, expected one line ending',
      zh: '文件末尾有多余的空行，应只有一个换行符'
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
          zh: '文件末尾缺少换行符，应有一个'
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
          zh: '文件末尾有多余的空行，应只有一个换行符'
        }
      ]
    },
    {
      title: {en: 'Nothing but blank lines', zh: '只有空行'},
      before: '\n \n',
      after: '',
      findings: [
        {
          at: '1:1-3:1',
          en: 'Unexpected blank lines at the end of the file, expected one line ending',
          zh: '文件末尾有多余的空行，应只有一个换行符'
        }
      ]
    },
    {
      title: {en: 'One, and HTML that goes on', zh: '恰好一个，以及未结束的 HTML'},
      before: '还好\n\n<!-- 甲\n\n'
    }
  ],

  *check(report) {
    const {text} = report
    let end = text.length
    while (end > 0 && /[ \t\r\n]/.test(text[end - 1]!)) end--
    const first = /^[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(end))?.[0]
    const kept = end === 0 ? 0 : end + (first?.length ?? 0)
    const isMissing = end > 0 && first === undefined
    if (!isMissing && kept === text.length) return
    const range = isMissing ? ([text.length, text.length] as const) : ([kept, text.length] as const)
    // At the end of unclosed HTML, they are content.
    const edit = {range, text: isMissing ? report.lineEnding : ''}
    yield {message: isMissing ? 'missing' : 'extra', range, edit, needsEdit: true}
  }
})

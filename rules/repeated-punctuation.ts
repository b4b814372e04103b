import {defineRule} from '../src/engine/rule.ts'
import {findRepeatedMarks} from '../src/report/typography/marks.ts'

export default defineRule({
  id: 'repeated-punctuation',
  summary: {en: 'No mark is repeated', zh: '标点不重复'},
  why: {
    en: 'Two commas are a slip; three exclamation marks say no more than one',
    zh: '两个逗号多半是手误；三个感叹号也并不比一个更有力'
  },
  severity: 'off',
  supersededBy: ['cjk-emphasis', 'no-bare-url', 'link-syntax', 'link-scheme', 'list-marker-space'],
  changes: 'text',
  options: {
    most: {
      type: 'integer',
      minimum: 1,
      default: 1,
      description: {
        en: 'How many exclamation or question marks may stand in a row; GB/T 15834—2011 allows three',
        zh: '感叹号和问号最多连用几个；GB/T 15834—2011 允许三个'
      }
    }
  },
  messages: {
    repeated: {
      en: 'Unexpected `{actual}`, expected `{expected}`',
      zh: '标点 `{actual}` 重复，应为 `{expected}`'
    }
  },
  examples: [
    {
      title: {en: 'Commas, stops and exclamation marks', zh: '逗号、句号与感叹号'},
      before: '下雨，，没出门。。太好了！！！真的,,是吗?？\n',
      after: '下雨，没出门。太好了！真的，是吗？\n',
      findings: [
        {
          at: '1:3-1:5',
          en: 'Unexpected `，，`, expected `，`',
          zh: '标点 `，，` 重复，应为 `，`'
        },
        {
          at: '1:8-1:10',
          en: 'Unexpected `。。`, expected `。`',
          zh: '标点 `。。` 重复，应为 `。`'
        },
        {
          at: '1:13-1:16',
          en: 'Unexpected `！！！`, expected `！`',
          zh: '标点 `！！！` 重复，应为 `！`'
        },
        {
          at: '1:18-1:20',
          en: 'Unexpected `,,`, expected `，`',
          zh: '标点 `,,` 重复，应为 `，`'
        },
        {
          at: '1:22-1:24',
          en: 'Unexpected `?？`, expected `？`',
          zh: '标点 `?？` 重复，应为 `？`'
        }
      ]
    },
    {
      title: {en: 'Up to three, by `most`', zh: '`most`：最多三个'},
      options: {most: 3},
      before: '太好了！！！真的吗？？？？\n',
      after: '太好了！！！真的吗？？？\n',
      findings: [
        {
          at: '1:10-1:14',
          en: 'Unexpected `？？？？`, expected `？？？`',
          zh: '标点 `？？？？` 重复，应为 `？？？`'
        }
      ]
    },
    {
      title: {en: 'Other marks in a row', zh: '并非重复的标点'},
      before: '真的？！等等……他说：“好。”（完）——std::vector，wow!!，`，，`\n'
    }
  ],

  *check(report, {most}) {
    if (!/[，,]{2}|[！!]{2}|[？?]{2}|[：:]{2}|[；;]{2}|。。|、、/.test(report.text)) return
    for (const reader of report.readerTexts) {
      for (const {actual, expected, range, edit} of findRepeatedMarks(reader, most)) {
        const values = {actual, expected}
        yield {message: 'repeated', values, range, edit, needsEdit: true}
      }
    }
  }
})

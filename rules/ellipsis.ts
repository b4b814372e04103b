import {defineRule} from '../src/engine/rule.ts'
import {findEllipses} from '../src/report/typography/marks.ts'

export default defineRule({
  id: 'ellipsis',
  summary: {en: 'A Chinese ellipsis is `……`', zh: '省略号写作 `……`'},
  why: {
    en: 'Stops in a row stand on the line, break apart at its end, and look different each time',
    zh: '一串句号或点会落在行底、在行末断开，而且每次长短不一'
  },
  severity: 'off',
  supersededBy: ['cjk-emphasis', 'no-bare-url', 'link-syntax', 'list-marker-space'],
  changes: 'text',
  options: {},
  messages: {
    ellipsis: {
      en: 'Unexpected `{actual}` as an ellipsis, expected `{expected}`',
      zh: '省略号写成了 `{actual}`，应为 `{expected}`'
    }
  },
  examples: [
    {
      title: {en: 'Stops, dots and enumeration commas', zh: '句号、点和顿号'},
      before: '等等。。。算了...苹果、梨、、、都有，好吧…\n',
      after: '等等……算了……苹果、梨……都有，好吧……\n',
      findings: [
        {
          at: '1:3-1:6',
          en: 'Unexpected `。。。` as an ellipsis, expected `……`',
          zh: '省略号写成了 `。。。`，应为 `……`'
        },
        {
          at: '1:8-1:11',
          en: 'Unexpected `...` as an ellipsis, expected `……`',
          zh: '省略号写成了 `...`，应为 `……`'
        },
        {
          at: '1:15-1:18',
          en: 'Unexpected `、、、` as an ellipsis, expected `……`',
          zh: '省略号写成了 `、、、`，应为 `……`'
        },
        {
          at: '1:23-1:24',
          en: 'Unexpected `…` as an ellipsis, expected `……`',
          zh: '省略号写成了 `…`，应为 `……`'
        }
      ]
    },
    {
      title: {en: 'What is no Chinese ellipsis', zh: '不是中文省略号的'},
      before: 'To be continued...\n\n1...5，`等...`，读完……真好，[见](../...)\n'
    }
  ],

  *check(report) {
    if (!/[。.、·]{3}|…/.test(report.text)) return
    for (const reader of report.readerTexts) {
      for (const {actual, expected, range, edit} of findEllipses(reader)) {
        const values = {actual, expected}
        yield {message: 'ellipsis', values, range, edit, needsEdit: true}
      }
    }
  }
})

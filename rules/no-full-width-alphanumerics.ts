import {defineRule} from '../src/engine/rule.ts'
import {findFullWidth} from '../src/report/typography/alphanumerics.ts'

export default defineRule({
  id: 'no-full-width-alphanumerics',
  summary: {en: 'No full-width letters and digits', zh: '字母和数字不用全角'},
  why: {
    en: 'They come from an input method by mistake, and no search for the word finds them',
    zh: '它们多半是输入法误入的，搜索时找不到'
  },
  severity: 'off',
  supersededBy: ['cjk-emphasis', 'no-bare-url', 'link-syntax', 'link-scheme', 'list-marker-space'],
  changes: 'text',
  options: {},
  messages: {
    full: {
      en: 'Unexpected full-width `{actual}`, expected `{expected}`',
      zh: '`{actual}` 是全角字符，应为半角的 `{expected}`'
    }
  },
  examples: [
    {
      title: {en: 'Letters and digits', zh: '字母与数字'},
      before: '读完 Ｒｕｓｔ，跑了 １０．５ 公里\n',
      after: '读完 Rust，跑了 10.5 公里\n',
      findings: [
        {
          at: '1:4-1:8',
          en: 'Unexpected full-width `Ｒｕｓｔ`, expected `Rust`',
          zh: '`Ｒｕｓｔ` 是全角字符，应为半角的 `Rust`'
        },
        {
          at: '1:12-1:16',
          en: 'Unexpected full-width `１０．５`, expected `10.5`',
          zh: '`１０．５` 是全角字符，应为半角的 `10.5`'
        }
      ]
    },
    {
      title: {en: 'Weeks, items, and what is no text', zh: '周数、编号，以及不是正文的内容'},
      before: '第４０周，`Ａ`，[见](Ａ.md)\n\n１．甲\n'
    }
  ],

  *check(report) {
    if (!/[Ａ-Ｚａ-ｚ０-９]/.test(report.text)) return
    for (const reader of report.readerTexts) {
      for (const {actual, expected, range, edit} of findFullWidth(reader)) {
        yield {message: 'full', values: {actual, expected}, range, edit, needsEdit: true}
      }
    }
  }
})

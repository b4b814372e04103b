import {defineRule} from '../src/engine/rule.ts'
import {findWrongQuotes, quoteStyles, styleOf} from '../src/report/typography/quotes.ts'

export default defineRule({
  id: 'quotes',
  summary: {en: 'One kind of quotation marks around Chinese', zh: '中文引号写法统一'},
  why: {
    en: 'Straight quotation marks do not say which side is open; two kinds look like two meanings',
    zh: '直引号分不出左右；两种引号混用，像是有两种意思'
  },
  severity: 'off',
  supersededBy: ['cjk-emphasis', 'no-bare-url', 'link-syntax', 'list-marker-space'],
  changes: 'text',
  options: {
    style: {
      type: 'string',
      enum: quoteStyles,
      default: 'consistent',
      description: {
        en: '`curly` is “ ”, `corner` is 「 」, `consistent` is what the report uses first',
        zh: '`curly` 为“ ”，`corner` 为「 」，`consistent` 以周报中最先出现的为准'
      }
    }
  },
  messages: {
    quotes: {
      en: 'Unexpected quotation marks `{actual}`, expected `{expected}`',
      zh: '引号用了 `{actual}`，应为 `{expected}`'
    }
  },
  examples: [
    {
      title: {en: 'As the first', zh: '以最先出现的为准'},
      before: '他说「好」，我说"不**好**"，又说“算了”\n',
      after: '他说「好」，我说「不**好**」，又说「算了」\n',
      findings: [
        {
          at: '1:9-1:17',
          en: 'Unexpected quotation marks `""`, expected `「」`',
          zh: '引号用了 `""`，应为 `「」`'
        },
        {
          at: '1:20-1:24',
          en: 'Unexpected quotation marks `“”`, expected `「」`',
          zh: '引号用了 `“”`，应为 `「」`'
        }
      ]
    },
    {
      title: {en: 'Curly ones, by `style`', zh: '`style`：弯引号'},
      options: {style: 'curly'},
      before: '他说「好」\n',
      after: '他说“好”\n',
      findings: [
        {
          at: '1:3-1:6',
          en: 'Unexpected quotation marks `「」`, expected `“”`',
          zh: '引号用了 `「」`，应为 `“”`'
        }
      ]
    },
    {
      title: {en: 'What is no Chinese quotation', zh: '不是中文引文的'},
      before: 'a "b" c，5" 的屏幕，"半个，`"代码"`，他说“她说「好」”\n'
    }
  ],

  *check(report, {style}) {
    if (!/["“「]/.test(report.text)) return
    const readers = report.readerTexts
    const wanted = styleOf(readers, style)
    for (const reader of readers) {
      for (const {actual, expected, range, edit} of findWrongQuotes(reader, wanted)) {
        yield {message: 'quotes', values: {actual, expected}, range, edit, needsEdit: true}
      }
    }
  }
})

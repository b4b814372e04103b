import {defineRule} from '../src/engine/rule.ts'
import {readFence} from '../src/report/layout/fence.ts'

export default defineRule({
  id: 'code-language',
  summary: {en: 'Fenced code says its language', zh: '代码块注明语言'},
  why: {
    en: 'Sites colour code by its language, and guess where none is given; `text` stands for none',
    zh: '网站按语言给代码着色，没有注明时只能猜；不是代码的内容可写 `text`'
  },
  severity: 'off',
  changes: 'nothing',
  options: {},
  messages: {
    missing: {
      en: 'Missing language of code after `{actual}`, expected one such as `js`, or `text`',
      zh: '代码块的 `{actual}` 后没有注明语言，应加上 `js` 之类的语言名，或 `text`'
    }
  },
  examples: [
    {
      title: {en: 'No language', zh: '没有注明语言'},
      before: '~~~\nnpm test\n~~~\n',
      findings: [
        {
          at: '1:1-1:4',
          en: 'Missing language of code after `~~~`, expected one such as `js`, or `text`',
          zh: '代码块的 `~~~` 后没有注明语言，应加上 `js` 之类的语言名，或 `text`'
        }
      ]
    },
    {
      title: {en: 'A language, or code that takes none', zh: '注明了语言，或无法注明'},
      before: '```sh\nnpm test\n```\n\n    npm test\n'
    }
  ],

  *check(report) {
    for (const code of report.nodes('code')) {
      const fence = readFence(report, code)
      if (fence?.info !== '') continue
      yield {message: 'missing', values: {actual: report.slice(fence.open)}, range: fence.open}
    }
  }
})

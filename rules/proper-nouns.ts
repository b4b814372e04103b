import {defineRule} from '../src/engine/rule.ts'
import {findWrongNouns, nounsOf} from '../src/report/typography/proper-nouns.ts'

export default defineRule({
  id: 'proper-nouns',
  summary: {
    en: 'Names of software and brands are written as their owners do',
    zh: '软件和品牌的名称按官方写法'
  },
  why: {
    en: 'A name in one form can be searched for, and its owner reads it with less pain',
    zh: '写法统一才便于搜索，也是对作者的尊重'
  },
  severity: 'off',
  supersededBy: ['no-bare-url', 'link-syntax', 'link-scheme', 'list-marker-space'],
  changes: 'text',
  options: {
    words: {
      type: 'array',
      items: {type: 'string'},
      default: [] as readonly string[],
      description: {
        en: 'More names, as they are to be written',
        zh: '另外的名称，按应有的写法列出'
      }
    },
    ignore: {
      type: 'array',
      items: {type: 'string'},
      default: [] as readonly string[],
      description: {
        en: 'Known names that may be written in any way',
        zh: '写法不限的已知名称'
      }
    }
  },
  messages: {
    noun: {
      en: 'Unexpected `{actual}`, expected `{expected}`',
      zh: '`{expected}` 写成了 `{actual}`'
    }
  },
  examples: [
    {
      title: {en: 'Names', zh: '名称'},
      before: '把 Github 上的 javascript 换成 typescript，用 nodejs 写\n',
      after: '把 GitHub 上的 JavaScript 换成 TypeScript，用 Node.js 写\n',
      findings: [
        {
          at: '1:3-1:9',
          en: 'Unexpected `Github`, expected `GitHub`',
          zh: '`GitHub` 写成了 `Github`'
        },
        {
          at: '1:13-1:23',
          en: 'Unexpected `javascript`, expected `JavaScript`',
          zh: '`JavaScript` 写成了 `javascript`'
        },
        {
          at: '1:27-1:37',
          en: 'Unexpected `typescript`, expected `TypeScript`',
          zh: '`TypeScript` 写成了 `typescript`'
        },
        {
          at: '1:40-1:46',
          en: 'Unexpected `nodejs`, expected `Node.js`',
          zh: '`Node.js` 写成了 `nodejs`'
        }
      ]
    },
    {
      title: {en: 'Own names, by `words`', zh: '`words`：自己的名称'},
      options: {words: ['微信 Pay', 'MyApp'], ignore: ['GitHub']},
      before: '发布 myapp，接入微信 pay，在 github 上\n',
      after: '发布 MyApp，接入微信 Pay，在 github 上\n',
      findings: [
        {
          at: '1:4-1:9',
          en: 'Unexpected `myapp`, expected `MyApp`',
          zh: '`MyApp` 写成了 `myapp`'
        },
        {
          at: '1:12-1:18',
          en: 'Unexpected `微信 pay`, expected `微信 Pay`',
          zh: '`微信 Pay` 写成了 `微信 pay`'
        }
      ]
    },
    {
      title: {en: 'What is no name', zh: '不是名称的'},
      before:
        'github.com/a，@github/b，https://github.com，`github`，github_token，[见](github.md)\n'
    }
  ],

  *check(report, {words, ignore}) {
    const nouns = nounsOf(words, ignore)
    for (const reader of report.readerTexts) {
      for (const {actual, expected, range, edit} of findWrongNouns(reader, nouns)) {
        yield {message: 'noun', values: {actual, expected}, range, edit, needsEdit: true}
      }
    }
  }
})

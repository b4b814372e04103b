import {defineRule} from '../src/engine/rule.ts'
import {indentationOf} from '../src/report/layout/indentation.ts'
import {findUnformatted} from '../src/report/layout/reformat.ts'

export default defineRule({
  id: 'block-indent',
  summary: {
    en: 'What is in no list begins at the first column',
    zh: '列表之外的内容顶格书写'
  },
  why: {
    en: 'Spaces there mean nothing, until a fourth one makes code of a paragraph',
    zh: '行首的空格没有意义，多到四个却会把段落变成代码'
  },
  severity: 'warn',
  layout: true,
  changes: 'nothing',
  supersededBy: [
    'title-required',
    'title-position',
    'title-format',
    'section-name',
    'list-marker-space',
    'list-nesting',
    'code-fence'
  ],
  options: {},
  messages: {
    indent: {
      en: 'Unexpected indentation by `{actual}`, expected `{expected}`',
      zh: '缩进 {actual} 格，应为 {expected} 格'
    },
    tab: {
      en: 'Unexpected tab in the indentation, expected `{expected}` spaces',
      zh: '缩进用了制表符，应为 {expected} 个空格'
    }
  },
  examples: [
    {
      title: {en: 'A paragraph', zh: '段落'},
      before: '  今天下雨，\n   没出门\n',
      after: '今天下雨，\n没出门\n',
      findings: [
        {
          at: '1:1-1:3',
          en: 'Unexpected indentation by `2`, expected `0`',
          zh: '缩进 2 格，应为 0 格'
        }
      ]
    },
    {
      title: {en: 'Code keeps what is its own', zh: '代码自身的缩进不变'},
      before: '  ```sh\n  make\n    deploy\n  ```\n',
      after: '```sh\nmake\n  deploy\n```\n',
      findings: [
        {
          at: '1:1-1:3',
          en: 'Unexpected indentation by `2`, expected `0`',
          zh: '缩进 2 格，应为 0 格'
        }
      ]
    },
    {
      title: {
        en: 'A line that would be a list if it were not indented',
        zh: '顶格后会变成列表的一行'
      },
      before: '还剩\n      - 5 度\n',
      after: '还剩\n    - 5 度\n',
      findings: [
        {
          at: '2:1-2:7',
          en: 'Unexpected indentation by `6`, expected `4`',
          zh: '缩进 6 格，应为 4 格'
        }
      ]
    },
    {
      title: {en: 'A tab in its stead', zh: '用制表符缩进'},
      before: '还剩\n\t- 5 度\n',
      after: '还剩\n    - 5 度\n',
      findings: [
        {
          at: '2:1-2:2',
          en: 'Unexpected tab in the indentation, expected `4` spaces',
          zh: '缩进用了制表符，应为 4 个空格'
        }
      ]
    },
    {title: {en: 'As it should be', zh: '规范写法'}, before: '今天下雨，\n没出门\n'}
  ],

  *check(report) {
    yield* findUnformatted(report, {block: true}, (deviation) => {
      const {range, actual, expected} = indentationOf(deviation)
      const message = actual === expected ? 'tab' : 'indent'
      return {message, values: {actual, expected}, range} as const
    })
  }
})

import {defineRule} from '../src/engine/rule.ts'
import {indentationOf} from '../src/report/layout/indentation.ts'
import {findUnformatted} from '../src/report/layout/reformat.ts'
import {defaultShape} from '../src/report/shape.ts'

export default defineRule({
  id: 'list-indent',
  summary: {
    en: 'What is below an item is indented by four spaces; its own lines are aligned',
    zh: '列表项下的内容缩进四格，正文换行后与首行对齐'
  },
  why: {
    en: 'One indentation works below `1.` and `10.` alike and is read alike by every tool; a tab is not as wide everywhere',
    zh: '四个空格在 `1.` 和 `10.` 之下同样有效，各种工具的理解也一致；制表符的宽度则各不相同'
  },
  severity: 'warn',
  layout: true,
  changes: 'nothing',
  supersededBy: ['numbered-list', 'list-numbering', 'list-marker-space', 'list-nesting'],
  options: {
    indent: {
      type: 'integer',
      minimum: 2,
      default: defaultShape.indent,
      description: {
        en: 'Columns from a marker to what is below its item, at least the width of the marker and at most three more; lines of what begins beside the marker are aligned with it. Four need no counting when `9.` becomes `10.`; `2` aligns with the text, as Prettier does. `numbered-list` and `list-nesting` indent by it, too',
        zh: '列表项下的内容比列表标记多缩进几列，不少于标记的宽度，最多比它多三列；与标记同行开始的内容，续行与之对齐。四列在 `9.` 变成 `10.` 时不必重排；`2` 表示与正文对齐，和 Prettier 一致。`numbered-list` 和 `list-nesting` 也按此缩进'
      }
    }
  },
  messages: {
    indent: {
      en: 'Unexpected indentation by `{actual}`, expected `{expected}`',
      zh: '缩进 {actual} 格，应为 {expected} 格'
    },
    tab: {
      en: 'Unexpected tab in the indentation, expected `{expected}` spaces',
      zh: '缩进用了制表符，应为 {expected} 个空格'
    },
    footnote: {
      en: 'Unexpected beginning of a footnote, expected its text after one space',
      zh: '脚注开头的写法不规范，应空一格后接正文'
    }
  },
  examples: [
    {
      title: {en: 'Children by their marker', zh: '子项与正文对齐'},
      before: '1. 修水管\n   1. 买工具\n      1. 扳手\n   2. 关总阀\n2. 换灯泡\n',
      after: '1. 修水管\n    1. 买工具\n        1. 扳手\n    2. 关总阀\n2. 换灯泡\n',
      findings: [
        {
          at: '2:1-2:4',
          en: 'Unexpected indentation by `3`, expected `4`',
          zh: '缩进 3 格，应为 4 格'
        }
      ]
    },
    {
      title: {en: 'Tabs', zh: '制表符'},
      before: '1. 修水管\n\t1. 买工具\n',
      after: '1. 修水管\n    1. 买工具\n',
      findings: [
        {
          at: '2:1-2:2',
          en: 'Unexpected tab in the indentation, expected `4` spaces',
          zh: '缩进用了制表符，应为 4 个空格'
        }
      ]
    },
    {
      title: {en: 'Text that goes on below its item', zh: '换行后继续的正文'},
      before: '1. 修水管，\n先关总阀\n',
      after: '1. 修水管，\n   先关总阀\n',
      findings: [
        {
          at: '2:1-2:1',
          en: 'Unexpected indentation by `0`, expected `3`',
          zh: '缩进 0 格，应为 3 格'
        }
      ]
    },
    {
      title: {en: 'Code keeps what is its own', zh: '代码自身的缩进不变'},
      before: '1. 部署\n\n   ```sh\n   make\n     deploy\n   ```\n',
      after: '1. 部署\n\n    ```sh\n    make\n      deploy\n    ```\n',
      findings: [
        {
          at: '3:1-3:4',
          en: 'Unexpected indentation by `3`, expected `4`',
          zh: '缩进 3 格，应为 4 格'
        }
      ]
    },
    {
      title: {en: 'A footnote', zh: '脚注'},
      before: '水管[^1]\n\n[^1]:镀锌的\n也可以\n',
      after: '水管[^1]\n\n[^1]: 镀锌的\n    也可以\n',
      findings: [
        {
          at: '3:1-3:1',
          en: 'Unexpected beginning of a footnote, expected its text after one space',
          zh: '脚注开头的写法不规范，应空一格后接正文'
        }
      ]
    },
    {
      title: {en: 'Aligned with the text', zh: '与正文对齐'},
      options: {indent: 2},
      before: '1. 修水管\n    1. 买工具\n',
      after: '1. 修水管\n   1. 买工具\n',
      findings: [
        {
          at: '2:1-2:5',
          en: 'Unexpected indentation by `4`, expected `3`',
          zh: '缩进 4 格，应为 3 格'
        }
      ]
    },
    {
      title: {en: 'As it should be', zh: '规范写法'},
      before: '1. 修水管\n    - 买工具\n\n10. 换灯泡，\n    以及灯罩\n\n    ![灯泡](bulb.jpg)\n'
    }
  ],

  *check(report, {indent}) {
    yield* findUnformatted(report, {indent}, (deviation) => {
      const {range, actual, expected, hasTab} = indentationOf(deviation)
      const message = actual !== expected ? 'indent' : hasTab ? 'tab' : 'footnote'
      return {message, values: {actual, expected}, range} as const
    })
  }
})

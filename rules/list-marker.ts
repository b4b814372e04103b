import {defineRule} from '../src/engine/rule.ts'
import {findUnformatted} from '../src/report/layout/reformat.ts'
import {findWrongMarker} from '../src/report/layout/wrong-marker.ts'

export default defineRule({
  id: 'list-marker',
  summary: {
    en: 'Items begin with `-` or `1.`, one space, and what they say',
    zh: '列表项以 `-` 或 `1.` 加一个空格开头，后接正文'
  },
  why: {
    en: 'Where markers change, one list may become two; one form can be searched for',
    zh: '符号不一致时，一个列表会变成两个；写法统一也便于搜索'
  },
  severity: 'warn',
  layout: true,
  changes: 'nothing',
  supersededBy: ['numbered-list', 'list-numbering', 'list-marker-space', 'list-nesting'],
  options: {
    bullet: {
      type: 'string',
      enum: ['-', '*', '+'],
      default: '-',
      description: {
        en: 'The bullet; where two lists touch, the second has another, or they would be one',
        zh: '项目符号；两个列表相邻时，后一个用另一种符号，否则会合为一个'
      }
    }
  },
  messages: {
    marker: {
      en: 'Unexpected marker `{actual}`, expected `{expected}`',
      zh: '列表标记 `{actual}` 应为 `{expected}`'
    },
    space: {
      en: 'Unexpected `{actual}` columns after a marker, expected `1`',
      zh: '列表标记后空了 {actual} 格，应空 1 格'
    },
    tab: {
      en: 'Unexpected tab after a marker, expected one space',
      zh: '列表标记后是制表符，应为一个空格'
    },
    below: {
      en: 'Unexpected line ending after a marker, expected what the item says',
      zh: '列表标记独占一行，正文应与标记在同一行'
    },
    beside: {
      en: 'Unexpected list beside a marker, expected it on the next line',
      zh: '两个列表标记写在同一行，子列表应另起一行'
    }
  },
  examples: [
    {
      title: {en: 'Bullets', zh: '项目符号'},
      before: '> * 修水管\n>   + 买工具\n> * 换灯泡\n',
      after: '> - 修水管\n>   - 买工具\n> - 换灯泡\n',
      findings: [
        {
          at: '1:3-1:4',
          en: 'Unexpected marker `*`, expected `-`',
          zh: '列表标记 `*` 应为 `-`'
        }
      ]
    },
    {
      title: {en: 'Spaces after a marker', zh: '标记后的空格'},
      before: '1.  修水管\n\n    先关总阀\n2.\t换灯泡\n',
      after: '1. 修水管\n\n   先关总阀\n2. 换灯泡\n',
      findings: [
        {
          at: '1:3-1:5',
          en: 'Unexpected `2` columns after a marker, expected `1`',
          zh: '列表标记后空了 2 格，应空 1 格'
        }
      ]
    },
    {
      title: {en: 'A tab', zh: '制表符'},
      before: '1.\t修水管\n',
      after: '1. 修水管\n',
      findings: [
        {
          at: '1:3-1:4',
          en: 'Unexpected tab after a marker, expected one space',
          zh: '列表标记后是制表符，应为一个空格'
        }
      ]
    },
    {
      title: {en: 'A check box', zh: '复选框'},
      before: '- [X] 修水管\n',
      after: '- [x] 修水管\n',
      findings: [
        {
          at: '1:3-1:7',
          en: 'Unexpected marker `[X] `, expected `[x] `',
          zh: '列表标记 `[X] ` 应为 `[x] `'
        }
      ]
    },
    {
      title: {en: 'A marker alone', zh: '单独一行的标记'},
      before: '1.\n   修水管\n',
      after: '1. 修水管\n',
      findings: [
        {
          at: '1:1-1:3',
          en: 'Unexpected line ending after a marker, expected what the item says',
          zh: '列表标记独占一行，正文应与标记在同一行'
        }
      ]
    },
    {
      title: {en: 'Two markers on a line', zh: '一行两个标记'},
      before: '1. 1. 修水管\n   2. 换灯泡\n',
      after: '1.\n   1. 修水管\n   2. 换灯泡\n',
      findings: [
        {
          at: '1:4-1:6',
          en: 'Unexpected list beside a marker, expected it on the next line',
          zh: '两个列表标记写在同一行，子列表应另起一行'
        }
      ]
    },
    {
      title: {en: 'Two lists that touch', zh: '相邻的两个列表'},
      before: '> - 修水管\n>\n> * 换灯泡\n'
    },
    {title: {en: 'As it should be', zh: '规范写法'}, before: '1. 修水管\n2. 换灯泡\n'}
  ],

  *check(report, {bullet}) {
    yield* findUnformatted(report, {bullet}, ({region, metrics}) => {
      const wrong = findWrongMarker(report, region, metrics)
      return wrong && {...wrong, scope: report.range(region.node)}
    })
  }
})

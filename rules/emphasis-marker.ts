import {defineRule} from '../src/engine/rule.ts'
import {readMarkedTexts, readNames, spellMarks, writeMarks} from '../src/report/layout/marks.ts'

export default defineRule({
  id: 'emphasis-marker',
  summary: {en: 'Emphasis is marked in one way', zh: '强调符号统一'},
  why: {
    en: 'Stars work everywhere, also beside Chinese characters, where underscores are shown as they are',
    zh: '星号到处有效；下划线紧挨汉字时不生效，会原样显示'
  },
  severity: 'warn',
  layout: true,
  supersededBy: ['cjk-emphasis'],
  changes: 'nothing',
  options: {
    emphasis: {
      type: 'string',
      enum: ['*', '_'],
      default: '*',
      description: {
        en: 'Stars throughout, or underscores where Markdown reads them alike, as Prettier writes them',
        zh: '一律用星号，或在含义不变处用下划线（与 Prettier 一致）'
      }
    }
  },
  messages: {
    mark: {
      en: 'Unexpected mark `{actual}` of emphasis, expected `{expected}`',
      zh: '强调符号 `{actual}` 应为 `{expected}`'
    },
    name: {
      en: 'Unexpected emphasis in the name `{actual}`, expected backticks around it',
      zh: '名称 `{actual}` 的下划线会被当作强调，应用反引号括起'
    }
  },
  examples: [
    {
      title: {en: 'Underscores', zh: '下划线'},
      before: '_甲_，__乙__\n',
      after: '*甲*，**乙**\n',
      findings: [
        {
          at: '1:1-1:2',
          en: 'Unexpected mark `_` of emphasis, expected `*`',
          zh: '强调符号 `_` 应为 `*`'
        },
        {
          at: '1:5-1:7',
          en: 'Unexpected mark `__` of emphasis, expected `**`',
          zh: '强调符号 `__` 应为 `**`'
        }
      ]
    },
    {
      title: {en: 'Names of programs', zh: '程序里的名称'},
      before: '改了 pkg/__init__.py\n',
      suggested: '改了 `pkg/__init__.py`\n',
      findings: [
        {
          at: '1:4-1:19',
          en: 'Unexpected emphasis in the name `pkg/__init__.py`, expected backticks around it',
          zh: '名称 `pkg/__init__.py` 的下划线会被当作强调，应用反引号括起'
        }
      ]
    },
    {
      title: {en: 'Ranges, homes and subscripts', zh: '范围、主目录和下标'},
      before: '3~5 公里，10~20 公里\n\n~/a和~/b\n\nH~2~O\n'
    },
    {
      title: {en: 'One in the other', zh: '嵌套的强调'},
      before: '__*甲*__ 和 _**乙**_\n',
      after: '**_甲_** 和 ***乙***\n',
      findings: [
        {
          at: '1:1-1:3',
          en: 'Unexpected mark `__` of emphasis, expected `**`',
          zh: '强调符号 `__` 应为 `**`'
        },
        {
          at: '1:3-1:4',
          en: 'Unexpected mark `*` of emphasis, expected `_`',
          zh: '强调符号 `*` 应为 `_`'
        },
        {
          at: '1:11-1:12',
          en: 'Unexpected mark `_` of emphasis, expected `*`',
          zh: '强调符号 `_` 应为 `*`'
        }
      ]
    },
    {
      title: {en: 'Underscores wanted', zh: '要求下划线'},
      options: {emphasis: '_'},
      before: '*甲*，乙*丙*丁，*a* b\n',
      after: '_甲_，乙*丙*丁，_a_ b\n',
      findings: [
        {
          at: '1:1-1:2',
          en: 'Unexpected mark `*` of emphasis, expected `_`',
          zh: '强调符号 `*` 应为 `_`'
        },
        {
          at: '1:11-1:12',
          en: 'Unexpected mark `*` of emphasis, expected `_`',
          zh: '强调符号 `*` 应为 `_`'
        }
      ]
    },
    {
      title: {
        en: 'As it should be, and where stars would mean something else',
        zh: '规范写法，以及星号含义不同之处'
      },
      before: '*甲***乙**，~~丙~~，**_丁_**\n'
    }
  ],

  *check(report, {emphasis}) {
    for (const range of readNames(report)) {
      const actual = report.slice(range)
      const expected = `\`${actual}\``
      yield {
        message: 'name',
        values: {actual, expected},
        range,
        suggestion: {range, text: expected}
      }
    }
    const style = emphasis === '_' ? '_' : '*'
    for (const marks of readMarkedTexts(report, style)) {
      if (marks.every(({actual, best}) => actual === best)) continue
      const forms = spellMarks(report, marks).map((others) => ({
        others,
        edit: writeMarks(report, marks, others)
      }))
      for (const mark of marks) {
        const {actual, node} = mark
        const [start] = report.range(node)
        const edits = forms.map(({others, edit}) => {
          const expected = others.has(mark) ? mark.other : mark.best
          return {edit, finding: actual === expected ? null : {values: {actual, expected}}}
        })
        yield {message: 'mark', range: [start, start + actual.length], edits, needsEdit: true}
      }
    }
  }
})

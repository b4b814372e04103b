import {defineRule} from '../src/engine/rule.ts'

const marks = {spaces: '  ', backslash: '\\'} as const

export default defineRule({
  id: 'hard-break',
  summary: {en: 'Lines are broken in one way', zh: '强制换行的写法统一'},
  why: {
    en: 'Some programs that show Markdown know only one of the two ways, and none needs more than two spaces',
    zh: '两种写法中，有的程序只认一种；空格也无需多于两个'
  },
  severity: 'warn',
  layout: true,
  changes: 'nothing',
  options: {
    style: {
      type: 'string',
      enum: ['spaces', 'backslash'],
      default: 'spaces',
      description: {
        en: 'Two spaces, which every program understands, or a backslash, which everyone can see',
        zh: '两个空格（所有程序都认），或反斜杠（肉眼可见）'
      }
    }
  },
  messages: {
    spaces: {
      en: 'Unexpected form of a line break, expected two spaces',
      zh: '强制换行的写法不规范，应为两个空格'
    },
    backslash: {
      en: 'Unexpected form of a line break, expected a backslash',
      zh: '强制换行的写法不规范，应为反斜杠'
    }
  },
  examples: [
    {
      title: {en: 'A backslash, and more spaces', zh: '反斜杠和过多的空格'},
      before: '做饭\\\n跑步     \n读书\n',
      after: '做饭  \n跑步  \n读书\n',
      findings: [
        {
          at: '1:3-1:4',
          en: 'Unexpected form of a line break, expected two spaces',
          zh: '强制换行的写法不规范，应为两个空格'
        },
        {
          at: '2:3-2:8',
          en: 'Unexpected form of a line break, expected two spaces',
          zh: '强制换行的写法不规范，应为两个空格'
        }
      ]
    },
    {
      title: {en: 'Backslashes wanted', zh: '要求反斜杠'},
      options: {style: 'backslash'},
      before: '> 做饭  \n> 跑步\\\n> 读书\n',
      after: '> 做饭\\\n> 跑步\\\n> 读书\n',
      findings: [
        {
          at: '1:5-1:7',
          en: 'Unexpected form of a line break, expected a backslash',
          zh: '强制换行的写法不规范，应为反斜杠'
        }
      ]
    },
    {
      title: {
        en: 'As it should be, and a space before a backslash',
        zh: '规范写法，以及反斜杠前的空格'
      },
      before: '做饭  \n跑步 \\\n读书\n'
    }
  ],

  *check(report, {style}) {
    for (const node of report.nodes('break')) {
      const [start] = report.range(node)
      const range = [start, report.lineEnd(start)] as const
      const actual = report.slice(range)
      if (actual === marks[style]) continue
      const edits = [{edit: {range, text: marks[style]}}, {edit: {range, text: shortest(actual)}}]
      yield {message: style, range, edits, needsEdit: true}
    }
  }
})

/** The style of a line break, in its shortest form. */
function shortest(text: string): string {
  return text.startsWith('\\') ? marks.backslash : marks.spaces
}

import type {Code} from 'mdast'
import {defineRule} from '../src/engine/rule.ts'
import {readAccident, unindent} from '../src/report/layout/accidental-code.ts'
import {readFence} from '../src/report/layout/fence.ts'
import {fenceIndented, marksFor, refence} from '../src/report/layout/fence-edit.ts'
import {readLostChildren} from '../src/report/lists/lost-children.ts'
import type {Report} from '../src/report/report.ts'
import type {Edit, Range} from '../src/syntax/edit.ts'
import type {Placed} from '../src/syntax/source.ts'

export default defineRule({
  id: 'code-fence',
  summary: {en: 'Code stands between fences of backticks', zh: '代码块用反引号围栏'},
  why: {
    en: 'Fences say where code begins and ends, and in which language it is; indentation is easily lost',
    zh: '围栏标明代码的起止和语言；缩进很容易丢失'
  },
  severity: 'warn',
  layout: true,
  supersededBy: ['list-marker-space', 'list-nesting'],
  changes: 'nothing',
  options: {},
  messages: {
    backticks: {
      en: 'Unexpected form of code, expected fences of {count} backticks',
      zh: '代码块写法不规范，应以 {count} 个反引号作围栏'
    },
    tildes: {
      en: 'Unexpected form of code, expected fences of {count} tildes',
      zh: '代码块写法不规范，应以 {count} 个波浪号作围栏'
    },
    info: {
      en: 'Unexpected spaces after a fence, expected `{expected}` right behind it',
      zh: '围栏之后有空格，应紧跟 `{expected}`'
    },
    unclosed: {
      en: 'Missing fence at the end of code, expected one',
      zh: '代码块没有结束，请在末尾加上一行围栏'
    },
    accident: {
      en: 'Unexpected code, made by four spaces, expected text without them, or fences',
      zh: '正文缩进四格会显示为代码，请去掉缩进，或用围栏括起'
    },
    blank: {
      en: 'Missing blank line between fences without code, expected one',
      zh: '空代码块的围栏之间缺少空行，应空 1 行'
    }
  },
  examples: [
    {
      title: {en: 'Indented, and tildes', zh: '缩进的代码和波浪号'},
      before: '做饭\n\n    make\n\n~~~ js  title=a\nrun()\n~~~\n',
      after: '做饭\n\n```\nmake\n```\n\n```js title=a\nrun()\n```\n',
      findings: [
        {
          at: '3:1-3:9',
          en: 'Unexpected form of code, expected fences of 3 backticks',
          zh: '代码块写法不规范，应以 3 个反引号作围栏'
        },
        {
          at: '5:1-5:4',
          en: 'Unexpected form of code, expected fences of 3 backticks',
          zh: '代码块写法不规范，应以 3 个反引号作围栏'
        }
      ]
    },
    {
      title: {en: 'Spaces, and nothing in between', zh: '空格，以及没有代码'},
      before: '``` js   title=a\nrun()\n```\n\n```\n```\n',
      after: '```js title=a\nrun()\n```\n\n```\n\n```\n',
      findings: [
        {
          at: '1:4-1:17',
          en: 'Unexpected spaces after a fence, expected `js title=a` right behind it',
          zh: '围栏之后有空格，应紧跟 `js title=a`'
        },
        {
          at: '6:1-6:1',
          en: 'Missing blank line between fences without code, expected one',
          zh: '空代码块的围栏之间缺少空行，应空 1 行'
        }
      ]
    },
    {
      title: {en: 'Not closed', zh: '没有结尾'},
      before: '> ```\n> make\n\n正文\n',
      after: '> ```\n> make\n> ```\n\n正文\n',
      findings: [
        {
          at: '2:7-2:7',
          en: 'Missing fence at the end of code, expected one',
          zh: '代码块没有结束，请在末尾加上一行围栏'
        }
      ]
    },
    {
      title: {en: 'Backticks behind the fence', zh: '围栏之后有反引号'},
      before: '~~~~ a`b`\n~~~~\n',
      after: '~~~a`b`\n\n~~~\n',
      findings: [
        {
          at: '1:1-1:5',
          en: 'Unexpected form of code, expected fences of 3 tildes',
          zh: '代码块写法不规范，应以 3 个波浪号作围栏'
        }
      ]
    },
    {
      title: {en: 'Text that is shown as code', zh: '被显示成代码的正文'},
      before: '做饭\n\n    今天试了新菜，很好吃。\n',
      suggested: '做饭\n\n今天试了新菜，很好吃。\n',
      findings: [
        {
          at: '3:1-3:16',
          en: 'Unexpected code, made by four spaces, expected text without them, or fences',
          zh: '正文缩进四格会显示为代码，请去掉缩进，或用围栏括起'
        }
      ]
    },
    {
      title: {en: 'A part of code', zh: '代码的一部分'},
      before: 'function run() {\n\n    cook()\n\n}\n',
      findings: [
        {
          at: '3:1-3:11',
          en: 'Unexpected code, made by four spaces, expected text without them, or fences',
          zh: '正文缩进四格会显示为代码，请去掉缩进，或用围栏括起'
        }
      ]
    },
    {
      title: {en: 'As it should be', zh: '规范写法'},
      before: '```js title=a\nrun()\n```\n\n````md\n```\nmake\n```\n````\n'
    }
  ],

  *check(report) {
    const {isEvidence} = readLostChildren(report)
    for (const {node: code, ancestors} of report.visits('code')) {
      // Its columns show what it belongs to, and its lines may be those of a lost child.
      if (isEvidence(code)) continue
      const accident = !readFence(report, code) && readAccident(report, code, ancestors.at(-1)!)
      if (accident) {
        const suggestion = accident === 'prose' ? unindent(report, code) : undefined
        yield {message: 'accident', range: report.range(code), suggestion}
        continue
      }
      const wrong = judge(report, code)
      if (!wrong) continue
      const {message, values, range, forms} = wrong
      yield {message, values, range, edits: forms.map((edit) => ({edit})), needsEdit: true}
    }
  }
})

interface Judgement {
  readonly message: 'backticks' | 'tildes' | 'info' | 'unclosed' | 'blank'
  readonly values?: {readonly [name: string]: string}
  readonly range: Range
  readonly forms: readonly Edit[]
}

/** The first problem with a code block; undefined if there is none. */
function judge(report: Report, code: Placed<Code>): Judgement | undefined {
  const fence = readFence(report, code)
  const marks = marksFor(code, fence?.info ?? '')
  const {mark, info} = marks
  const fences = {
    message: mark.startsWith('~') ? 'tildes' : 'backticks',
    values: {count: String(mark.length)}
  } as const
  if (!fence) {
    const range = report.range(code)
    return {...fences, range, forms: [fenceIndented(report, code, marks)]}
  }
  const forms = ['', ' '].map((space) => refence(report, code, fence, marks, space))
  const {open, close} = fence
  const [best] = forms
  if (report.slice(best!.range) === best!.text) return undefined
  if (!close) {
    const end = best!.range[1]
    return {message: 'unclosed', range: [end, end], forms}
  }
  if (report.slice(open) !== mark || report.slice(close) !== mark) {
    return {...fences, range: open, forms}
  }
  const lineEnd = report.lineEnd(open[1])
  const after = report.slice([open[1], lineEnd]).trimEnd()
  if (after !== info) {
    return {
      message: 'info',
      values: {expected: info},
      range: [open[1], open[1] + after.length],
      forms
    }
  }
  return {message: 'blank', range: [close[0], close[0]], forms}
}

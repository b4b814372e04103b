import {defineRule} from '../src/engine/rule.ts'
import {type Emphasis, readEmphasis} from '../src/report/phrasing/emphasis.ts'
import {type Repair, repairEmphasis} from '../src/report/phrasing/emphasis-repair.ts'
import {readSpacedEmphasis} from '../src/report/phrasing/spaced-emphasis.ts'
import type {Report} from '../src/report/report.ts'
import type {Edit} from '../src/syntax/edit.ts'
import {shrink} from '../src/syntax/edit.ts'

export default defineRule({
  id: 'cjk-emphasis',
  summary: {en: 'What is meant as emphasis is shown as such', zh: '强调要真正生效'},
  why: {
    en: 'Between punctuation and a letter, with no space, `**` is no emphasis to Markdown, and readers see the stars',
    zh: '`**` 一侧是标点、另一侧紧跟文字时，Markdown 不认为它是强调，读者会看到星号'
  },
  severity: 'error',
  changes: 'inline',
  options: {},
  messages: {
    mark: {
      en: 'Unexpected `{actual}` in emphasis, expected `{expected}`',
      zh: '强调不会生效：`{actual}` 应为 `{expected}`'
    },
    inner: {
      en: 'Unexpected space inside of `{actual}`, expected `{expected}`',
      zh: '强调符号内侧有空格：`{actual}` 应为 `{expected}`'
    },
    space: {
      en: 'Missing space outside of emphasis, expected `{expected}`',
      zh: '强调符号外侧缺少空格，应为 `{expected}`'
    }
  },
  examples: [
    {
      title: {en: 'A full stop inside', zh: '句号在里面'},
      before: '**本周完成。**下周继续\n',
      after: '**本周完成**。下周继续\n',
      findings: [
        {
          at: '1:7-1:10',
          en: 'Unexpected `。**` in emphasis, expected `**。`',
          zh: '强调不会生效：`。**` 应为 `**。`'
        }
      ]
    },
    {
      title: {en: 'Quotation marks inside', zh: '引号在里面'},
      before: '是**“重点”**的，*《三体》*很好看\n',
      after: '是“**重点**”的，《*三体*》很好看\n',
      findings: [
        {
          at: '1:2-1:10',
          en: 'Unexpected `**“重点”**` in emphasis, expected `“**重点**”`',
          zh: '强调不会生效：`**“重点”**` 应为 `“**重点**”`'
        },
        {
          at: '1:12-1:18',
          en: 'Unexpected `*《三体》*` in emphasis, expected `《*三体*》`',
          zh: '强调不会生效：`*《三体》*` 应为 `《*三体*》`'
        }
      ]
    },
    {
      title: {en: 'Stars that Markdown pairs by mistake', zh: '被错误配对的星号'},
      before: '**甲。**乙**丙。**丁\n',
      after: '**甲**。乙**丙**。丁\n',
      findings: [
        {
          at: '1:4-1:7',
          en: 'Unexpected `。**` in emphasis, expected `**。`',
          zh: '强调不会生效：`。**` 应为 `**。`'
        },
        {
          at: '1:11-1:14',
          en: 'Unexpected `。**` in emphasis, expected `**。`',
          zh: '强调不会生效：`。**` 应为 `**。`'
        }
      ]
    },
    {
      title: {en: 'Underscores beside letters', zh: '文字旁边的下划线'},
      before: '这是__重点__的内容，也是_要点_。\n',
      after: '这是**重点**的内容，也是*要点*。\n',
      findings: [
        {
          at: '1:3-1:9',
          en: 'Unexpected `__重点__` in emphasis, expected `**重点**`',
          zh: '强调不会生效：`__重点__` 应为 `**重点**`'
        },
        {
          at: '1:15-1:19',
          en: 'Unexpected `_要点_` in emphasis, expected `*要点*`',
          zh: '强调不会生效：`_要点_` 应为 `*要点*`'
        }
      ]
    },
    {
      title: {en: 'Struck through', zh: '删除线'},
      before: '~~下周上线。~~已经推迟\n',
      after: '~~下周上线~~。已经推迟\n',
      findings: [
        {
          at: '1:7-1:10',
          en: 'Unexpected `。~~` in emphasis, expected `~~。`',
          zh: '强调不会生效：`。~~` 应为 `~~。`'
        }
      ]
    },
    {
      title: {en: 'Where nothing can be moved', zh: '标点移不出去'},
      before: '**重点（注）**的内容，用**`npm`**安装\n',
      suggested: '**重点（注）** 的内容，用 **`npm`** 安装\n',
      findings: [
        {
          at: '1:8-1:10',
          en: 'Missing space outside of emphasis, expected `）** 的`',
          zh: '强调符号外侧缺少空格，应为 `）** 的`'
        },
        {
          at: '1:15-1:24',
          en: 'Missing space outside of emphasis, expected `用 **`npm`** 安`',
          zh: '强调符号外侧缺少空格，应为 `用 **`npm`** 安`'
        }
      ]
    },
    {
      title: {en: 'A space inside', zh: '里面有空格'},
      before: '** 重点 **\n\n这是**要点 **吧\n',
      suggested: '**重点**\n\n这是**要点** 吧\n',
      findings: [
        {
          at: '1:1-1:9',
          en: 'Unexpected space inside of `** 重点 **`, expected `**重点**`',
          zh: '强调符号内侧有空格：`** 重点 **` 应为 `**重点**`'
        },
        {
          at: '3:3-3:10',
          en: 'Unexpected space inside of `**要点 **`, expected `**要点**`',
          zh: '强调符号内侧有空格：`**要点 **` 应为 `**要点**`'
        }
      ]
    },
    {
      title: {en: 'Emphasis that works', zh: '生效的强调'},
      before: '**本周完成。**\n\n他说：**“可以”**，**甲**乙*丙*，_丁_。\n\n**注意：** 下周放假\n'
    },
    {
      title: {en: 'Stars and underscores that are no emphasis', zh: '不是强调的星号和下划线'},
      before:
        '- 3*4*5，A12*25（六把），4*32\n- 2 ** 3，`**甲。**乙`，\\*\\*甲。\\*\\*乙\n' +
        '- `__init__` 与 __init__，block_io_start，周报_第四十周_终稿.md\n- 长*宽（米）*高，src/**/*.md\n' +
        '- **甲。**乙**丙\n- 用户张**、李**和王*\n'
    }
  ],

  *check(report) {
    for (const prose of report.prose) {
      for (const emphasis of readEmphasis(report, prose)) {
        const repair = repairEmphasis(emphasis)
        if (!repair) continue
        if (repair.spaceBefore || repair.spaceAfter) {
          const suggestion = spaced(report, emphasis, repair)
          const expected = beside(report, suggestion)
          yield {message: 'space', values: {expected}, range: suggestion.range, suggestion}
        } else {
          const edit = moved(report, emphasis, repair)
          const values = {actual: report.slice(edit.range), expected: edit.text}
          yield {message: 'mark', values, range: edit.range, edit}
        }
      }
      for (const suggestion of readSpacedEmphasis(prose)) {
        const {range, text: expected} = suggestion
        const values = {actual: report.slice(range), expected: expected.trim()}
        yield {message: 'inner', values, range, suggestion}
      }
    }
  }
})

/** Emphasis with its outermost marks moved out, or with other delimiters. */
function moved(report: Report, emphasis: Emphasis, {marker, lead, trail}: Repair): Edit {
  const {range} = emphasis
  const width = emphasis.marker.length
  const content = report.slice([range[0] + width, range[1] - width])
  const rest = content.slice(lead, content.length - trail)
  const text = `${content.slice(0, lead)}${marker}${rest}${marker}${content.slice(content.length - trail)}`
  return shrink(report.text, {range, text})
}

/** Emphasis with a space outside of the delimiter runs that fail. */
function spaced(report: Report, {marker, range}: Emphasis, repair: Repair): Edit {
  const {spaceBefore, spaceAfter} = repair
  const start = spaceBefore ? range[0] : range[1] - marker.length
  const end = spaceAfter ? range[1] : range[0] + marker.length
  const text = `${spaceBefore ? ' ' : ''}${report.slice([start, end])}${spaceAfter ? ' ' : ''}`
  return {range: [start, end], text}
}

/** The result of an edit, with one character of context on both sides. */
function beside(report: Report, {range, text}: Edit): string {
  const before = report.slice([Math.max(0, range[0] - 2), range[0]]).match(/[^\r\n]$/u)?.[0] ?? ''
  const after = report.slice([range[1], range[1] + 2]).match(/^[^\r\n]/u)?.[0] ?? ''
  return `${before}${text}${after}`
}

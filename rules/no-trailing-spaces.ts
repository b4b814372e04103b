import {defineRule} from '../src/engine/rule.ts'
import {readFence} from '../src/report/layout/fence.ts'
import type {Report} from '../src/report/report.ts'
import type {Edit, Range} from '../src/syntax/edit.ts'
import {inside} from '../src/syntax/prose.ts'

export default defineRule({
  id: 'no-trailing-spaces',
  summary: {en: 'Lines do not end with spaces', zh: '行尾没有空格'},
  why: {
    en: 'Nobody sees them, and every editor that removes them makes a change of its own',
    zh: '行尾空格看不见，不同编辑器删除它们又会产生无关的改动'
  },
  severity: 'warn',
  layout: true,
  changes: 'nothing',
  options: {},
  messages: {
    trailing: {
      en: 'Unexpected spaces at the end of the line, remove them',
      zh: '行尾有多余的空格，请删除'
    }
  },
  examples: [
    {
      title: {en: 'After text and on a blank line', zh: '正文之后和空行上'},
      before: '跑步 \n\t\n做饭\t\n',
      after: '跑步\n\n做饭\n',
      findings: [
        {
          at: '1:3-1:4',
          en: 'Unexpected spaces at the end of the line, remove them',
          zh: '行尾有多余的空格，请删除'
        },
        {
          at: '2:1-2:2',
          en: 'Unexpected spaces at the end of the line, remove them',
          zh: '行尾有多余的空格，请删除'
        },
        {
          at: '3:3-3:4',
          en: 'Unexpected spaces at the end of the line, remove them',
          zh: '行尾有多余的空格，请删除'
        }
      ]
    },
    {
      title: {en: 'Behind a fence, and in a quotation', zh: '围栏之后，以及引用中'},
      before: '> ```sh  \n> x  \n> ``` \n> \n> 做饭\n',
      after: '> ```sh\n> x  \n> ```\n>\n> 做饭\n',
      findings: [
        {
          at: '1:8-1:10',
          en: 'Unexpected spaces at the end of the line, remove them',
          zh: '行尾有多余的空格，请删除'
        },
        {
          at: '3:6-3:7',
          en: 'Unexpected spaces at the end of the line, remove them',
          zh: '行尾有多余的空格，请删除'
        },
        {
          at: '4:2-4:3',
          en: 'Unexpected spaces at the end of the line, remove them',
          zh: '行尾有多余的空格，请删除'
        }
      ]
    },
    {
      title: {
        en: 'A hard line break, code, and the title of a link',
        zh: '强制换行、代码和链接标题'
      },
      before: '跑步  \n做饭\n\n```\nx  \n```\n\n[甲](https://a.example "乙 \n丙")\n'
    }
  ],

  *check(report) {
    const found = [...report.text.matchAll(/(?<![ \t])[ \t]+(?=[\r\n]|$)/g)]
      .map(({0: spaces, index}): Edit => ({range: [index, index + spaces.length], text: ''}))
      // Between `\r` and `\n`, they keep these from becoming one line ending.
      .filter(({range}) => report.text[range[0] - 1] !== '\r' || report.text[range[1]] !== '\n')
    if (found.length === 0) return
    const isVerbatim = inside(verbatim(report))
    const edits = found.filter(({range}) => !isVerbatim(range[0]))
    // Link titles, for example, may span several lines, and keep their spaces.
    for (const edit of edits) yield {message: 'trailing', range: edit.range, edit, needsEdit: true}
  }
})

/** Ranges in which trailing spaces are significant, in document order. */
function verbatim(report: Report): Range[] {
  const nodes = (['break', 'inlineCode', 'html', 'yaml'] as const).flatMap((type) =>
    report.nodes(type).map((node) => report.range(node))
  )
  const code = report.nodes('code').map((node): Range => {
    const [start, end] = report.range(node)
    const fence = readFence(report, node)
    if (!fence) return [start, end]
    return [report.lineEnd(start) + 1, fence.close?.[0] ?? end]
  })
  return [...nodes, ...code].sort((a, b) => a[0] - b[0])
}

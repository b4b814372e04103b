import type {AnyRule} from '../engine/rule.ts'
import {displayWidth} from '../text/display-width.ts'
import type {Language, Text} from '../text/language.ts'
import {repairMarks} from './repairs.ts'
import {severities, words} from './words.ts'

/** Rules that are about one thing. */
interface Group {
  readonly name: Text
  /** Whether a rule is among them, where it is in none of the groups before. */
  has(rule: AnyRule): boolean
}

const groups: readonly Group[] = [
  {name: {en: 'Layout', zh: '排版'}, has: ({layout}) => layout === true},
  {name: {en: 'Title and week', zh: '标题与周次'}, has: ({id}) => /title|week/.test(id)},
  {name: {en: 'Sections', zh: '章节'}, has: ({id}) => /section/.test(id)},
  {name: {en: 'Lists', zh: '列表'}, has: ({id}) => /list/.test(id)},
  {
    name: {en: 'Links and pictures', zh: '链接与图片'},
    has: ({id}) => /link|local|url|image/.test(id)
  },
  {name: {en: 'Text', zh: '文字'}, has: () => true}
]

/** Where groups stand in the list: the first one above is the last one there. */
const order = [...groups.slice(1), ...groups.slice(0, 1)]

/** All rules in groups, one a line: id, severity, marks of its repairs, and what it wants. */
export function listRules(rules: readonly AnyRule[], language: Language): string {
  const rows = rules.map((rule) => ({
    group: groups.find((group) => group.has(rule)),
    cells: [rule.id, severities[rule.severity][language], repairMarks(rule)],
    summary: rule.summary[language]
  }))
  const widths = [0, 1, 2].map((at) =>
    Math.max(...rows.map(({cells}) => displayWidth(cells[at] ?? '')))
  )
  const blocks = order.flatMap((group) => {
    const lines = rows
      .filter((row) => row.group === group)
      .map(({cells, summary}) => {
        const padded = cells.map((cell, at) => pad(cell, widths[at] ?? 0))
        return `  ${[...padded, summary].join('  ')}`
      })
    return lines.length > 0 ? [[group.name[language], ...lines].join('\n')] : []
  })
  return `${[...blocks, words.legend[language]].join('\n\n')}\n`
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

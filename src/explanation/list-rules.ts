import type {AnyRule} from '../engine/rule.ts'
import {displayWidth} from '../text/display-width.ts'
import type {Language, Text} from '../text/language.ts'
import {labels, severities} from './labels.ts'
import {repairMarks} from './repairs.ts'

/** A group of rules by topic. */
interface Group {
  readonly name: Text
  /** Whether a rule belongs to it; the first match counts. */
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

/** Layout comes last, though it matches first. */
const order = [...groups.slice(1), ...groups.slice(0, 1)]

/** All rules in groups, one per line: id, severity, marks of fixes, summary. */
export function listRules(rules: readonly AnyRule[], language: Language): string {
  const rows = rules.map((rule) => ({
    group: groups.find((group) => group.has(rule)),
    cells: [rule.id, severities[rule.severity][language], repairMarks(rule)],
    summary: rule.summary[language]
  }))
  const widths = [0, 1, 2].map((index) =>
    Math.max(...rows.map(({cells}) => displayWidth(cells[index] ?? '')))
  )
  const blocks = order.flatMap((group) => {
    const lines = rows
      .filter((row) => row.group === group)
      .map(({cells, summary}) => {
        const padded = cells.map((cell, index) => pad(cell, widths[index] ?? 0))
        return `  ${[...padded, summary].join('  ')}`
      })
    return lines.length > 0 ? [[group.name[language], ...lines].join('\n')] : []
  })
  return `${[...blocks, labels.legend[language]].join('\n\n')}\n`
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)))
}

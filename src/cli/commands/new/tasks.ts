import type {List, ListItem, RootContent} from 'mdast'
import type {Report} from '../../../report/report.ts'
import {type Edit, splice} from '../../../syntax/edit.ts'
import {advance, columnAt} from '../../../syntax/lines.ts'
import {heading, print} from '../../../syntax/print.ts'
import {isPlaced, type Placed} from '../../../syntax/source.ts'

/** Tasks that were not done, of one section; or of what stands before all sections. */
export interface Unfinished {
  /** Name in the shape, or else its heading. */
  readonly section: string | undefined
  /** In Markdown, with `\n` between its lines. */
  readonly text: string
  readonly amount: number
}

/** The tasks of a report without a mark, each with all that is below it. */
export function unfinishedTasks(report: Report): Unfinished[] {
  const {sections} = report.structure
  const first = sections[0]?.range[0] ?? report.text.length
  const intro = report.blocks.filter((node) => report.range(node)[0] < first)
  return [
    carry(report, undefined, intro),
    ...sections.map(({name, heading: head, blocks}) => carry(report, name ?? head.text, blocks))
  ].filter(({amount}) => amount > 0)
}

function carry(
  report: Report,
  section: string | undefined,
  blocks: readonly Placed<RootContent>[]
): Unfinished {
  const lists = together(
    blocks.flatMap((node) => (node.type === 'list' ? listsOf(report, node) : []))
  )
  const texts = lists.map(({items}) =>
    items.map((item, index) => item.replace(/^\d+/, String(index + 1))).join('\n')
  )
  const amount = lists.reduce((sum, {items}) => sum + items.length, 0)
  return {section, text: texts.join('\n\n'), amount}
}

/** Items that make one list when they stand side by side. */
interface Items {
  /** What their markers have in common: `-`, or what follows a number. */
  readonly marker: string
  readonly items: readonly string[]
}

function together(lists: readonly Items[]): Items[] {
  const joined: Items[] = []
  for (const list of lists) {
    const last = joined.at(-1)
    if (last?.marker !== list.marker) joined.push(list)
    else joined[joined.length - 1] = {...last, items: [...last.items, ...list.items]}
  }
  return joined
}

/** The tasks of a list, and of those below its items that are none themselves. */
function listsOf(report: Report, {children}: List): Items[] {
  const open = children.filter(isPlaced).filter(({checked}) => checked === false)
  const items = open.map((item) => textOf(report, item))
  const below = children
    .filter(({checked}) => checked !== false)
    .flatMap(({children}) => children)
    .flatMap((node) => (node.type === 'list' ? listsOf(report, node) : []))
  const marker = /^\d*(\S)/.exec(items[0] ?? '')?.[1] ?? ''
  return items.length > 0 ? [{marker, items}, ...below] : below
}

/** An item as one of the outermost list. */
function textOf(report: Report, item: Placed<ListItem>): string {
  const [start, end] = report.range(item)
  const column = columnAt(report, start)
  const [first = '', ...rest] = report.slice([start, end]).split(/\r\n|\n|\r/)
  return [first, ...rest.map((line) => outdent(line, column))].join('\n')
}

/** A line with so many columns less in front. */
function outdent(line: string, columns: number): string {
  let at = 0
  let column = 0
  for (; column < columns && /[ \t]/.test(line[at] ?? ''); at++) {
    column = advance(line[at] ?? '', column)
  }
  return ' '.repeat(Math.max(0, column - columns)) + line.slice(at)
}

/** Put tasks into a report: at the end of the sections that they were in, which are added if need be. */
export function withTasks(report: Report, unfinished: readonly Unfinished[]): string {
  const edits = unfinished.map((tasks) => place(report, tasks))
  // What ends a section comes before a new one at the same place.
  const isNew = ({text}: Edit) => Number(/^\s*##/.test(text))
  return splice(
    report.text,
    edits.toSorted((a, b) => a.range[0] - b.range[0] || isNew(a) - isNew(b))
  )
}

function place(report: Report, {section, text}: Unfinished): Edit {
  const {sections} = report.structure
  if (section === undefined) return insert(report, sections[0]?.range[0], text)
  const own = sections.find(({name, heading: head}) => (name ?? head.text) === section)
  if (own) return insert(report, own.range[1], text)
  const order = report.shape.sections.map(({name}) => name)
  const rank = order.indexOf(section)
  const next = sections.find(({name}) => rank >= 0 && order.indexOf(name ?? '') > rank)
  return insert(report, next?.range[0], `${print(heading(2, section))}\n\n${text}`)
}

/** Behind what is written up to a place, with a blank line between. */
function insert(report: Report, at = report.text.length, text: string): Edit {
  const end = report.text.slice(0, at).trimEnd().length
  const isUnended = end === report.text.length
  return {range: [end, end], text: `${end > 0 ? '\n\n' : ''}${text}${isUnended ? '\n' : ''}`}
}

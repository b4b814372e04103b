import type {Nodes, RootContent} from 'mdast'
import type {Edit} from '../../syntax/edit.ts'
import {HtmlElements} from '../../syntax/html-elements.ts'
import type {Placed} from '../../syntax/source.ts'
import {columnOf} from '../layout/block-column.ts'
import {extraOf} from '../layout/metrics.ts'
import {readLayout} from '../layout/read.ts'
import {rewrite} from '../layout/reformat.ts'
import type {Report} from '../report.ts'
import type {DeepChildren} from './deep-children.ts'
import type {ListEntry} from './entries.ts'
import type {LostParent} from './lost-children.ts'

/** Columns from the marker of an item to what is to be below it. */
export function childIndent({column, contentColumn}: LostParent, {shape}: Report): number {
  const width = contentColumn - column
  return width + extraOf(width, shape.indent)
}

/**
 * Gives entries new numbers with `.`; what is in them stays in them. Entries that had bullets also get
 * one space after the number, and the usual indentation.
 */
export function setNumbers(
  report: Report,
  numbers: ReadonlyMap<ListEntry, number>
): Edit | undefined {
  const entries = [...numbers.keys()]
  const bullets = entries.filter(({number}) => number === undefined)
  return rewrite(report, items(entries), {
    markers: new Map([...numbers].map(([{item}, number]) => [item, `${number}.`])),
    tidied: new Set(items(bullets)),
    indent: report.shape.indent
  })
}

/** Entries that become children of one before them. */
export interface Nesting {
  readonly parent: ListEntry
  readonly entries: readonly ListEntry[]
}

/**
 * Makes entries children of those before them. Numbers start at 1: others cannot interrupt a paragraph
 * (CommonMark 0.31.2, section 5.3).
 *
 * @param isNumbered Whether bullets become numbers.
 */
export function nest(
  report: Report,
  nestings: readonly Nesting[],
  isNumbered = false
): Edit | undefined {
  const markers = new Map<Nodes, string>()
  const shifts = new Map<Nodes, number>()
  for (const {parent, entries} of nestings) {
    const column = parent.column + childIndent(parent, report)
    for (const [index, {item, number, delimiter, ...entry}] of entries.entries()) {
      shifts.set(item, column - entry.column)
      if (isNumbered) markers.set(item, `${index + 1}.`)
      else if (number !== undefined) markers.set(item, `${index + 1}${delimiter}`)
    }
  }
  const nested = nestings.flatMap(({entries}) => items(entries))
  if (nested.some((item) => continuesHtml(report, item))) return undefined
  return rewrite(report, nested, {markers, shifts, indent: report.shape.indent})
}

/**
 * Indents blocks, so that they belong to an item or a footnote before them. What is in them but further
 * to the left than their beginning stays: the items of a list that are siblings of that item, and lazy
 * lines of text that begin one.
 *
 * @returns undefined if an HTML element would begin in the parent, but not end there, or the reverse; or
 *   if the first line would go on HTML.
 */
export function adopt(
  report: Report,
  parent: LostParent,
  blocks: readonly Placed<RootContent>[]
): Edit | undefined {
  if (new HtmlElements(blocks).unpaired > 0 || continuesHtml(report, blocks[0]!)) return undefined
  const first = columnOf(report, blocks[0]!)
  const shift = parent.column + childIndent(parent, report) - first
  const isBehind = (node: Nodes) => columnOf(report, node as Placed<RootContent>) >= first
  const moved = blocks.flatMap((block): Nodes[] =>
    block.type === 'list' ? block.children.filter(isBehind) : [block]
  )
  const lineShifts = new Map<number, number>()
  for (const {type, position} of blocks) {
    if (type !== 'paragraph') continue
    for (let line = position.start.line + 1; line <= position.end.line; line++) {
      const {extra = 0} = readLayout(report).lineAt(line) ?? {}
      if (extra < first) lineShifts.set(line, -shift)
    }
  }
  const shifts = new Map(moved.map((node) => [node, shift]))
  return rewrite(report, blocks, {shifts, lineShifts, indent: report.shape.indent})
}

/** Whether a node is on the line below HTML, which ends with a blank line in an item. */
function continuesHtml(report: Report, {position}: Placed<Nodes>): boolean {
  const {line} = position.start
  return report
    .visits('html')
    .some(
      ({node, ancestors}) =>
        node.position.end.line === line - 1 && ancestors.at(-1)!.type !== 'paragraph'
    )
}

/** Indents the lines of children that are too deep as children. */
export function raise(report: Report, {parent, column, lines}: DeepChildren): Edit | undefined {
  const shift = parent.column + childIndent(parent, report) - column
  const lineShifts = new Map(lines.map(({number}) => [number, shift]))
  return rewrite(report, [parent.item], {lineShifts, indent: report.shape.indent})
}

function items(entries: readonly ListEntry[]): ListEntry['item'][] {
  return entries.map(({item}) => item)
}

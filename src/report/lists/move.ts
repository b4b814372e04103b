import type {Nodes} from 'mdast'
import type {Edit} from '../../syntax/edit.ts'
import {advance, isBlank, type Line, lineAt, linesOf} from '../../syntax/lines.ts'
import {isPlaced, type Placed, type Source} from '../../syntax/source.ts'
import {contentColumn, type ListEntry, readEntry} from './lists.ts'

/** Reports nest by four spaces, or by the marker where that is wider. */
export function childColumn(column: number, contentColumn: number): number {
  return Math.max(column + 4, contentColumn)
}

/**
 * Give an entry another marker, and move what is in it so that it stays in it.
 *
 * @param marker The new marker, such as `2.`.
 * @param isTidy Whether to leave one space after the marker, and to nest by four spaces; else, only
 *   what has to move is moved.
 */
export function remarkEntry(
  source: Source,
  entry: ListEntry,
  marker: string,
  isTidy: boolean
): Edit[] {
  const [start, end] = entry.marker
  const line = lineAt(source, start)
  const rest = source.slice([end, line.end])
  const space = /^[ \t]*/.exec(rest)![0]
  const gap = advance(space, entry.column + end - start) - (entry.column + end - start)
  const replaced = isTidy && space.length < rest.length && gap > 1 && gap < 5 ? space.length : 0
  const edits: Edit[] = [
    {range: [start, end + replaced], text: replaced > 0 ? `${marker} ` : marker}
  ]
  const column = contentColumn(
    entry.column + marker.length,
    replaced > 0 ? ` ${rest.slice(replaced)}` : rest
  )
  for (const child of entry.item.children) {
    if (isPlaced(child)) edits.push(...moveChild(source, entry, child, line, column, isTidy))
  }
  return edits
}

/** Move one child of an item whose content is to begin at another column. */
function moveChild(
  source: Source,
  entry: ListEntry,
  child: Placed<Nodes>,
  first: Line,
  column: number,
  isTidy: boolean
): Edit[] {
  const shift = column - entry.contentColumn
  const range = source.range(child)
  const lines = linesOf(source, range).filter(({column}) => column >= entry.contentColumn)
  if (range[0] <= first.end) {
    const rest = lines.filter((line) => line.start > first.start)
    const moved =
      child.type === 'paragraph'
        ? rest.filter((line) => leavesParagraph(line, entry, column))
        : rest
    return moveLines(source, moved, shift)
  }
  if (child.type === 'html' || (child.type === 'code' && !isFenced(source, child))) {
    return moveLines(source, lines, shift)
  }
  const from = lineAt(source, range[0]).column
  const fits = from >= column && from <= column + 3
  if (fits && !isTidy) return []
  return moveLines(source, lines, childColumn(entry.column, column) - from)
}

/** Whether a line would no longer be aligned with its paragraph, or would become a block. */
function leavesParagraph(line: Line, entry: ListEntry, column: number): boolean {
  const isDeep = line.column >= entry.contentColumn + 4
  return line.column < column || (isDeep && line.column < column + 4)
}

/** Whether code stands between fences, and is not just indented. */
export function isFenced(source: Source, code: Placed<Nodes>): boolean {
  return /^(?:```|~~~)/.test(source.slice(source.range(code)))
}

/** Move an item with all that is in it; lines that are less indented than its content stay. */
export function moveEntry(source: Source, entry: ListEntry, shift: number): Edit[] {
  const [first, ...rest] = linesOf(source, source.range(entry.item))
  const inside = rest.filter(({column}) => column >= entry.contentColumn)
  return moveLines(source, [first!, ...inside], shift)
}

/** Move lines by some columns; blank lines stay as they are. */
export function moveLines(source: Source, lines: readonly Line[], shift: number): Edit[] {
  if (shift === 0) return []
  const literal = literalLines(source)
  return lines.flatMap((line) => {
    const keeps = literal.get(line.start)
    if (keeps === undefined && isBlank(line)) return []
    return moveLine(source, line, shift, keeps) ?? []
  })
}

/**
 * Move one line.
 *
 * @param keeps Column from which on its white space is content, as in code.
 */
function moveLine(source: Source, line: Line, shift: number, keeps?: number): Edit | undefined {
  if (keeps === undefined) {
    const text = ' '.repeat(Math.max(0, line.column + shift))
    return {range: [line.start, line.textStart], text}
  }
  if (line.column < keeps || (isBlank(line) && line.column === keeps)) return undefined
  let end = line.start
  let column = 0
  while (column < keeps) column = advance(source.text[end++]!, column)
  return {range: [line.start, end], text: ' '.repeat(Math.max(0, column + shift))}
}

const known = new WeakMap<Source, Map<number, number>>()

/** Lines of code and HTML by their starts, with the column where their content begins. */
export function literalLines(source: Source): Map<number, number> {
  let lines = known.get(source)
  if (lines) return lines
  lines = new Map<number, number>()
  for (const type of ['code', 'html'] as const) {
    for (const {node, ancestors} of source.visits(type)) {
      const list = ancestors.findLast((ancestor) => ancestor.type === 'list')
      const item = ancestors.findLast((ancestor) => ancestor.type === 'listItem')
      const entry =
        list && item && isPlaced(list) && isPlaced(item) && readEntry(source, list, item)
      const [first, ...rest] = linesOf(source, source.range(node))
      const leads = first!.textStart >= source.range(node)[0]
      const isLiteral = leads && !(type === 'code' && isFenced(source, node))
      for (const {start} of isLiteral ? [first!, ...rest] : rest) {
        lines.set(start, entry ? entry.contentColumn : 0)
      }
    }
  }
  known.set(source, lines)
  return lines
}

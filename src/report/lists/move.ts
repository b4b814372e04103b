import type {Nodes} from 'mdast'
import type {Edit} from '../../syntax/edit.ts'
import {advance, isBlank, type Line, lineAt, linesOf} from '../../syntax/lines.ts'
import {contentColumn} from '../../syntax/list-marker.ts'
import {isPlaced, type Placed, type Source} from '../../syntax/source.ts'
import {type ListEntry, readEntry} from './entries.ts'

/** Column of a child: four spaces, or more if the marker is wider. */
export function childColumn(column: number, contentColumn: number): number {
  return Math.max(column + 4, contentColumn)
}

/**
 * Replaces the marker of an entry, and moves its content so that it stays inside.
 *
 * @param marker The new marker, such as `2.`.
 * @param isTidy Whether to normalize to one space after the marker and four spaces of indentation;
 * otherwise only necessary moves are made.
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

/** Moves one child of an entry whose content moves to another column. */
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

/** Whether a line would leave its paragraph, or its alignment, if it stays. */
function leavesParagraph(line: Line, entry: ListEntry, column: number): boolean {
  const isDeep = line.column >= entry.contentColumn + 4
  return line.column < column || (isDeep && line.column < column + 4)
}

/** Whether code is fenced, not indented. */
export function isFenced(source: Source, code: Placed<Nodes>): boolean {
  return /^(?:```|~~~)/.test(source.slice(source.range(code)))
}

/** Moves an entry with its content; lazy continuation lines stay. */
export function moveEntry(source: Source, entry: ListEntry, shift: number): Edit[] {
  const [first, ...rest] = linesOf(source, source.range(entry.item))
  const inside = rest.filter(({column}) => column >= entry.contentColumn)
  return moveLines(source, [first!, ...inside], shift)
}

/** Moves lines by some columns; blank lines stay. */
export function moveLines(source: Source, lines: readonly Line[], shift: number): Edit[] {
  if (shift === 0) return []
  const literal = literalLines(source)
  return lines.flatMap((line) => {
    const literalColumn = literal.get(line.start)
    if (literalColumn === undefined && isBlank(line)) return []
    return moveLine(source, line, shift, literalColumn) ?? []
  })
}

/**
 * Moves one line.
 *
 * @param literalColumn Column from which white space is content, as in code.
 */
function moveLine(
  source: Source,
  line: Line,
  shift: number,
  literalColumn?: number
): Edit | undefined {
  if (literalColumn === undefined) {
    const text = ' '.repeat(Math.max(0, line.column + shift))
    return {range: [line.start, line.textStart], text}
  }
  if (line.column < literalColumn || (isBlank(line) && line.column === literalColumn))
    return undefined
  let end = line.start
  let column = 0
  while (column < literalColumn) column = advance(source.text[end++]!, column)
  return {range: [line.start, end], text: ' '.repeat(Math.max(0, column + shift))}
}

const cache = new WeakMap<Source, Map<number, number>>()

/** Lines of code and HTML by line start, with the column of their content. */
export function literalLines(source: Source): Map<number, number> {
  let lines = cache.get(source)
  if (lines) return lines
  lines = new Map<number, number>()
  for (const type of ['code', 'html'] as const) {
    for (const {node, ancestors} of source.visits(type)) {
      const list = ancestors.findLast((ancestor) => ancestor.type === 'list')
      const item = ancestors.findLast((ancestor) => ancestor.type === 'listItem')
      const entry =
        list && item && isPlaced(list) && isPlaced(item) && readEntry(source, list, item)
      const [first, ...rest] = linesOf(source, source.range(node))
      const startsLine = first!.textStart >= source.range(node)[0]
      const isLiteral = startsLine && !(type === 'code' && isFenced(source, node))
      for (const {start} of isLiteral ? [first!, ...rest] : rest) {
        lines.set(start, entry ? entry.contentColumn : 0)
      }
    }
  }
  cache.set(source, lines)
  return lines
}

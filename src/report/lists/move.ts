import type {Edit} from '../../syntax/edit.ts'
import {advance, isBlank, type Line, linesOf} from '../../syntax/lines.ts'
import type {Source} from '../../syntax/source.ts'
import {type Container, writtenWidth} from '../layout/containers.ts'
import {isFenced} from '../layout/content.ts'
import {readLayout} from '../layout/read.ts'

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
  const layout = readLayout(source)
  for (const type of ['code', 'html'] as const) {
    for (const {node, ancestors} of source.visits(type)) {
      const item = ancestors.findLast((ancestor) => ancestor.type === 'listItem')
      const column = item ? contentColumn(layout.containerOf(item)) : 0
      const [first, ...rest] = linesOf(source, source.range(node))
      const startsLine = first!.textStart >= source.range(node)[0]
      const isLiteral = startsLine && !(type === 'code' && isFenced(source, node))
      for (const {start} of isLiteral ? [first!, ...rest] : rest) lines.set(start, column)
    }
  }
  cache.set(source, lines)
  return lines
}

/** Column of the content of nested items. */
function contentColumn(container: Container | undefined): number {
  return container ? contentColumn(container.parent) + writtenWidth(container) : 0
}

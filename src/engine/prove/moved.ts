import type {RootContent} from 'mdast'
import type {Point, Position} from 'unist'
import {lineEndings} from '../../syntax/lines.ts'

/** A copy of a node at other positions. */
export function moved<N extends RootContent>(node: N, offset: number, line: number): N {
  if (offset === 0 && line === 0) return node
  const copy = {...node}
  if (node.position) copy.position = movedPosition(node.position, offset, line)
  if ('children' in copy) {
    const children = copy.children as RootContent[]
    Object.assign(copy, {children: children.map((child) => moved(child, offset, line))})
  }
  return copy
}

function movedPosition({start, end}: Position, offset: number, line: number): Position {
  const move = (point: Point): Point => ({
    line: point.line + line,
    column: point.column,
    offset: (point.offset ?? 0) + offset
  })
  return {start: move(start), end: move(end)}
}

/** Offset of the start of the line. */
export function lineStart(text: string, offset: number): number {
  let start = offset
  while (start > 0 && !/[\r\n]/.test(text[start - 1]!)) start--
  return start
}

/** The point behind a text. */
export function endPoint(text: string): Point {
  const start = lineStart(text, text.length)
  return {line: lineEndings(text).length + 1, column: text.length - start + 1, offset: text.length}
}

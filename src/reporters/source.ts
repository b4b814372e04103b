import type {Point} from 'unist'
import {location} from 'vfile-location'
import {linesOf} from '../engine/fingerprint.ts'
import type {Message} from '../engine/message.ts'
import {splitByteOrderMark} from '../syntax/byte-order-mark.ts'

/** The text of a report, with lines and points. */
export interface Source {
  /** Without byte order mark, as positions count. */
  readonly content: string
  readonly hasByteOrderMark: boolean
  /** Without line endings. */
  readonly lines: readonly string[]
  /** Line and column of an offset, from 1. */
  pointAt(offset: number): Point
}

export function readSource(text: string): Source {
  const {mark, content} = splitByteOrderMark(text)
  const {toPoint} = location(content)
  return {
    content,
    hasByteOrderMark: mark !== '',
    lines: linesOf(content),
    pointAt: (offset) => toPoint(offset) ?? {line: 1, column: 1, offset: 0}
  }
}

/** The unist position of a message; the end is exclusive. */
export function positionOf({place, line = 1, column = 1}: Message): {start: Point; end: Point} {
  if (place && 'start' in place) return place
  const start = place ?? {line, column}
  return {start, end: start}
}

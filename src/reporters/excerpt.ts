import type {Message} from '../engine/message.ts'
import {type Shown, shorten} from './shorten.ts'
import {rangeOf, type Source} from './source.ts'

/** A line of a report around a finding. */
export interface ExcerptLine extends Shown {
  readonly number: number
  /** Whether the finding is about it, if only about a place in it. */
  readonly isMarked: boolean
}

/** Lines of a long finding that are shown; those between are left out. */
const [first, last] = [3, 2]

/**
 * The lines that a finding is about, with the one before and the one after where they say something.
 *
 * @param width Columns there are for each.
 */
export function excerptOf(source: Source, message: Message, width: number): ExcerptLine[] {
  const {start, end} = rangeOf(message)
  // What ends with a line end is not about the line behind it.
  const isWhole = end.column === 1 && end.line > start.line
  const to = isWhole ? end.line - 1 : end.line
  const numbers = Array.from({length: to - start.line + 3}, (_, index) => start.line - 1 + index)
  return numbers
    .filter((number) => number < start.line + first || number > to - last)
    .flatMap((number) => {
      const line = source.lines[number - 1]
      const isMarked = number >= start.line && number <= to
      if (line === undefined || (!isMarked && line.trim() === '')) return []
      const indent = line.length - line.trimStart().length
      const from = number === start.line ? start.column - 1 : indent
      const until = number === end.line ? end.column - 1 : line.length
      const range = isMarked ? ([from, Math.max(from, until)] as const) : ([0, 0] as const)
      return [{number, isMarked, ...shorten(line, range, width)}]
    })
}

import type {Message} from '../engine/message.ts'
import {type ShortLine, shorten} from './shorten.ts'
import {positionOf, type Source} from './source.ts'

/** A line of an excerpt. */
export interface ExcerptLine extends ShortLine {
  readonly number: number
  /** Whether the line is part of the finding. */
  readonly isMarked: boolean
}

/** Number of lines shown at the start and the end of a long finding. */
const [headLines, tailLines] = [3, 2]

/**
 * The lines of a finding, with one non-blank line of context on either side.
 *
 * @param width Maximum display width of a line, in columns.
 */
export function excerptOf(source: Source, message: Message, width: number): ExcerptLine[] {
  const {start, end} = positionOf(message)
  // A range that ends with a line ending does not include the next line.
  const isWhole = end.column === 1 && end.line > start.line
  const to = isWhole ? end.line - 1 : end.line
  const middle = Math.max(start.line + headLines, to - tailLines + 1)
  return [
    ...numbers(start.line - 1, Math.min(start.line + headLines, to + 2)),
    ...numbers(middle, to + 2)
  ].flatMap((number) => {
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

/** Whole numbers up to a limit, which is not among them. */
function numbers(from: number, limit: number): number[] {
  return Array.from({length: Math.max(0, limit - from)}, (_, index) => from + index)
}

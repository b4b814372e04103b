import type {Code} from 'mdast'
import type {Range} from '../../syntax/edit.ts'
import {linesOf} from '../../syntax/lines.ts'
import type {Placed, Source} from '../../syntax/source.ts'

/** The fences of fenced code. */
export interface Fence {
  /** The opening run of backticks or tildes. */
  readonly open: Range
  /** The info string, trimmed. */
  readonly info: string
  /** The closing run; undefined if the code ends with its container. */
  readonly close: Range | undefined
}

/** Reads the fences of code. Returns undefined if it is indented code. */
export function readFence(source: Source, code: Placed<Code>): Fence | undefined {
  const range = source.range(code)
  const [first, ...rest] = linesOf(source, range)
  const mark = /^(?:`{3,}|~{3,})/.exec(source.slice(range))?.[0]
  if (!first || mark === undefined) return undefined
  const open = [range[0], range[0] + mark.length] as const
  const info = source.slice([open[1], first.end]).trim()
  const last = rest.at(-1)
  // If the value takes up all lines, there is no closing fence.
  if (!last || rest.length <= valueLines(code).length) return {open, info, close: undefined}
  const end = /(`{3,}|~{3,})[ \t]*$/.exec(source.slice([last.start, last.end]))
  if (!end?.[1]?.startsWith(mark)) return {open, info, close: undefined}
  const start = last.start + end.index
  return {open, info, close: [start, start + end[1].length]}
}

/** The lines of code. */
export function valueLines({value}: Code): string[] {
  return value === '' ? [] : value.split(/\r\n|\n|\r/)
}

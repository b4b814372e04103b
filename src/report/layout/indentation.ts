import type {Nodes} from 'mdast'
import type {Range} from '../../syntax/edit.ts'
import {advance} from '../../syntax/lines.ts'
import type {Placed, Source} from '../../syntax/source.ts'
import type {Deviation} from './reformat.ts'

/** White space at the start of a line, after the markers of block quotes. */
export interface Indentation {
  readonly range: Range
  /** In columns. */
  readonly actual: number
  readonly expected: number
  readonly hasTab: boolean
}

/** The indentation of the line that deviates. */
export function indentationOf({line, actual, expected}: Deviation): Indentation {
  // A block quote begins elsewhere.
  if (columns(actual) === columns(expected) && before(actual) !== before(expected)) {
    const {length} = before(actual)
    return {
      range: [line.start, line.start + length],
      actual: advance(before(actual)),
      expected: advance(before(expected)),
      hasTab: before(actual).includes('\t')
    }
  }
  const space = /^(?:[ \t]*>)*([ \t]*)/d.exec(actual)!
  const [from, to] = space.indices![1]!
  return {
    range: [line.start + from, line.start + to],
    actual: columns(actual),
    expected: columns(expected),
    hasTab: space[1]!.includes('\t')
  }
}

/** The white space before a block on its first line, after the markers of block quotes. */
export function indentationBefore(source: Source, block: Placed<Nodes>): Range {
  const [from] = source.range(block)
  const {length} = /^[ \t]*/.exec(source.slice([from, source.lineEnd(from)]))![0]
  return indentationUpTo(source, from + length)
}

/** The white space before an offset on its line, after the markers of block quotes. */
export function indentationUpTo(source: Source, end: number): Range {
  const text = source.slice([source.lineStart(end), end])
  const [, space = ''] = /(?:^|>[ \t]?)([ \t]*)$/.exec(text) ?? []
  return [end - space.length, end]
}

/** White space before the first marker. */
function before(text: string): string {
  return /^[ \t]*/.exec(text)![0]
}

/** Columns of white space, without the one that belongs to the marker of a block quote. */
function columns(text: string): number {
  const [all, space] = /^(?:[ \t]*>)*([ \t]*)/.exec(text)!
  const marks = all.slice(0, all.length - space!.length)
  const width = advance(all) - advance(marks)
  return marks === '' ? width : Math.max(0, width - 1)
}

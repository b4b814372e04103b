import type {Range} from './edit.ts'
import type {Source} from './source.ts'

/** One line of the source, without its line ending. */
export interface Line {
  readonly start: number
  readonly end: number
  /** Where its first character is that is no space or tab. */
  readonly textStart: number
  /** Column of `textStart`, from 0. */
  readonly column: number
}

/** Column after some text; a tab goes on to the next multiple of four. */
export function advance(text: string, column = 0): number {
  for (const character of text) column = character === '\t' ? column + 4 - (column % 4) : column + 1
  return column
}

/** The line that an offset stands in. */
export function lineAt(source: Source, offset: number): Line {
  const start = source.lineStart(offset)
  const end = source.lineEnd(offset)
  let textStart = start
  while (textStart < end && /[ \t]/.test(source.text[textStart]!)) textStart++
  return {start, end, textStart, column: advance(source.slice([start, textStart]))}
}

/** The lines of a range, the first and the last as a whole; a line that it only touches is none. */
export function linesOf(source: Source, [from, to]: Range): Line[] {
  const lines: Line[] = []
  for (let offset = from; offset < to || offset === from; ) {
    const line = lineAt(source, offset)
    lines.push(line)
    if (line.end >= source.text.length) break
    offset = line.end + (source.text.startsWith('\r\n', line.end) ? 2 : 1)
  }
  return lines
}

/** Whether there is nothing but spaces and tabs. */
export function isBlank(line: Line): boolean {
  return line.textStart === line.end
}

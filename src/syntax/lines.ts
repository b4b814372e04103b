import type {Range} from './edit.ts'
import type {Source} from './source.ts'

/** Offsets of one line, without its line ending. */
export interface Line {
  readonly start: number
  readonly end: number
  /** Offset of the first character other than space and tab. */
  readonly textStart: number
  /** Column of `textStart`, from 0. */
  readonly column: number
}

// Codes, since some readers look at every character before the text of every line.
const [tab, space] = [0x09, 0x20]

/** Whether the code of a character is that of a space or a tab. */
export function isSpace(code: number): boolean {
  return code === space || code === tab
}

/** Returns the column after a character, by its code; tab stops are four columns apart. */
export function columnAfter(code: number, column: number): number {
  return code === tab ? column + 4 - (column % 4) : column + 1
}

/** Returns the column after a text. */
export function advance(text: string, column = 0): number {
  for (const character of text) column = columnAfter(character.charCodeAt(0), column)
  return column
}

/** The column of an offset, from 0. */
export function columnAt(source: Source, offset: number): number {
  return advance(source.slice([source.lineStart(offset), offset]))
}

/** The line endings in a text (CommonMark 0.31.2, section 2.1). */
export function lineEndings(text: string): string[] {
  return text.match(/\r\n|\n|\r/g) ?? []
}

/** The line that contains an offset. */
export function lineAt(source: Source, offset: number): Line {
  const start = source.lineStart(offset)
  const end = source.lineEnd(offset)
  let textStart = start
  while (textStart < end && isSpace(source.text.charCodeAt(textStart))) textStart++
  return {start, end, textStart, column: columnAt(source, textStart)}
}

/** All lines of a range in full; a line that starts at its end is not included. */
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

/** Whether a line contains only spaces and tabs. */
export function isBlank(line: Line): boolean {
  return line.textStart === line.end
}

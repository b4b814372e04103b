import {splice} from '../edit.ts'
import type {Foreign} from './scan.ts'

/** A text whose foreign parts are replaced by others of the same length that parse as expected. */
export interface Masked {
  readonly text: string
  /** Stands for one UTF-16 code unit of foreign text. */
  readonly mark: string
}

/**
 * Replaces foreign parts. Text becomes marks, which delimit emphasis as punctuation does; each line of a
 * block becomes an empty heading, since that interrupts a paragraph and is no part of another block
 * (CommonMark 0.31.2, section 4.2), in any parser.
 *
 * @returns undefined if the text contains all characters that could be a mark.
 */
export function maskForeign(text: string, foreign: readonly Foreign[]): Masked | undefined {
  const mark = findMark(text)
  if (mark === undefined) return undefined
  const edits = foreign.map(({isBlock, range}) => {
    const original = text.slice(...range)
    const masked = isBlock ? headings(original, columnOf(text, range[0])) : marked(original, mark)
    return {range, text: masked}
  })
  return {text: splice(text, edits), mark}
}

/** Symbols that are rare in text and mean nothing in Markdown (Unicode category So). */
const marks = [0x2800, 0x2500] as const

function findMark(text: string): string | undefined {
  for (const first of marks) {
    for (let code = first; code < first + 0x100; code++) {
      const mark = String.fromCharCode(code)
      if (!text.includes(mark)) return mark
    }
  }
  return undefined
}

/**
 * Marks in the stead of text. Pipes stay: cells of a table end there whatever they are in. So do line
 * endings and what precedes the content of a line.
 */
function marked(text: string, mark: string): string {
  return text.replace(/(?<=[\r\n])[ \t>]+|[\r\n]|\\?\||(.)/g, (all, one?: string) =>
    one === undefined ? all : mark
  )
}

/** Length of the indentation and of the markers before an offset on its line. */
function columnOf(text: string, offset: number): number {
  let start = offset
  while (start > 0 && !/[\r\n]/.test(text[start - 1]!)) start--
  return offset - start
}

/** One empty heading a line, after the prefix of its containers; blank lines stay. */
function headings(text: string, indent: number): string {
  let isFirst = true
  return text.replace(/[^\r\n]+/g, (line) => {
    const prefix = isFirst ? '' : line.match(/^[ \t>]*/)![0].slice(0, indent)
    isFirst = false
    const rest = line.slice(prefix.length)
    return /\S/.test(rest) ? `${prefix}#${' '.repeat(rest.length - 1)}` : line
  })
}

import {type ListMarker, readListMarker} from '../../syntax/list-marker.ts'
import {mask} from '../../syntax/prose.ts'

/** A marker that CommonMark does not accept. */
export interface MalformedMarker {
  /** Length of the marker, such as `1、` or `（1）`. */
  readonly length: number
  /** Length with trailing white space. */
  readonly width: number
  readonly number: number
  /** How certain it is a marker, without its context. */
  readonly certainty: Certainty
}

/**
 * - `certain`: if its number fits.
 * - `neighbor`: if the number before or after is adjacent (`1.git`).
 * - `neighbors`: if both are (`2、3 个月`).
 * - `list`: as the first of several, or at the start of a sentence (`1。`).
 */
export type Certainty = 'certain' | 'neighbor' | 'neighbors' | 'list'

const malformed = /^(?:([\d０-９]{1,3})([.．。、)）])|[(（]([\d０-９]{1,3})([)）]))(\s*)/

/** Characters after which the text is a sentence, not an item. */
const continues = /^[.．。、,，;；:：?？)）\]】}》〉」』”’…~～/\\=+%&|'-]|^[!！](?!\[)/

/**
 * Reads a malformed marker at the start of a line: `1.写了`, `1、写了`, `（1）写了`; not decimals, dates,
 * versions and addresses.
 *
 * @param prose The line without indentation; other text than prose is masked.
 */
export function readMalformed(prose: string): MalformedMarker | undefined {
  const match = malformed.exec(prose)
  if (!match) return undefined
  const [all, plain, plainMark, enclosed, enclosedMark, space] = match
  const mark = plainMark ?? enclosedMark!
  const rest = prose.slice(all.length)
  const isAscii = /[.)]/.test(mark) && plain !== undefined && /^\d+$/.test(plain)
  if (rest === '' || continues.test(rest) || (isAscii && /^[ \t]/.test(space!))) return undefined
  const number = Number((plain ?? enclosed!).normalize('NFKC'))
  const marker = {length: all.length - space!.length, width: all.length, number}
  if (/^\p{Nd}/u.test(rest)) {
    if (/[.．。]/.test(mark)) return undefined
    return {...marker, certainty: 'neighbors'}
  }
  // `3.x` and `（1）班` are a version and a school class.
  if (/[.．]/.test(mark) && /^[a-z](?![a-z])/i.test(rest)) return undefined
  if (enclosed !== undefined && rest.startsWith('班')) return undefined
  if (/^[a-z]/.test(rest) && /[.)．]/.test(mark)) return {...marker, certainty: 'neighbor'}
  return {...marker, certainty: mark === '。' ? 'list' : 'certain'}
}

/** Reads the marker of an item that has content, at the start of a line. */
export function readMarker(text: string): ListMarker | undefined {
  const marker = readListMarker(text)
  return marker && /^[ \t]+[^ \t]/.test(text.slice(marker.length)) ? marker : undefined
}

const quotes = ['“”', '「」', '『』', '《》', '〈〉', '‘’', '""'] as const

/** Indexes of the lines that start inside closed quotation marks. */
export function quotedLines(lines: readonly string[]): Set<number> {
  const quoted = new Set<number>()
  // Most paragraphs have one line.
  if (lines.length < 2) return quoted
  for (const [open, close] of quotes) {
    if (!lines.some((line) => line.includes(open!))) continue
    // Index of the line with the open quotation mark.
    let from: number | undefined
    for (const [index, line] of lines.entries()) {
      for (const character of line) {
        if (from === undefined && character === open) {
          from = index
        } else if (from !== undefined && character === close) {
          for (let inside = from + 1; inside <= index; inside++) quoted.add(inside)
          from = undefined
        }
      }
    }
  }
  return quoted
}

/** Indexes of the lines that start inside open parentheses. */
export function enclosedLines(lines: readonly string[]): Set<number> {
  const enclosed = new Set<number>()
  let isOpen = false
  for (const [index, line] of lines.entries()) {
    if (isOpen) enclosed.add(index)
    const text = line.replace(/^[(（]?[\d０-９]+[)）]/, '')
    const open = Math.max(text.lastIndexOf('（'), text.lastIndexOf('('))
    const close = Math.max(text.lastIndexOf('）'), text.lastIndexOf(')'))
    if (open !== close) isOpen = open > close
  }
  return enclosed
}

const ended = new RegExp(`[:：。.！!？?；;…）)》”」』${mask}]\\s*$`)

/** Whether the next line does not continue the sentence of this one. */
export function isEnded(line: string): boolean {
  return ended.test(line)
}

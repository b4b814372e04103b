import {mask} from '../../syntax/prose.ts'

/** A marker that Markdown does not take for one, as it is written. */
export interface LooseMarker {
  /** Length of the marker itself, such as `1、` or `（1）`. */
  readonly length: number
  /** Length with the white space after it. */
  readonly width: number
  readonly number: number
  /** How sure it is that this is a marker, before its neighbors are looked at. */
  readonly certainty: Certainty
}

/**
 * - `certain`: it is one if its number fits.
 * - `neighbor`: only if the item before or after it counts with it (`1.git`).
 * - `neighbors`: only if both do (`2、3 个月`).
 * - `list`: only as the first of several, or where a sentence cannot go on (`1。`).
 */
export type Certainty = 'certain' | 'neighbor' | 'neighbors' | 'list'

const loose = /^(?:([\d０-９]{1,3})([.．。、)）])|[(（]([\d０-９]{1,3})([)）]))(\s*)/

/** Marks that a sentence goes on with, or ends with. */
const goesOn = /^[.．。、,，;；:：?？)）\]】}》〉」』”’…~～/\\=+%&|'-]|^[!！](?!\[)/

/**
 * Read the beginning of a line as a marker that lacks what makes it one: `1.写了`, `1、写了`,
 * `（1）写了`. Decimals, dates, versions and addresses are none.
 *
 * @param prose The line without its indentation; what is no prose is masked.
 */
export function readLooseMarker(prose: string): LooseMarker | undefined {
  const match = loose.exec(prose)
  if (!match) return undefined
  const [all, plain, plainMark, enclosed, enclosedMark, space] = match
  const mark = plainMark ?? enclosedMark!
  const rest = prose.slice(all.length)
  const isAscii = /[.)]/.test(mark) && plain !== undefined && /^\d+$/.test(plain)
  if (rest === '' || goesOn.test(rest) || (isAscii && /^[ \t]/.test(space!))) return undefined
  const number = Number((plain ?? enclosed!).normalize('NFKC'))
  const marker = {length: all.length - space!.length, width: all.length, number}
  if (/^\p{Nd}/u.test(rest)) {
    if (/[.．。]/.test(mark)) return undefined
    return {...marker, certainty: 'neighbors'}
  }
  // `3.x`, `（1）班`: a version, a class at school.
  if (/[.．]/.test(mark) && /^[a-z](?![a-z])/i.test(rest)) return undefined
  if (enclosed !== undefined && rest.startsWith('班')) return undefined
  if (/^[a-z]/.test(rest) && /[.)．]/.test(mark)) return {...marker, certainty: 'neighbor'}
  return {...marker, certainty: mark === '。' ? 'list' : 'certain'}
}

/** A marker that Markdown would take for one, in a place where it does not see it. */
export interface SwallowedMarker {
  readonly length: number
  /** Nothing where it is a bullet. */
  readonly number: number | undefined
}

/** Read the beginning of a line as a well-formed marker. */
export function readMarker(text: string): SwallowedMarker | undefined {
  const match = /^(?:(\d{1,9})[.)]|[-*+])(?=[ \t]+[^ \t])/.exec(text)
  if (!match) return undefined
  return {length: match[0].length, number: match[1] === undefined ? undefined : Number(match[1])}
}

const quotes = ['“”', '「」', '『』', '《》', '〈〉', '‘’', '""'] as const

/** The lines of running text that begin inside of quotation marks, which also close again. */
export function quotedLines(lines: readonly string[]): Set<number> {
  const quoted = new Set<number>()
  for (const [open, close] of quotes) {
    // The line where a quotation begins that is still open.
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

/** The lines of running text that begin where parentheses are still open. */
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

/** Whether a line of running text ends so that the next one is not its rest. */
export function isEnded(line: string): boolean {
  return ended.test(line)
}

import type {Range} from '../../syntax/edit.ts'
import {pairedMarks} from '../phrasing/characters.ts'
import type {ReaderText} from './reader-text.ts'

/** Marks that come in pairs. Full-width parentheses are closed by half-width ones, too. */
const closers: ReadonlyMap<string, string> = new Map(
  [...pairedMarks].filter(([open]) => /[（《〈「『【“]/.test(open))
)

const openers: ReadonlyMap<string, string> = new Map(
  [...closers].map(([open, close]) => [close, open])
)

/** A mark without the other of its pair. */
export interface LoneMark {
  readonly mark: string
  readonly other: string
  readonly isOpening: boolean
  readonly range: Range
  /** Whether nothing comes after it but marks. */
  readonly isLast: boolean
}

/** Two marks of a pair, by their indexes. */
export interface Pair {
  readonly open: number
  readonly close: number
  readonly mark: string
  /** Number of pairs around it. */
  readonly depth: number
}

interface Open {
  readonly mark: string
  readonly index: number
}

const marks = /[（(《〈「『【“）)》〉」』】”]/g

const fullOf: Readonly<Record<string, string>> = {'(': '（', ')': '）'}

/** Pairs up the marks of a text. */
export function readPairs(text: string): {pairs: Pair[]; lone: number[]} {
  const stack: Open[] = []
  const pairs: Pair[] = []
  const lone: number[] = []
  for (const {0: written, index} of text.matchAll(marks)) {
    const mark = fullOf[written] ?? written
    if (closers.has(mark)) {
      stack.push({mark, index})
      continue
    }
    const at = stack.findLastIndex((open) => open.mark === openers.get(mark))
    if (at < 0) {
      lone.push(index)
      continue
    }
    lone.push(...stack.slice(at + 1).map((open) => open.index))
    pairs.push({open: stack[at]!.index, close: index, mark: stack[at]!.mark, depth: at})
    stack.length = at
  }
  lone.push(...stack.map(({index}) => index))
  return {pairs, lone: lone.toSorted((a, b) => a - b)}
}

/**
 * Finds full-width marks without the other of their pair. A quotation of several paragraphs is opened in
 * each of them, and closed in the last.
 *
 * @param readers The texts of a report, in order.
 */
export function* findLoneMarks(readers: readonly ReaderText[]): Generator<LoneMark> {
  /** Quotations that a paragraph begins with and does not close. */
  const goingOn = new Map<string, LoneMark>()
  for (const reader of readers) {
    const {text} = reader
    if (!/[（《〈「『【“）》〉」』】”]/.test(text)) continue
    const first = text.trimStart()[0] ?? ''
    goingOn.delete(first)
    for (const index of readPairs(text).lone) {
      const mark = text[index]!
      if (mark in fullOf || isUsual(text, index)) continue
      const isOpening = closers.has(mark)
      const other = (isOpening ? closers : openers).get(mark)!
      if (/[”」]/.test(mark) && goingOn.delete(other)) continue
      const isLast = /^[，。、；：！？…—～~\s]*$/.test(text.slice(index + 1))
      const lone = {mark, other, isOpening, range: reader.at(index), isLast}
      const isFirst = text.slice(0, index).trim() === ''
      if (/[“「]/.test(mark) && isFirst) goingOn.set(mark, lone)
      else yield lone
    }
  }
  yield* goingOn.values()
}

/** Whether a lone parenthesis is usual: in `：）`, in `1）` and in `②）`. */
function isUsual(text: string, index: number): boolean {
  const mark = text[index]!
  if (mark !== '）' && mark !== '（') return false
  const before = text.slice(Math.max(0, index - 3), index)
  const isNumber = /[\u2460-\u2473]$|(?:^|[\s，。；：、])[\dA-Za-z一二三四五六七八九十]{1,2}$/.test(
    before
  )
  return /[:：;；=＝][-^]?$/.test(before) || (mark === '）' && isNumber)
}

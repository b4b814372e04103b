import type {Range} from '../../syntax/edit.ts'
import type {ReaderText} from './reader-text.ts'

/** Marks that come in pairs. Full-width parentheses are closed by half-width ones, too. */
const closers: ReadonlyMap<string, string> = new Map([
  ['（', '）'],
  ['《', '》'],
  ['〈', '〉'],
  ['「', '」'],
  ['『', '』'],
  ['【', '】'],
  ['“', '”']
])

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

/** Finds full-width marks without the other of their pair. */
export function* findLoneMarks(reader: ReaderText): Generator<LoneMark> {
  const {text} = reader
  if (!/[（《〈「『【“）》〉」』】”]/.test(text)) return
  for (const index of readPairs(text).lone) {
    const mark = text[index]!
    if (mark in fullOf || isUsual(text, index)) continue
    const isOpening = closers.has(mark)
    yield {
      mark,
      other: (isOpening ? closers : openers).get(mark)!,
      isOpening,
      range: reader.at(index),
      isLast: /^[，。、；：！？…—～~\s]*$/.test(text.slice(index + 1))
    }
  }
}

/** Whether a lone mark is usual: in `：）`, in `1）`, and where a quotation goes on in the next paragraph. */
function isUsual(text: string, index: number): boolean {
  const mark = text[index]!
  const before = text.slice(Math.max(0, index - 2), index)
  if (mark === '）' || mark === '（') {
    return (
      /[:：;；=＝][-^]?$/.test(before) ||
      (mark === '）' && /(?:^|[\s，。；：、])[\dA-Za-z一二三四五六七八九十]{1,2}$/.test(before))
    )
  }
  return /[“「]/.test(mark) && text.slice(0, index).trim() === ''
}

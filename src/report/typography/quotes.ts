import type {Range} from '../../syntax/edit.ts'
import {hasHan} from './characters.ts'
import type {Correction} from './correction.ts'
import {readPairs} from './pairs.ts'
import type {ReaderText} from './reader-text.ts'

export const quoteStyles = ['consistent', 'curly', 'corner'] as const
type QuoteStyle = (typeof quoteStyles)[number]

const styles = {curly: '“”', corner: '「」'} as const

/** The style of a report: that of its first Chinese quotation, `curly` if there is none. */
export function styleOf(readers: readonly ReaderText[], wanted: QuoteStyle): 'curly' | 'corner' {
  if (wanted !== 'consistent') return wanted
  for (const {text} of readers) {
    for (const {open, close, mark, depth} of inOrder(text)) {
      if (depth > 0 || !/[“「]/.test(mark) || !hasHan(text.slice(open, close))) continue
      return mark === '「' ? 'corner' : 'curly'
    }
  }
  return 'curly'
}

function inOrder(text: string) {
  if (!/[“「]/.test(text)) return []
  return readPairs(text).pairs.toSorted((a, b) => a.open - b.open)
}

/** Finds quotation marks around Chinese that are not of a style. Quotations inside of others are left. */
export function* findWrongQuotes(
  reader: ReaderText,
  style: 'curly' | 'corner'
): Generator<Correction> {
  const {text} = reader
  const expected = styles[style]
  for (const [open, close] of quotations(text)) {
    const actual = text[open]! + text[close]!
    const inner = text.slice(open + 1, close)
    if (actual === expected || !hasHan(inner) || /["“”‘’「」『』\n]/.test(inner)) continue
    const [first, last] = [reader.plainRange(open, open + 1), reader.plainRange(close, close + 1)]
    if (!first || !last) continue
    const range: Range = [first[0], last[1]]
    const source = reader.source([first[1], last[0]])
    yield {actual, expected, range, edit: {range, text: expected[0] + source + expected[1]}}
  }
}

/**
 * Pairs of quotation marks that are in no other; straight ones are taken in turn, if they come out
 * even.
 */
function quotations(text: string): Range[] {
  const found = inOrder(text)
    .filter(({mark}) => /[“「『]/.test(mark))
    .map(({open, close}): Range => [open, close])
  // After a digit, it stands for inches.
  const straight = /\d"/.test(text) ? [] : [...text.matchAll(/"/g)].map(({index}) => index)
  for (let at = 0; straight.length % 2 === 0 && at < straight.length; at += 2) {
    found.push([straight[at]!, straight[at + 1]!])
  }
  const isInside = ([open]: Range, [from, to]: Range) => from < open && open < to
  return found.filter(
    (pair) => text[pair[0]] !== '『' && !found.some((other) => isInside(pair, other))
  )
}

import {displayWidth} from '../text/display-width.ts'
import {safeText} from '../text/safe-text.ts'

/** A line as it is shown, split at a marked range. */
export interface ShortLine {
  readonly before: string
  readonly marked: string
  readonly after: string
}

interface Grapheme {
  readonly text: string
  readonly width: number
}

const ellipsis = '…'

/** A tab as a visible character, padded to four columns. */
const visibleTab = '␉   '

/**
 * Shortens a line around a range and makes it safe; tabs and trailing spaces become visible.
 *
 * @param line Without its line ending.
 * @param range Offsets in the line.
 * @param width Maximum display width, in columns.
 */
export function shorten(line: string, [start, end]: readonly [number, number], width: number) {
  // A grapheme takes about one column, so that nothing beyond `width` can be shown.
  const from = Math.max(0, start - width)
  const to = Math.min(line.length, Math.max(start, Math.min(end, start + width)) + width)
  const before = graphemesOf(line, from, start)
  const marked = graphemesOf(line, start, Math.min(end, start + width))
  const after = graphemesOf(line, Math.min(end, start + width), to)
  const isWhole = from === 0 && to === line.length
  if (isWhole && sum([...before, ...marked, ...after]) <= width) {
    return {before: join(before), marked: join(marked), after: join(after)}
  }
  const middle = takeFitting(marked, width - 2)
  const available = width - 2 - sum(middle)
  const right = takeFitting(after, Math.max(available - sum(before), Math.ceil(available / 2)))
  const left = takeFitting(before.toReversed(), available - sum(right)).toReversed()
  const isCutBefore = from > 0 || left.length < before.length
  const isCutAfter =
    to < line.length || right.length < after.length || middle.length < marked.length
  return {
    before: (isCutBefore ? ellipsis : '') + join(left),
    marked: join(middle),
    after: join(right) + (isCutAfter ? ellipsis : '')
  } satisfies ShortLine
}

const segmenter = new Intl.Segmenter('zh', {granularity: 'grapheme'})

/** Splits a part of a line into graphemes, as they are shown. */
function graphemesOf(line: string, start: number, end: number): Grapheme[] {
  let offset = start
  const trailing = line.trimEnd().length
  return [...segmenter.segment(line.slice(start, end))].map(({segment: character}) => {
    const text = show(character, offset, line, trailing)
    offset += character.length
    return {text, width: displayWidth(text)}
  })
}

function show(character: string, offset: number, line: string, trailing: number): string {
  if (character === '\t') return visibleTab
  if (character === ' ') return offset >= trailing ? '␠' : ' '
  // Breaks a workflow command (`##[…]`), which may start anywhere in a line.
  if (
    character === '#' &&
    line[offset - 1] === '#' &&
    /^\w*\[/.test(line.slice(offset + 1, offset + 40))
  ) {
    return '#\\'
  }
  return safeText(character)
}

function takeFitting(graphemes: readonly Grapheme[], available: number): Grapheme[] {
  let left = available
  const end = graphemes.findIndex(({width}) => {
    left -= width
    return left < 0
  })
  return end < 0 ? [...graphemes] : graphemes.slice(0, end)
}

function sum(graphemes: readonly Grapheme[]): number {
  return graphemes.reduce((total, {width}) => total + width, 0)
}

function join(graphemes: readonly Grapheme[]): string {
  return graphemes.map(({text}) => text).join('')
}

import {displayWidth} from '../text/display-width.ts'
import {safeText} from '../text/safe-text.ts'

/** A line as it is shown, around a part of it. */
export interface Shown {
  readonly before: string
  readonly marked: string
  readonly after: string
}

interface Piece {
  readonly text: string
  readonly width: number
}

/** Stands for what was cut. */
const cut = '…'

/** Columns of a tab, which has a sign of its own, so that nobody takes it for spaces. */
const tab = '␉   '

/**
 * A line of a report, made harmless, with white space that nobody sees made visible, and shortened
 * around a part of it where it is too wide.
 *
 * @param line Without its end.
 * @param range Offsets of the part in the line.
 * @param width Columns there are.
 */
export function shorten(line: string, [start, end]: readonly [number, number], width: number) {
  // Each character takes about a column, so that what is further away is never shown.
  const from = Math.max(0, start - width)
  const to = Math.min(line.length, Math.max(start, Math.min(end, start + width)) + width)
  const before = piecesOf(line, from, start)
  const marked = piecesOf(line, start, Math.min(end, start + width))
  const after = piecesOf(line, Math.min(end, start + width), to)
  const isWhole = from === 0 && to === line.length
  if (isWhole && sum([...before, ...marked, ...after]) <= width) {
    return {before: join(before), marked: join(marked), after: join(after)}
  }
  const middle = takeStart(marked, width - 2)
  const room = width - 2 - sum(middle)
  const right = takeStart(after, Math.max(room - sum(before), Math.ceil(room / 2)))
  const left = takeStart(before.toReversed(), room - sum(right)).toReversed()
  const isCutBefore = from > 0 || left.length < before.length
  const isCutAfter =
    to < line.length || right.length < after.length || middle.length < marked.length
  return {
    before: (isCutBefore ? cut : '') + join(left),
    marked: join(middle),
    after: join(right) + (isCutAfter ? cut : '')
  } satisfies Shown
}

/** What people take for one character, emoji of several code points among them. */
const segmenter = new Intl.Segmenter('zh', {granularity: 'grapheme'})

/** The characters of a part of a line, each as it is shown. */
function piecesOf(line: string, start: number, end: number): Piece[] {
  let at = start
  const trailing = line.trimEnd().length
  return [...segmenter.segment(line.slice(start, end))].map(({segment: character}) => {
    const text = show(character, at, line, trailing)
    at += character.length
    return {text, width: displayWidth(text)}
  })
}

function show(character: string, at: number, line: string, trailing: number): string {
  if (character === '\t') return tab
  if (character === ' ') return at >= trailing ? '␠' : ' '
  // A command to a runner is broken, wherever our own marks stand.
  if (character === '#' && line[at - 1] === '#' && /^\w*\[/.test(line.slice(at + 1, at + 40))) {
    return '#\\'
  }
  return safeText(character)
}

function takeStart(pieces: readonly Piece[], room: number): Piece[] {
  let left = room
  const end = pieces.findIndex(({width}) => {
    left -= width
    return left < 0
  })
  return end < 0 ? [...pieces] : pieces.slice(0, end)
}

function sum(pieces: readonly Piece[]): number {
  return pieces.reduce((total, {width}) => total + width, 0)
}

function join(pieces: readonly Piece[]): string {
  return pieces.map(({text}) => text).join('')
}

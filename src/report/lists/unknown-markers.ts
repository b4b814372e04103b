import type {List, ListItem, Nodes} from 'mdast'
import {combine, type Edit, type Range} from '../../syntax/edit.ts'
import {columnAt, type Line, linesOf} from '../../syntax/lines.ts'
import {type Prose, proseOf} from '../../syntax/prose.ts'
import {isPlaced, type Placed, type Source} from '../../syntax/source.ts'
import {readChineseNumeral} from '../title/numeral.ts'
import {isListOrRoot} from './lists.ts'
import {quotedLines} from './markers.ts'
import {chineseNumber, circledNumber, readUnspacedBullet, signBullet} from './unknown-forms.ts'

/** A marker of an item that Markdown does not know, or does not see. */
export interface UnknownMarker {
  readonly kind: 'space' | 'bullet' | 'marker' | 'indent'
  readonly range: Range
  /** Range of the paragraph that it is in. */
  readonly paragraph: Range
  /** The marker as it is to be written. */
  readonly expected: string
  /** Makes items of all lines of its paragraph; undefined if that is not certain. */
  readonly edit: Edit | undefined
}

/** All of them in a report. */
export interface UnknownMarkers {
  readonly markers: readonly UnknownMarker[]
  /** Whether an offset is in a list that such lines may belong to, or in the block that they are in. */
  isNear(offset: number): boolean
}

/** A marker at the start of a line of a paragraph. */
interface Found {
  readonly kind: UnknownMarker['kind']
  readonly length: number
  readonly expected: string
  /** Its number, if it has one; a number alone is no item. */
  readonly number?: number
  /** Whether it belongs below the item of its paragraph. */
  readonly isChild?: boolean
  /** Whether it is a marker even where it stands alone. */
  readonly isSure?: boolean
}

interface Marked extends Found {
  readonly index: number
  readonly line: Line
}

const wide = /^\u3000[\u3000 \t]*(?=([-+*]|\d{1,3}\.)[ \t]+\S)/

/**
 * Reads the markers of a report that are no markers in Markdown, in order.
 *
 * @param prose Running text of the source.
 * @param indent Columns from the marker of an item to those below it.
 */
export function readUnknownMarkers(
  source: Source,
  prose: readonly Prose[],
  indent: number
): UnknownMarkers {
  const blocks = new Set<Nodes>()
  const markers = prose.flatMap((piece): UnknownMarker[] => {
    const {node, ancestors, range} = piece
    if (node.type !== 'paragraph' || !ancestors.every(isListOrRoot)) return []
    const lines = linesOf(source, range)
    const texts = lines.map((line) => proseOf(piece, line))
    const parent = parentOf(ancestors)
    const quoted = quotedLines(texts)
    const marked = lines.flatMap((line, index): Marked[] => {
      const found = quoted.has(index)
        ? undefined
        : read(texts[index]!, index > 0 ? parent : undefined)
      return found ? [{...found, index, line}] : []
    })
    const kept = marked.filter((one, at) =>
      isMeant(one, marked[at - 1], marked[at + 1], () => isListStart(piece, texts, one.index))
    )
    // Another line behind them would become a part of the last item.
    const isLast = kept.every(({index}, at) => index === lines.length - kept.length + at)
    const column = parent && columnAt(source, source.range(parent.item)[0]) + indent
    const isApart = !joinsOther(piece, kept.flatMap(({number}) => number ?? []).length)
    const edit = isLast && isApart ? toEdit(source, range, kept, column) : undefined
    if (kept.length > 0) blocks.add(ancestors[1] ?? node)
    return kept.map(({kind, line, length, expected}) => {
      const start = Math.max(line.textStart, range[0])
      return {kind, range: [start, start + length], paragraph: range, expected, edit}
    })
  })
  const near = rangesAround(source, blocks)
  return {markers, isNear: (offset) => near.some(([start, end]) => offset >= start && offset < end)}
}

/**
 * Whether numbered items would become the first of a list behind them, and change the numbers that it
 * shows (CommonMark 0.31.2, section 5.3).
 *
 * @param count How many items.
 */
function joinsOther({node, ancestors}: Prose, count: number): boolean {
  const parent = ancestors.at(-1)
  if (count === 0 || !parent || !('children' in parent)) return false
  const siblings: readonly Nodes[] = parent.children
  const next = siblings[siblings.indexOf(node) + 1]
  return next?.type === 'list' && next.ordered === true && next.start !== count + 1
}

/** Ranges of top-level blocks, with the lists beside them. */
function rangesAround(source: Source, blocks: ReadonlySet<Nodes>): Range[] {
  return source.blocks.flatMap((block, index): Range[] => {
    if (!blocks.has(block)) return []
    const [before, after] = [source.blocks[index - 1], source.blocks[index + 1]]
    const first = before?.type === 'list' ? before : block
    const last = after?.type === 'list' ? after : block
    return [[source.range(first)[0], source.range(last)[1]]]
  })
}

/** @param parent The item that the line belongs to, if it is not the first line of that. */
function read(text: string, parent: Parent | undefined): Found | undefined {
  const dot = signBullet.exec(text)?.[0]
  if (dot) return {kind: 'bullet', length: dot.length, expected: '- ', isSure: true}
  const [ring, digit] = circledNumber.exec(text) ?? []
  if (ring && digit) return numbered(ring.length, digit.codePointAt(0)! - 0x245f)
  const [word, numeral] = chineseNumber.exec(text) ?? []
  const value = numeral === undefined ? undefined : readChineseNumeral(numeral)
  if (word && value !== undefined) return numbered(word.length, value)
  const mark = readUnspacedBullet(text)
  if (mark) {
    return {kind: 'space', length: 1, expected: `${mark} `, isSure: text.startsWith('【', 1)}
  }
  if (!parent) return undefined
  const [space, marker = ''] = wide.exec(text) ?? []
  if (space) {
    return {kind: 'indent', length: space.length, expected: marker, isChild: true, isSure: true}
  }
  const [level, above, below] = /^(\d{1,3})\.(\d{1,2})[ \t\u3000]+(?=[^\s\d])/.exec(text) ?? []
  if (!level || Number(above) !== numberOf(parent)) return undefined
  return {...numbered(level.length, Number(below)), isChild: true, isSure: true}
}

function numbered(length: number, number: number): Found {
  return {kind: 'marker', length, expected: `${number}. `, number}
}

/** Whether a marker is beside another of its kind, or at a place where a list begins. */
function isMeant(
  one: Marked,
  before: Marked | undefined,
  after: Marked | undefined,
  isAtStart: () => boolean
): boolean {
  if (one.isSure) return true
  const isNext = (a: Marked | undefined, b: Marked | undefined) =>
    a?.kind === b?.kind &&
    a?.index === (b?.index ?? 0) - 1 &&
    (a?.number === undefined || a.number === (b?.number ?? 0) - 1)
  if (isNext(before, one) || isNext(one, after)) return true
  return one.number === undefined && isAtStart()
}

/** Whether a list may begin at a line: in an item, below a heading or another list, after a colon. */
function isListStart({node, ancestors}: Prose, texts: readonly string[], index: number): boolean {
  if (index > 0) return /[:：]\s*$/.test(texts[index - 1]!) || ancestors.length > 1
  const parent = ancestors.at(-1)
  if (!parent || !('children' in parent)) return false
  const siblings: readonly Nodes[] = parent.children
  const before = siblings[siblings.indexOf(node) - 1]
  return parent.type === 'root' && (before?.type === 'heading' || before?.type === 'list')
}

/** The item that a paragraph belongs to. */
interface Parent {
  readonly list: List
  readonly item: Placed<ListItem>
}

function parentOf(ancestors: readonly Nodes[]): Parent | undefined {
  const item = ancestors.at(-1)
  const list = ancestors.at(-2)
  if (item?.type !== 'listItem' || list?.type !== 'list' || !isPlaced(item)) return undefined
  return {list, item}
}

/** The number of an item; undefined if it has a bullet. */
function numberOf({list, item}: Parent): number | undefined {
  return list.ordered ? (list.start ?? 1) + list.children.indexOf(item) : undefined
}

/**
 * The edit of all markers of a paragraph; numbers have to begin with 1 and go on by one.
 *
 * @param column Column of children, from 0; undefined outside of lists.
 */
function toEdit(
  source: Source,
  [from]: Range,
  marked: readonly Marked[],
  column: number | undefined
): Edit | undefined {
  const numbers = marked.flatMap(({number}) => number ?? [])
  if (marked.length === 0 || numbers.some((number, index) => number !== index + 1)) return undefined
  if (numbers.length > 0 && numbers.length < marked.length) return undefined
  const edits = marked.map(({line, length, expected, isChild, kind}): Edit => {
    const start = Math.max(line.textStart, from)
    const text = kind === 'indent' ? '' : expected
    if (!isChild || column === undefined) return {range: [start, start + length], text}
    return {range: [line.start, start + length], text: ' '.repeat(column) + text}
  })
  return combine(source.text, edits)
}

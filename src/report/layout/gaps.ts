import type {List, Nodes, Parents} from 'mdast'
import {type Container, isContainer} from '../../syntax/containers.ts'
import type {Edit, Range} from '../../syntax/edit.ts'
import {isForeign} from '../../syntax/foreign/node.ts'
import {lineEndings} from '../../syntax/lines.ts'
import {contentEnd} from '../../syntax/loose-lists.ts'
import {isPlaced, type Placed, type Source} from '../../syntax/source.ts'
import {readLostChildren} from '../lists/lost-children.ts'
import {isLikeItem} from '../lists/marked-lines.ts'
import {linePrefix, linePrefixBelow} from './line-prefix.ts'

/** Blank lines between two blocks, which may contain markers of block quotes. */
export interface Gap {
  /** From the end of the line before to the start of the line after, or the range to delete. */
  readonly range: Range
  /** Number of blank lines; undefined if the whole range is to be deleted. */
  readonly count?: number
  /** Range of the two lists around it, which may be meant as one. */
  readonly scope?: Range | undefined
  readonly isBeforeHeading?: boolean
  /** Edits that fix it, the best first. */
  readonly edits: readonly Edit[]
}

/** What is wrong about a gap. */
export interface GapProblem {
  /**
   * - `missing`: there are too few blank lines.
   * - `several`: there are too many.
   * - `extra`: there are some, but none is expected.
   * - `mark`: it contains the marker of a block quote that ends before it.
   */
  readonly problem: 'missing' | 'several' | 'extra' | 'mark'
  /** Range of the superfluous lines, or the offset of the missing ones. */
  readonly range: Range
  /** Expected number of blank lines. */
  readonly expected: number
}

/** Describes what is wrong about a gap, given the edit that fixes it. */
export function readProblem(source: Source, {range, count}: Gap, {text}: Edit): GapProblem {
  if (count === undefined) return {problem: 'extra', range, expected: 0}
  const expected = Math.max(1, lineEndings(text).length) - 1
  if (expected > count) {
    const line = source.slice([range[1], source.lineEnd(range[1])])
    const start = range[1] + /^[> \t]*/.exec(line)![0].length
    return {problem: 'missing', range: [start, start], expected}
  }
  const kept = expected === count ? 0 : expected
  const wrong = [behindLines(source, range, kept + 1), range[1]] as const
  if (expected === count) return {problem: 'mark', range: wrong, expected}
  return {problem: expected > 0 ? 'several' : 'extra', range: wrong, expected}
}

/** The gaps of a document with an unexpected number of blank lines or with markers. */
export function readGaps(source: Source): Gap[] {
  const gaps: Gap[] = []
  const [first] = source.blocks
  if (!first) return gaps
  const start = source.lineStart(source.range(first)[0])
  if (start > 0) gaps.push(removal([0, start]))
  readInside(source, source.tree, gaps)
  const end = readEnd(source)
  return end ? [...gaps, end] : gaps
}

function readInside(source: Source, parent: Parents, gaps: Gap[]): void {
  const children = (parent.children as Nodes[]).filter(isPlaced)
  for (const [index, child] of children.entries()) {
    const before = children[index - 1]
    const gap = before ? between(source, parent, before, child) : readStart(source, parent, child)
    if (gap) gaps.push(gap)
    if (hasBlocks(child)) readInside(source, child, gaps)
  }
}

function hasBlocks(node: Nodes): node is Container | List {
  return node.type === 'list' || isContainer(node)
}

/** The gap between two siblings. */
function between(
  source: Source,
  parent: Parents,
  before: Placed<Nodes>,
  after: Placed<Nodes>
): Gap | undefined {
  // What is between it and its neighbours may be part of it.
  if (isForeign(before) || isForeign(after)) return undefined
  const {isLost} = readLostChildren(source)
  if (isLost(before) || isLost(after)) return undefined
  const lead = linePrefix(source, after)
  const range = [source.lineEnd(contentEnd(before)), source.range(after)[0] - lead.length] as const
  if (range[0] >= range[1] || /[^> \t]/.test(lead)) return undefined
  const ends = lineEndings(source.slice(range))
  const expected = wanted(parent, before, after)
  const count = ends.length - 1
  const marks = marksOf(source.slice(range)) - marksOf(lead)
  if (count === expected && (count === 0 || marks === 0)) return undefined
  // Items of one list with different markers: apart, no repair could make them one again.
  if (count === 0 && after.type === 'list' && goesOn(source, before)) return undefined
  // A comment that switches rules off goes with the block below it.
  if (count === 0 && isDirective(before)) return undefined
  // One kind of line end: after `\r`, `\n` would not end another line.
  const [end = ''] = ends
  const blank = lead.trimEnd()
  const best = new Array<string>(expected).fill(blank)
  const others = [1, 2, 0].filter((lines) => lines !== expected)
  const forms = [
    best,
    ...markedLines(source, before).map((lines) => [...lines, ...best]),
    ...others.map((lines) => new Array<string>(lines).fill(blank))
  ]
  const edits = forms.map((lines) => ({
    range,
    text: end + lines.map((line) => line + end).join('')
  }))
  const areLists = before.type === 'list' && after.type === 'list'
  const scope = areLists ? ([source.range(before)[0], source.range(after)[1]] as const) : undefined
  return {range, count, scope, isBeforeHeading: after.type === 'heading', edits}
}

/** Whether a list directly below a block may go on in it. */
function goesOn(source: Source, block: Placed<Nodes>): boolean {
  return block.type === 'list' || (block.type === 'paragraph' && isLikeItem(source, block))
}

function isDirective(node: Nodes): boolean {
  return node.type === 'html' && /^<!--\s*(?:weekly-)?lint\b[^>]*-->\s*$/.test(node.value)
}

/**
 * Blank lines with block quote markers that may have to be kept at the end of a block: without them,
 * a paragraph could continue lazily, and whether a list in the block quote is loose depends on the
 * blank lines after it (mdast-util-from-markdown).
 */
function markedLines(source: Source, block: Placed<Nodes>): string[][] {
  const quote = lastQuote(block)
  if (!quote) return []
  const line = `${linePrefixBelow(linePrefix(source, quote))}>`
  return [[line], [line, line]]
}

/** Offset after a number of line endings. */
function behindLines(source: Source, range: Range, count: number): number {
  const ends = [...source.slice(range).matchAll(/\r\n|\n|\r/g)]
  const end = ends[count - 1]!
  return range[0] + end.index + end[0].length
}

/** Expected number of blank lines between two siblings. */
function wanted(parent: Parents, before: Nodes, after: Nodes): number {
  if (parent.type === 'list' || parent.type === 'listItem') return parent.spread ? 1 : 0
  return before.type === 'definition' && after.type === 'definition' ? 0 : 1
}

/** The gap between the marker of a block quote or a footnote and its first block. */
function readStart(source: Source, parent: Parents, child: Placed<Nodes>): Gap | undefined {
  if (!isPlaced(parent)) return undefined
  const [start] = source.range(parent)
  const lead = linePrefix(source, child)
  const lineStart = source.range(child)[0] - lead.length
  if (lineStart <= start) return undefined
  if (parent.type === 'blockquote') {
    const range = [start + 1, lineStart + lead.lastIndexOf('>') + 1] as const
    return removal(range)
  }
  if (parent.type !== 'footnoteDefinition') return undefined
  const range = [source.lineEnd(start), lineStart] as const
  if (lineEndings(source.slice(range)).length < 2) return undefined
  return removal([behindLines(source, range, 1), lineStart])
}

/** The block quote markers after the last block of the document. */
function readEnd(source: Source): Gap | undefined {
  const last = source.blocks.at(-1)!
  const start = source.lineEnd(contentEnd(last))
  const range = [start, start + source.text.slice(start).lastIndexOf('>') + 1] as const
  const [end] = lineEndings(source.slice(range))
  if (end === undefined) return undefined
  const kept = markedLines(source, last).map((lines) => lines.map((line) => end + line).join(''))
  return {range, edits: ['', ...kept].map((text) => ({range, text}))}
}

/** The outermost block quote that ends with a block. */
function lastQuote(node: Nodes): Placed<Nodes> | undefined {
  if (!hasBlocks(node)) return undefined
  if (node.type === 'blockquote') return isPlaced(node) ? node : undefined
  const last = node.children.at(-1)
  return last && lastQuote(last)
}

function removal(range: Range): Gap {
  return {range, edits: [{range, text: ''}]}
}

function marksOf(text: string): number {
  return text.split('>').length - 1
}

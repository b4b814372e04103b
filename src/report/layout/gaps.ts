import type {Nodes, Parents} from 'mdast'
import type {Edit, Range} from '../../edit.ts'
import {isPlaced, type Placed, type Source} from '../source.ts'
import {leadBelow, leadOf} from './lead.ts'

/** Lines between two blocks that hold nothing, or nothing but marks of quotations. */
export interface Gap {
  /**
   * - `missing`: there is no blank line.
   * - `several`: there are more than one.
   * - `extra`: there is one, or more, where none is to be.
   * - `mark`: there is one, with marks of a quotation that ends before it.
   */
  readonly problem: 'missing' | 'several' | 'extra' | 'mark'
  /** What is too much, or where something is missing. */
  readonly range: Range
  /** Edits that make it right, as `choose` takes them. */
  readonly spellings: readonly Edit[]
}

/** The gaps of a document that are not as they are to be. */
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
    if (isContainer(child)) readInside(source, child, gaps)
  }
}

type Container = Extract<Nodes, {type: 'blockquote' | 'footnoteDefinition' | 'list' | 'listItem'}>

function isContainer(node: Nodes): node is Container {
  return /^(?:blockquote|footnoteDefinition|list|listItem)$/.test(node.type)
}

/** The gap between two siblings. */
function between(
  source: Source,
  parent: Parents,
  before: Placed<Nodes>,
  after: Placed<Nodes>
): Gap | undefined {
  const lead = leadOf(source, after)
  const range = [
    source.lineEnd(contentEnd(source, before)),
    source.range(after)[0] - lead.length
  ] as const
  if (range[0] >= range[1] || /[^> \t]/.test(lead)) return undefined
  const ends = lineEnds(source, range)
  const expected = wanted(parent, before, after)
  const problem = compare(ends.length - 1, expected, marksOf(source.slice(range)) - marksOf(lead))
  if (!problem) return undefined
  // One kind of line end: after `\r`, `\n` would not end another line.
  const [end = ''] = ends
  const spell = (...inner: readonly string[]) => ({
    range,
    text: end + inner.map((line) => line + end).join('')
  })
  const spellings = expected > 0 ? [spell(lead.trimEnd())] : [spell()]
  const quote = lastQuote(before)
  // Text would go on in a quotation that nothing ends.
  if (quote && expected === 0) spellings.push(spell(`${leadBelow(leadOf(source, quote))}>`))
  const [start] = source.range(after)
  if (problem === 'missing') return {problem, range: [start, start], spellings}
  const kept = problem === 'several' ? 2 : 1
  return {problem, range: [behindLines(source, range, kept), range[1]], spellings}
}

function compare(actual: number, expected: number, marks: number): Gap['problem'] | undefined {
  if (actual < expected) return 'missing'
  if (actual > expected) return expected > 0 ? 'several' : 'extra'
  return expected > 0 && marks > 0 ? 'mark' : undefined
}

/** Where so many line endings are behind. */
function behindLines(source: Source, range: Range, count: number): number {
  const ends = [...source.slice(range).matchAll(/\r\n|\n|\r/g)]
  const end = ends[count - 1]!
  return range[0] + end.index + end[0].length
}

/** How many blank lines are to be between two siblings. */
function wanted(parent: Parents, before: Nodes, after: Nodes): number {
  if (parent.type === 'list' || parent.type === 'listItem') return parent.spread ? 1 : 0
  return before.type === 'definition' && after.type === 'definition' ? 0 : 1
}

/** The gap before the first block of a quotation or a footnote, behind the mark on its first line. */
function readStart(source: Source, parent: Parents, child: Placed<Nodes>): Gap | undefined {
  if (!isPlaced(parent)) return undefined
  const [start] = source.range(parent)
  const lead = leadOf(source, child)
  const lineStart = source.range(child)[0] - lead.length
  if (lineStart <= start) return undefined
  if (parent.type === 'blockquote') {
    const range = [start + 1, lineStart + lead.lastIndexOf('>') + 1] as const
    return removal(range)
  }
  if (parent.type !== 'footnoteDefinition') return undefined
  const range = [source.lineEnd(start), lineStart] as const
  if (lineEnds(source, range).length < 2) return undefined
  return removal([behindLines(source, range, 1), lineStart])
}

/** The marks of quotations behind the last block of all. */
function readEnd(source: Source): Gap | undefined {
  const last = source.blocks.at(-1)!
  const start = source.lineEnd(contentEnd(source, last))
  const range = [start, start + source.text.slice(start).lastIndexOf('>') + 1] as const
  if (range[0] === range[1]) return undefined
  return removal(range)
}

/** Where the last thing in a block ends; what follows in it are blank lines. */
function contentEnd(source: Source, node: Placed<Nodes>): number {
  if (!isContainer(node)) return source.range(node)[1]
  const last = node.children.at(-1)
  return last && isPlaced(last) ? contentEnd(source, last) : source.range(node)[0]
}

/** The outermost quotation that ends where a block ends. */
function lastQuote(node: Nodes): Placed<Nodes> | undefined {
  if (!isContainer(node)) return undefined
  if (node.type === 'blockquote') return isPlaced(node) ? node : undefined
  const last = node.children.at(-1)
  return last && lastQuote(last)
}

function removal(range: Range): Gap {
  return {problem: 'extra', range, spellings: [{range, text: ''}]}
}

function lineEnds(source: Source, range: Range): string[] {
  return source.slice(range).match(/\r\n|\n|\r/g) ?? []
}

function marksOf(text: string): number {
  return text.split('>').length - 1
}

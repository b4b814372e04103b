import type {Nodes, RootContent} from 'mdast'
import {type Line, linesOf} from '../../syntax/lines.ts'
import {isPlaced, type Placed, type Source} from '../../syntax/source.ts'
import {type Container, footnoteIndent, writtenWidth} from './containers.ts'
import {type Content, readContent} from './content.ts'
import {Cursor} from './cursor.ts'

/** One line, with the containers that it stands in. */
export interface LaidLine {
  /** From 1. */
  readonly number: number
  readonly start: number
  readonly end: number
  /** Where its content begins, or its end. */
  readonly textStart: number
  readonly containers: readonly Container[]
  /** Index of the first container whose marker is on this line. */
  readonly begins: number
  /** How many containers have their prefix here; text may go on without that of the others. */
  readonly reached: number
  /** For each container that is a quotation, the columns before and after its mark. */
  readonly marks: readonly (QuoteMark | undefined)[]
  /** Columns between the prefix and the content. */
  readonly extra: number
  /** What follows the prefix; nothing where there is only a marker, or nothing at all. */
  readonly content: Content | undefined
}

interface QuoteMark {
  readonly lead: number
  readonly gap: number
}

/** A top-level block with its lines. */
export interface Region {
  readonly node: Placed<Nodes>
  readonly lines: readonly LaidLine[]
}

const known = new WeakMap<Source, readonly Region[]>()

/** The top-level blocks, line by line; those whose lines are not understood are left out. */
export function readRegions(source: Source): readonly Region[] {
  let regions = known.get(source)
  if (!regions) {
    const stood: Stood = new Map()
    visit(source, source.blocks, [], stood)
    regions = source.blocks.flatMap((block) => readRegion(source, block, stood) ?? [])
    known.set(source, regions)
  }
  return regions
}

/** What stands on a line, by its number. */
type Stood = Map<number, Stand>

interface Stand {
  readonly containers: readonly Container[]
  readonly content?: Content
}

function readRegion(source: Source, node: Placed<Nodes>, stood: Stood): Region | undefined {
  if (node.type === 'yaml') return undefined
  const first = node.position.start.line
  const lines: LaidLine[] = []
  for (const [index, line] of linesOf(source, source.range(node)).entries()) {
    const laid = readLine(source, line, first + index, stood.get(first + index))
    if (!laid) return undefined
    lines.push(laid)
  }
  return {node, lines}
}

/** Note, for each line, the containers and the content that stand on it; what is deeper wins. */
function visit(
  source: Source,
  nodes: readonly Placed<Nodes>[],
  containers: readonly Container[],
  stood: Stood
): void {
  const parent = containers.at(-1)
  let neighbors = 0
  for (const [index, node] of nodes.entries()) {
    const isFirst = index === 0
    const before = nodes[index - 1]
    if (node.type === 'list') {
      neighbors = before?.type === 'list' && before.ordered === node.ordered ? neighbors + 1 : 0
      const isBelowText =
        before?.type === 'paragraph' && before.position.end.line + 1 === node.position.start.line
      const items: Container[] = []
      for (const child of node.children) {
        if (!isPlaced(child)) continue
        const item = {list: node, before: [...items], neighbors, isBelowText}
        items.push(enter(source, child, {parent, item, isFirst}, containers, stood))
      }
    } else if (node.type === 'blockquote' || node.type === 'footnoteDefinition') {
      enter(source, node, {parent, item: undefined, isFirst}, containers, stood)
    } else {
      for (const [line, content] of readContent(source, node)) {
        stood.set(line, {containers, content})
      }
    }
  }
}

/** Note the lines of a container, and of what is in it. */
function enter(
  source: Source,
  node: Container['node'],
  place: Pick<Container, 'parent' | 'item' | 'isFirst'>,
  containers: readonly Container[],
  stood: Stood
): Container {
  const {start, end} = node.position
  const container: Container = {...place, ...unread, node, line: start.line}
  const inner = [...containers, container]
  // Blank lines are marked in quotations alone.
  const last = node.type === 'blockquote' ? end.line : start.line
  for (let line = start.line; line <= last; line++) stood.set(line, {containers: inner})
  visit(source, (node.children as RootContent[]).filter(isPlaced), inner, stood)
  return container
}

const unread = {lead: 0, marker: '', gap: 0, rest: '', column: 0}

const markers = /^(?:\d{1,9}[.)]|[-*+]|\[\^(?:\\[\s\S]|[^\]\\])*\]:)/

/** Read the prefix of a line; nothing where it is not what the tree says. */
function readLine(
  source: Source,
  {start, end}: Line,
  number: number,
  {containers, content}: Stand = {containers: []}
): LaidLine | undefined {
  const cursor = new Cursor(source.text, start, end)
  const marks: (QuoteMark | undefined)[] = []
  let begins = containers.length
  let reached = 0
  for (const [depth, container] of containers.entries()) {
    if (container.line === number) begins = Math.min(begins, depth)
    if (container.node.type === 'blockquote') {
      const lead = cursor.space
      if (lead > 3 || source.text[cursor.textStart] !== '>' || cursor.isBlank) break
      cursor.takeSpace()
      cursor.skip(1)
      marks[depth] = {lead, gap: cursor.takeSpace(1)}
    } else if (container.line === number) {
      if (!readMarker(source, container, cursor, end)) return undefined
    } else {
      const isFootnote = container.node.type === 'footnoteDefinition'
      const width = isFootnote ? footnoteIndent : writtenWidth(container)
      if (!cursor.isBlank && cursor.space < width) break
      cursor.takeSpace(width)
    }
    reached++
  }
  if (reached < containers.length && !content?.isLazy && !cursor.isBlank) return undefined
  const extra = cursor.takeSpace()
  const textStart = cursor.offset
  return {number, start, end, textStart, containers, begins, reached, marks, extra, content}
}

/** Read the marker of an item or a footnote; tells whether there is one. */
function readMarker(source: Source, container: Container, cursor: Cursor, end: number): boolean {
  const {node} = container
  container.lead = cursor.takeSpace()
  const marker = markers.exec(source.slice([cursor.offset, end]))?.[0]
  if (marker === undefined || cursor.offset !== source.range(node)[0]) return false
  container.marker = marker
  cursor.skip(marker.length)
  container.column = cursor.column
  const from = cursor.offset
  const isItem = node.type === 'listItem'
  // Before nothing, or code, just one space belongs to the marker (CommonMark 0.31.2, section 5.2).
  container.gap = cursor.isBlank || (isItem && cursor.space > 4) ? 1 : cursor.space
  cursor.takeSpace(container.gap)
  if (isItem && typeof node.checked === 'boolean') {
    const [paragraph] = node.children
    const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined
    // The white space after a check box is one character; what follows it is text.
    const start = text && isPlaced(text) ? source.range(text)[0] : end
    cursor.skip(Math.min(start, end) - cursor.offset)
  }
  container.rest = source.slice([from, cursor.offset])
  return true
}

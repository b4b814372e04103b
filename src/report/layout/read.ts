import type {Nodes, RootContent} from 'mdast'
import {isForeign} from '../../syntax/foreign/node.ts'
import {type Line, linesOf} from '../../syntax/lines.ts'
import {listMarker, readListMarker} from '../../syntax/list-marker.ts'
import {isPlaced, type Placed, type Source} from '../../syntax/source.ts'
import {type Container, footnoteIndent, writtenWidth} from './containers.ts'
import {type Content, readContent} from './content.ts'
import {Cursor} from './cursor.ts'

/** A line with its containers. */
export interface LayoutLine {
  /** From 1. */
  readonly number: number
  readonly start: number
  readonly end: number
  /** Start of the content, or end of the line. */
  readonly textStart: number
  readonly containers: readonly Container[]
  /** Index of the first container whose marker is on this line. */
  readonly firstOpened: number
  /** Number of containers whose prefix matches; lazy continuation lines lack the others. */
  readonly matched: number
  /** By container: columns before and after the marker of a block quote. */
  readonly marks: readonly (QuoteMark | undefined)[]
  /** Columns between the prefix and the content. */
  readonly extra: number
  /** undefined for a blank line or a marker alone. */
  readonly content: Content | undefined
}

interface QuoteMark {
  readonly markerOffset: number
  readonly gap: number
}

/** A top-level block with its lines. */
export interface Region {
  readonly node: Placed<Nodes>
  readonly lines: readonly LayoutLine[]
}

/** The lines and containers of a report. Blocks whose lines do not match the tree are left out. */
export interface Layout {
  readonly regions: readonly Region[]
  /** The region that contains a line, by its number. */
  regionAt(number: number): Region | undefined
  /** The line with a number, from 1. */
  lineAt(number: number): LayoutLine | undefined
  /** The container that a node is. */
  containerOf(node: Nodes): Container | undefined
}

const cache = new WeakMap<Source, Layout>()

/** Reads the layout of a report, with a cache. */
export function readLayout(source: Source): Layout {
  const known = cache.get(source)
  if (known) return known
  const contents: LineMap = new Map()
  visit(source, source.blocks, [], contents)
  const regions = source.blocks.flatMap((block) => readRegion(source, block, contents) ?? [])
  const byLine = new Map<number, Region>()
  const containers = new Map<Nodes, Container>()
  for (const region of regions) {
    for (const line of region.lines) {
      byLine.set(line.number, region)
      for (const container of line.containers) containers.set(container.node, container)
    }
  }
  const layout: Layout = {
    regions,
    regionAt: (number) => byLine.get(number),
    lineAt: (number) => {
      const region = byLine.get(number)
      return region?.lines[number - region.lines[0]!.number]
    },
    containerOf: (node) => containers.get(node)
  }
  cache.set(source, layout)
  return layout
}

/** Containers and content by line number. */
type LineMap = Map<number, LineContent>

interface LineContent {
  readonly containers: readonly Container[]
  readonly content?: Content
}

function readRegion(source: Source, node: Placed<Nodes>, contents: LineMap): Region | undefined {
  if (node.type === 'yaml' || isForeign(node)) return undefined
  const first = node.position.start.line
  const lines: LayoutLine[] = []
  for (const [index, line] of linesOf(source, source.range(node)).entries()) {
    const layoutLine = readLine(source, line, first + index, contents.get(first + index))
    if (!layoutLine) return undefined
    lines.push(layoutLine)
  }
  return {node, lines}
}

/** Collects the containers and the content of each line; deeper nodes win. */
function visit(
  source: Source,
  nodes: readonly Placed<Nodes>[],
  containers: readonly Container[],
  contents: LineMap
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
        const item = {list: node, items, index: items.length, neighbors, isBelowText}
        items.push(visitContainer(source, child, {parent, item, isFirst}, containers, contents))
      }
    } else if (node.type === 'blockquote' || node.type === 'footnoteDefinition') {
      visitContainer(source, node, {parent, item: undefined, isFirst}, containers, contents)
    } else {
      for (const [line, content] of readContent(source, node)) {
        contents.set(line, {containers, content})
      }
    }
  }
}

/** Collects the lines of a container and its children. */
function visitContainer(
  source: Source,
  node: Container['node'],
  position: Pick<Container, 'parent' | 'item' | 'isFirst'>,
  containers: readonly Container[],
  contents: LineMap
): Container {
  const {start, end} = node.position
  const container: Container = {...position, ...initial, node, line: start.line}
  const inner = [...containers, container]
  // Blank lines have a prefix in block quotes only.
  const last = node.type === 'blockquote' ? end.line : start.line
  for (let line = start.line; line <= last; line++) contents.set(line, {containers: inner})
  visit(source, (node.children as RootContent[]).filter(isPlaced), inner, contents)
  return container
}

const initial = {markerOffset: 0, marker: '', gap: 0, rest: '', column: 0}

/** The marker of an item or of a footnote. */
const markers = new RegExp(String.raw`^(?:${listMarker}|\[\^(?:\\[\s\S]|[^\]\\])*\]:)`)

/** Reads the prefix of a line. Returns undefined if it does not match the tree. */
function readLine(
  source: Source,
  {start, end}: Line,
  number: number,
  {containers, content}: LineContent = {containers: []}
): LayoutLine | undefined {
  const cursor = new Cursor(source.text, start, end)
  const marks: (QuoteMark | undefined)[] = []
  let firstOpened = containers.length
  let matched = 0
  for (const [depth, container] of containers.entries()) {
    if (container.line === number) firstOpened = Math.min(firstOpened, depth)
    if (container.node.type === 'blockquote') {
      const markerOffset = cursor.space
      if (markerOffset > 3 || source.text[cursor.textStart] !== '>' || cursor.isBlank) break
      cursor.takeSpace()
      cursor.skip(1)
      marks[depth] = {markerOffset, gap: cursor.takeSpace(1)}
    } else if (container.line === number) {
      if (!readMarker(source, container, cursor, end)) return undefined
    } else {
      const isFootnote = container.node.type === 'footnoteDefinition'
      const width = isFootnote ? footnoteIndent : writtenWidth(container)
      if (!cursor.isBlank && cursor.space < width) break
      cursor.takeSpace(width)
    }
    matched++
  }
  if (matched < containers.length && !content?.isLazy && !cursor.isBlank) return undefined
  const extra = cursor.takeSpace()
  const textStart = cursor.offset
  if (isMisread(containers, firstOpened, content, source.slice([textStart, end]))) return undefined
  return {number, start, end, textStart, containers, firstOpened, matched, marks, extra, content}
}

/**
 * Whether micromark reads text where others read an empty item, or a list that begins with another
 * number than 1. Such a list cannot interrupt a paragraph, but here a block quote or an item on the
 * same line does, and the list begins in it (CommonMark 0.31.2, section 5.3).
 */
function isMisread(
  containers: readonly Container[],
  firstOpened: number,
  content: Content | undefined,
  text: string
): boolean {
  const container = containers.at(-1)
  if (!container || firstOpened === containers.length) return false
  if (!content?.isFirst || content.node.type !== 'paragraph') return false
  const isTask = container.node.type === 'listItem' && typeof container.node.checked === 'boolean'
  const marker = readListMarker(text)
  return !isTask && marker !== undefined && /^(?:[ \t]|$)/.test(text.slice(marker.length))
}

/** Reads the marker of an item or a footnote. Returns whether there is one. */
function readMarker(source: Source, container: Container, cursor: Cursor, end: number): boolean {
  const {node} = container
  container.markerOffset = cursor.takeSpace()
  const marker = markers.exec(source.slice([cursor.offset, end]))?.[0]
  if (marker === undefined || cursor.offset !== source.range(node)[0]) return false
  container.marker = marker
  cursor.skip(marker.length)
  container.column = cursor.column
  const from = cursor.offset
  const isItem = node.type === 'listItem'
  // An empty line or indented code: one space belongs to the marker (CommonMark 0.31.2, section
  // 5.2).
  container.gap = cursor.isBlank || (isItem && cursor.space > 4) ? 1 : cursor.space
  cursor.takeSpace(container.gap)
  if (isItem && typeof node.checked === 'boolean') {
    const [paragraph] = node.children
    const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined
    // A check box is followed by one character of white space; the rest is text.
    const start = text && isPlaced(text) ? source.range(text)[0] : end
    cursor.skip(Math.min(start, end) - cursor.offset)
  }
  container.rest = source.slice([from, cursor.offset])
  return true
}

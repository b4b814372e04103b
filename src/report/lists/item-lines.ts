import type {Nodes} from 'mdast'
import {type Line, lineAt, linesOf} from '../../syntax/lines.ts'
import {contentColumn} from '../../syntax/list-marker.ts'
import type {Prose} from '../../syntax/prose.ts'
import {isPlaced, type Source} from '../../syntax/source.ts'
import {readEntries} from './entries.ts'
import {type InnerMarkers, readInnerMarkers} from './inner-markers.ts'
import {isListOrRoot} from './lists.ts'
import {
  enclosedLines,
  isEnded,
  type MalformedMarker,
  quotedLines,
  readMalformed,
  readMarker
} from './markers.ts'

/** A line that starts with a list marker. */
export interface ItemLine {
  /**
   * - `item`: parsed as an item.
   * - `malformed`: the marker is malformed.
   * - `unparsed`: the marker is well-formed, but inside a paragraph or code.
   */
  readonly kind: 'item' | 'malformed' | 'unparsed'
  readonly line: Line
  /** undefined for a bullet. */
  readonly number: number | undefined
  /** Columns from the marker to the content, in a well-formed item. */
  readonly width: number
  readonly malformed?: MalformedMarker
  /** Whether the line cannot continue the sentence of the line before. */
  readonly isFresh: boolean
  /** Whether only the number 1 can start a list here (CommonMark 0.31.2, section 5.3). */
  readonly needsOne: boolean
}

/**
 * Returns all lines that start with a marker, by line start; those in block quotes are left out.
 */
export function readItemLines(source: Source, prose: readonly Prose[]): Map<number, ItemLine> {
  const lines = new Map<number, ItemLine>()
  for (const {node, ancestors} of source.visits('list')) {
    if (!ancestors.every(isListOrRoot)) continue
    for (const {startsLine, marker, number, column, contentColumn} of readEntries(source, node)) {
      if (!startsLine) continue
      const line = lineAt(source, marker[0])
      const width = contentColumn - column
      lines.set(line.start, {
        kind: 'item',
        line,
        number,
        width,
        isFresh: true,
        needsOne: false
      })
    }
  }
  for (const paragraph of prose) {
    if (paragraph.node.type !== 'paragraph' || !paragraph.ancestors.every(isListOrRoot)) continue
    for (const line of readParagraph(source, paragraph)) lines.set(line.line.start, line)
  }
  return lines
}

/**
 * Reads malformed and unparsed markers in a paragraph. The paragraph itself may start with a
 * well-formed one: micromark parses no item right after indented code.
 */
function readParagraph(source: Source, {node, ancestors, range, text}: Prose): ItemLine[] {
  const lines = linesOf(source, range)
  // Trailing spaces of a hard break are masked, but are no content.
  const texts = lines.map(({start, textStart, end}) =>
    text.slice(
      Math.max(0, textStart - range[0]),
      start + source.slice([start, end]).trimEnd().length - range[0]
    )
  )
  if (!readMarker(texts[0]!) && !texts.some((text) => readMalformed(text))) return []
  const isInItem = ancestors.at(-1)?.type === 'listItem' && lines[0]!.textStart < range[0]
  // A list that begins on the line of an item consists of its children, never of its siblings.
  if (isInItem && readMalformed(texts[0]!)) return []
  const quoted = quotedLines(texts)
  const enclosed = enclosedLines(texts)
  const inline = linesInside(source, node, lines)
  const found: ItemLine[] = []
  const isTop = ancestors.at(-1)?.type === 'root'
  let inner: InnerMarkers | undefined
  for (const [index, line] of lines.entries()) {
    const isFirst = index === 0
    if ((isFirst && line.textStart < range[0]) || quoted.has(index) || inline.has(line.start)) {
      continue
    }
    const prose = texts[index]!
    if (inner?.has(line, prose)) continue
    const last = found.at(-1)
    const before = lines[index - 1]
    const followsItem = index === 1 && lines[0]!.textStart < range[0]
    const isFresh = isFirst || followsItem || last?.line === before || isEnded(texts[index - 1]!)
    const needsOne = isTop && !isFirst && !last
    const malformed = readMalformed(prose)
    const marked = malformed?.width ?? readMarker(prose)?.length
    if (marked !== undefined) {
      inner = readInnerMarkers(line.column, prose.slice(marked).trimStart())
    }
    if (malformed) {
      const isOpen =
        enclosed.has(index) &&
        last?.line !== before &&
        !followsItem &&
        /^[\d０-９]+[)）]/.test(prose)
      found.push({
        kind: 'malformed',
        line,
        number: malformed.number,
        width: `${malformed.number}. `.length,
        malformed:
          isOpen && malformed.certainty === 'certain'
            ? {...malformed, certainty: 'neighbor'}
            : malformed,
        isFresh,
        needsOne
      })
    } else {
      const unparsed = readUnparsedItem(source, line, prose)
      if (unparsed) found.push({...unparsed, isFresh, needsOne})
    }
  }
  return found
}

/** Reads a line as an item that was not parsed as one. Returns undefined without a marker. */
export function readUnparsedItem(
  source: Source,
  line: Line,
  text = source.slice([line.textStart, line.end])
): ItemLine | undefined {
  const marker = readMarker(text) ?? readMalformed(text)
  if (!marker) return undefined
  const after = line.textStart + marker.length
  const column = line.column + marker.length
  const width = contentColumn(column, source.slice([after, line.end])) - line.column
  return {kind: 'unparsed', line, number: marker.number, width, isFresh: true, needsOne: false}
}

/** Lines that start inside emphasis or a link. */
function linesInside(source: Source, node: Nodes, lines: readonly Line[]): Set<number> {
  const inside = new Set<number>()
  const visit = (node: Nodes) => {
    if (!('children' in node)) return
    for (const child of node.children) {
      if (child.type === 'text' || !isPlaced(child)) continue
      const [start, end] = source.range(child)
      if (/[\r\n]/.test(source.slice([start, end]))) {
        for (const line of lines) {
          if (line.textStart > start && line.textStart < end) inside.add(line.start)
        }
      }
      visit(child)
    }
  }
  visit(node)
  return inside
}

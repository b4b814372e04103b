import type {Nodes} from 'mdast'
import {type Line, lineAt, linesOf} from '../../syntax/lines.ts'
import type {Prose} from '../../syntax/prose.ts'
import {isPlaced, type Source} from '../../syntax/source.ts'
import {contentColumn, isListOrRoot, readEntries} from './lists.ts'
import {
  enclosedLines,
  isEnded,
  type LooseMarker,
  quotedLines,
  readLooseMarker,
  readMarker
} from './markers.ts'

/** A line that begins with a marker. */
export interface ItemLine {
  /**
   * - `item`: Markdown takes it for an item.
   * - `loose`: its marker lacks what makes it one.
   * - `swallowed`: its marker is well-formed, but stands inside a paragraph or code.
   */
  readonly kind: 'item' | 'loose' | 'swallowed'
  readonly line: Line
  /** Nothing where it is a bullet. */
  readonly number: number | undefined
  /** Columns from the marker to the content, once it is an item. */
  readonly width: number
  readonly loose?: LooseMarker
  /** Whether the text of the line before cannot go on here. */
  readonly isFresh: boolean
  /** Whether Markdown lets only the number 1 begin a list here. */
  readonly needsOne: boolean
}

/** All lines that begin with a marker, outside of quotations, by their starts. */
export function readItemLines(source: Source, prose: readonly Prose[]): Map<number, ItemLine> {
  const lines = new Map<number, ItemLine>()
  for (const {node, ancestors} of source.visits('list')) {
    if (!ancestors.every(isListOrRoot)) continue
    for (const {leads, marker, number, column, contentColumn} of readEntries(source, node)) {
      if (!leads) continue
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
 * Loose markers in a paragraph, and what is swallowed beside them. A paragraph may also begin with a
 * well-formed marker: micromark sees no item right after indented code.
 */
function readParagraph(source: Source, {node, ancestors, range, text}: Prose): ItemLine[] {
  const lines = linesOf(source, range)
  // Spaces that break a line are masked, but are no content.
  const texts = lines.map(({start, textStart, end}) =>
    text.slice(
      Math.max(0, textStart - range[0]),
      start + source.slice([start, end]).trimEnd().length - range[0]
    )
  )
  if (!readMarker(texts[0]!) && !texts.some((text) => readLooseMarker(text))) return []
  const quoted = quotedLines(texts)
  const enclosed = enclosedLines(texts)
  const inline = linesInside(source, node, lines)
  const found: ItemLine[] = []
  const isTop = ancestors.at(-1)?.type === 'root'
  for (const [index, line] of lines.entries()) {
    const isFirst = index === 0
    if ((isFirst && line.textStart < range[0]) || quoted.has(index) || inline.has(line.start)) {
      continue
    }
    const prose = texts[index]!
    const last = found.at(-1)
    const before = lines[index - 1]
    const followsItem = index === 1 && lines[0]!.textStart < range[0]
    const isFresh = isFirst || followsItem || last?.line === before || isEnded(texts[index - 1]!)
    const needsOne = isTop && !isFirst && !last
    const loose = readLooseMarker(prose)
    if (loose) {
      const isOpen =
        enclosed.has(index) &&
        last?.line !== before &&
        !followsItem &&
        /^[\d０-９]+[)）]/.test(prose)
      found.push({
        kind: 'loose',
        line,
        number: loose.number,
        width: `${loose.number}. `.length,
        loose: isOpen && loose.certainty === 'certain' ? {...loose, certainty: 'neighbor'} : loose,
        isFresh,
        needsOne
      })
    } else {
      const swallowed = readSwallowed(source, line, prose)
      if (swallowed) found.push({...swallowed, isFresh, needsOne})
    }
  }
  return found
}

/** A line that would begin an item if it were not part of something else. */
export function readSwallowed(
  source: Source,
  line: Line,
  text = source.slice([line.textStart, line.end])
): ItemLine | undefined {
  const marker = readMarker(text) ?? readLooseMarker(text)
  if (!marker) return undefined
  const after = line.textStart + marker.length
  const column = line.column + marker.length
  const width = contentColumn(column, source.slice([after, line.end])) - line.column
  return {kind: 'swallowed', line, number: marker.number, width, isFresh: true, needsOne: false}
}

/** Lines that begin inside of emphasis, or of a link. */
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

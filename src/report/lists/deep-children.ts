import type {ListItem, Nodes} from 'mdast'
import {isPlaced, type Placed, type Source} from '../../syntax/source.ts'
import {type LayoutLine, readLayout} from '../layout/read.ts'
import type {ListEntry} from './entries.ts'
import {quotedLines, readMarker} from './markers.ts'

/**
 * Lines of an item’s text that begin with markers, but are no children: too far to the right, or lazy
 * lines (CommonMark 0.31.2, section 5.2) that are indented behind the marker of the item.
 */
export interface DeepChildren {
  readonly parent: ListEntry
  readonly paragraph: Placed<Nodes>
  /** From the first marker to the end of the text. */
  readonly lines: readonly LayoutLine[]
  /** Column of the first marker, as columns of entries are counted. */
  readonly column: number
  /** Whether they are a list once their indentation is right. */
  readonly canNest: boolean
  /** Whether they are surely meant as children. */
  readonly isTold: boolean
}

/** Four columns make it the text of a paragraph (CommonMark 0.31.2, sections 4.4 and 5.2). */
const tooDeep = 4

/** Reads the children that are too deep in an item. */
export function readDeepChildren(source: Source, parent: ListEntry): DeepChildren[] {
  return parent.item.children.flatMap((child) =>
    isPlaced(child) && child.type === 'paragraph'
      ? (readParagraph(source, parent, child) ?? [])
      : []
  )
}

type Paragraph = Placed<Extract<ListItem['children'][number], {type: 'paragraph'}>>

function readParagraph(
  source: Source,
  parent: ListEntry,
  paragraph: Paragraph
): DeepChildren | undefined {
  const lines = linesOf(source, paragraph)
  const texts = lines.map(({textStart, end}) => source.slice([textStart, end]))
  const isMarked = (index: number) =>
    texts[index] !== undefined &&
    readMarker(texts[index]) !== undefined &&
    isText(source, paragraph, lines[index]!.textStart)
  const first = texts.findIndex(
    (_, index) => index > 0 && (isMarked(index) || begins(texts, index))
  )
  if (first < 0) return undefined
  const {extra, matched, containers} = lines[first]!
  const isLazy = matched === containers.length - 1
  if (!isLazy && matched !== containers.length) return undefined
  const column = isLazy ? extra : parent.contentColumn + extra
  if (isLazy ? column <= parent.column : extra === 0) return undefined
  if (quotedLines(texts).has(first)) return undefined
  const marker = readMarker(texts[first]!)
  const canNest = marker !== undefined && (marker.number ?? 1) === 1
  // One number, and not the first, may be part of the sentence.
  const isMeant = marker ? canNest || isMarked(first + 1) : isTable(texts, first)
  const isTold = (isLazy || extra >= tooDeep) && isMeant
  return {parent, paragraph, lines: lines.slice(first), column, canNest, isTold}
}

/** Whether a line would be the first of a table, or underline a heading, with the right indentation. */
function begins(texts: readonly string[], index: number): boolean {
  return isTable(texts, index) || /^(?:=+|-+)[ \t]*$/.test(texts[index]!)
}

/** Whether a line with cells is above a delimiter row (GFM 0.29, section 4.10). */
function isTable(texts: readonly string[], index: number): boolean {
  const below = texts[index + 1] ?? ''
  return texts[index]!.includes('|') && below.includes('|') && /^[ \t|:-]+$/.test(below)
}

/** The lines of a paragraph; empty where the lines of its block do not match the tree. */
function linesOf(source: Source, {position: {start, end}}: Paragraph): LayoutLine[] {
  const layout = readLayout(source)
  const numbers = Array.from({length: end.line - start.line + 1}, (_, index) => start.line + index)
  return numbers.flatMap((number) => layout.lineAt(number) ?? [])
}

/** Whether an offset is in running text, not in code, a link or emphasis. */
function isText(source: Source, {children}: Paragraph, offset: number): boolean {
  const child = children.find((node) => isPlaced(node) && source.range(node)[1] > offset)
  return child?.type === 'text'
}

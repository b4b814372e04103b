import type {ListItem} from 'mdast'
import {isPlaced, type Placed, type Source} from '../../syntax/source.ts'
import {type LayoutLine, readLayout} from '../layout/read.ts'
import type {ListEntry} from './entries.ts'
import {quotedLines, readMarker} from './markers.ts'

/** Lines of an item’s text that begin with markers, but too far to the right to be its children. */
export interface DeepChildren {
  readonly parent: ListEntry
  /** From the first marker to the end of the text. */
  readonly lines: readonly LayoutLine[]
  /** Column of the first marker, as columns of entries are counted. */
  readonly column: number
  /** Whether they are a list once they are indented less. */
  readonly canNest: boolean
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
  const first = texts.findIndex((_, index) => index > 0 && isMarked(index))
  if (first < 0) return undefined
  const {extra, matched, containers} = lines[first]!
  if (extra < tooDeep || matched !== containers.length) return undefined
  if (quotedLines(texts).has(first)) return undefined
  const marker = readMarker(texts[first]!)!
  const canNest = marker.number === undefined || marker.number === 1
  // One number, and not the first, may be part of the sentence.
  if (!canNest && !isMarked(first + 1)) return undefined
  const column = parent.contentColumn + extra
  return {parent, lines: lines.slice(first), column, canNest}
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

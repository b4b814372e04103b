import {type Line, linesOf} from '../../syntax/lines.ts'
import type {Prose} from '../../syntax/prose.ts'
import {isPlaced, type Source} from '../../syntax/source.ts'
import {type ListEntry, readEntry} from './entries.ts'
import {quotedLines, readMarker} from './markers.ts'

/** Lines of an item’s text that begin with markers, but too far to the right to be its children. */
export interface DeepChildren {
  readonly parent: ListEntry
  /** From the first marker to the end of the text. */
  readonly lines: readonly Line[]
  /** Whether they are a list once they are indented less. */
  readonly canNest: boolean
}

/** Four columns make it the text of a paragraph (CommonMark 0.31.2, sections 4.4 and 5.2). */
const tooDeep = 4

/** @param prose Running text of the source. */
export function readDeepChildren(source: Source, prose: readonly Prose[]): DeepChildren[] {
  return prose.flatMap((paragraph) => readParagraph(source, paragraph) ?? [])
}

function readParagraph(
  source: Source,
  {node, ancestors, range, text}: Prose
): DeepChildren | undefined {
  const [list, item] = ancestors.slice(-2)
  if (node.type !== 'paragraph' || list?.type !== 'list' || item?.type !== 'listItem') return
  if (!isPlaced(list) || !isPlaced(item)) return
  const lines = linesOf(source, range)
  const texts = lines.map(({textStart, end}) =>
    text.slice(Math.max(0, textStart - range[0]), Math.max(0, end - range[0]))
  )
  const isMarked = (index: number) => index > 0 && readMarker(texts[index]!) !== undefined
  const first = texts.findIndex((_, index) => isMarked(index))
  const parent = first > 0 && readEntry(source, list, item)
  if (!parent || lines[first]!.column < parent.contentColumn + tooDeep) return
  if (quotedLines(texts).has(first)) return
  const {number} = readMarker(texts[first]!)!
  // One number, and not the first, may be part of the sentence.
  const isList = number === undefined || number === 1 || isMarked(first + 1)
  if (!isList) return
  return {parent, lines: lines.slice(first), canNest: number === undefined || number === 1}
}

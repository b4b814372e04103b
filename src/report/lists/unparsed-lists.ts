import {combine, type Edit, type Range} from '../../syntax/edit.ts'
import {columnAt, type Line, linesOf} from '../../syntax/lines.ts'
import {type Prose, proseOf} from '../../syntax/prose.ts'
import type {Source} from '../../syntax/source.ts'
import {isListOrRoot} from './lists.ts'
import {isEnded, quotedLines, readMalformed, readMarker} from './markers.ts'

/**
 * A list after a line of text that does not start with 1, and so belongs to the paragraph
 * (CommonMark 0.31.2, section 5.3: only a list that starts with 1 can interrupt a paragraph).
 */
export interface UnparsedList {
  /** Range of the first number. */
  readonly number: Range
  /** Renumbers the list from 1. */
  readonly edit: Edit
}

interface Numbered {
  readonly line: Line
  readonly number: number
}

/** Larger numbers are years or amounts. */
const maxNumber = 99

/**
 * Reads the lists that are not parsed because of their first number.
 *
 * @param prose Running text of the source.
 */
export function readUnparsedLists(source: Source, prose: readonly Prose[]): UnparsedList[] {
  return prose.flatMap((paragraph) => {
    if (paragraph.node.type !== 'paragraph' || !paragraph.ancestors.every(isListOrRoot)) return []
    return readUnparsedList(source, paragraph) ?? []
  })
}

function readUnparsedList(source: Source, prose: Prose): UnparsedList | undefined {
  const {range, ancestors} = prose
  const lines = linesOf(source, range)
  if (lines.length < 2) return undefined
  const texts = lines.map((line) => proseOf(prose, line))
  if (texts.some((text) => readMalformed(text))) return undefined
  const quoted = quotedLines(texts)
  const content = columnAt(source, range[0])
  const isChild = ancestors.at(-1)?.type === 'listItem'
  const isBeside = ({column}: Line) => column >= content && column <= content + 3
  const numbered = lines.map((line, index): Numbered | undefined => {
    const number = readMarker(texts[index]!)?.number
    const isItem = index > 0 && number !== undefined && isBeside(line) && !quoted.has(index)
    return isItem ? {line, number} : undefined
  })
  const index = numbered.findIndex((line) => line !== undefined)
  const first = numbered[index]
  if (!first || first.number === 1 || first.number > maxNumber) return undefined
  const items = consecutiveItems(first, numbered.slice(index))
  // After a line of text, one number may be part of the sentence.
  if (!isChild && (items.length < 2 || !isEnded(texts[index - 1]!))) return undefined
  const edits = items.map(({line}, position) => {
    const end = line.textStart + readMarker(source.slice([line.textStart, line.end]))!.length
    const marker = [line.textStart, end] as const
    return {range: marker, text: `${position + 1}${source.slice([end - 1, end])}`}
  })
  const [start, end] = edits[0]!.range
  return {number: [start, end - 1], edit: combine(source.text, edits)}
}

/** The items that continue the first: same column, ascending numbers. */
function consecutiveItems(first: Numbered, lines: readonly (Numbered | undefined)[]): Numbered[] {
  const items: Numbered[] = []
  for (const line of lines) {
    if (line?.line.column !== first.line.column) continue
    if (line.number !== first.number + items.length) break
    items.push(line)
  }
  return items
}

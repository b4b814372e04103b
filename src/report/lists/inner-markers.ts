import {combine, type Edit, type Range} from '../../syntax/edit.ts'
import {columnAt, type Line, linesOf} from '../../syntax/lines.ts'
import {type Prose, proseOf} from '../../syntax/prose.ts'
import type {Source} from '../../syntax/source.ts'
import {isListOrRoot} from './lists.ts'
import {type MalformedMarker, readMalformed} from './markers.ts'

/** A list that begins on the line of an item, with malformed markers: `1. （1）a` above `   （2）b`. */
export interface InnerList {
  readonly markers: readonly {readonly range: Range; readonly number: number}[]
  /** Makes all its lines children of the item. */
  readonly edit: Edit
}

/** What the malformed marker takes with it that the text of an item begins with. */
export class InnerMarkers {
  readonly #column: number
  readonly #style: string
  #number: number

  /** @param column Column of the marker of the item. */
  constructor(column: number, text: string, marker: MalformedMarker) {
    this.#column = column
    this.#style = styleOf(text, marker)
    this.#number = marker.number
  }

  /** Whether a later line counts on from that marker. */
  goesOn(text: string): boolean {
    const marker = readMalformed(text)
    if (marker?.number !== this.#number + 1 || styleOf(text, marker) !== this.#style) return false
    this.#number++
    return true
  }

  /** Whether a later line of the paragraph is in the item, by its number or its indentation. */
  has({column}: Line, text: string): boolean {
    return this.goesOn(text) || column >= this.#column + 2
  }
}

/** Reads the marker that the text of an item begins with. Returns undefined without one. */
export function readInnerMarkers(column: number, text: string): InnerMarkers | undefined {
  const marker = readMalformed(text)
  return marker && new InnerMarkers(column, text, marker)
}

/** What is around the number, the same for half-width and full-width characters. */
function styleOf(text: string, {length}: MalformedMarker): string {
  return text.slice(0, length).normalize('NFKC').replace(/\d+/, '')
}

/**
 * Reads the lists that begin on the line of an item, and have malformed markers.
 *
 * @param prose Running text of the source.
 */
export function readInnerLists(source: Source, prose: readonly Prose[]): InnerList[] {
  return prose.flatMap((paragraph) => readInnerList(source, paragraph) ?? [])
}

function readInnerList(source: Source, prose: Prose) {
  const {node, ancestors, range} = prose
  if (node.type !== 'paragraph' || ancestors.at(-1)?.type !== 'listItem') return undefined
  if (!ancestors.every(isListOrRoot)) return undefined
  const [first, ...rest] = linesOf(source, range)
  if (!first || first.textStart >= range[0]) return undefined
  const content = columnAt(source, range[0])
  const textOf = (line: Line) => proseOf(prose, line)
  const inner = readInnerMarkers(content, textOf(first))
  const lines = [first, ...rest.filter((line) => inner?.goesOn(textOf(line)))]
  const markers = lines.map((line) => readMalformed(textOf(line))!)
  if (lines.length < 2 || markers[0]!.number !== 1) return undefined
  if (!markers.every(({certainty}) => certainty === 'certain')) return undefined
  const starts = lines.map(({textStart}) => Math.max(textStart, range[0]))
  const edits = markers.map(({width, number}, index): Edit => {
    const start = starts[index]!
    const marker = `${number}. `
    if (index === 0) return {range: [start, start + width], text: marker}
    return {range: [lines[index]!.start, start + width], text: ' '.repeat(content) + marker}
  })
  return {
    markers: markers.map(({length, number}, index) => {
      const start = starts[index]!
      return {range: [start, start + length] as const, number}
    }),
    edit: combine(source.text, edits)
  }
}

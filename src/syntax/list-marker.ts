import {advance} from './lines.ts'

/** A list marker without the white space around it (CommonMark 0.31.2, section 5.2). */
export interface ListMarker {
  readonly length: number
  /** undefined for a bullet. */
  readonly number: number | undefined
  /** `.`, `)`, `-`, `*` or `+`. */
  readonly delimiter: string
}

/** Source of a regular expression that matches a list marker. */
export const listMarker = String.raw`(?:\d{1,9}[.)]|[-*+])`

const atStart = new RegExp(`^${listMarker}`)

/** Reads the marker at the start of a text, whatever follows. Returns undefined if there is none. */
export function readListMarker(text: string): ListMarker | undefined {
  const marker = atStart.exec(text)?.[0]
  if (marker === undefined) return undefined
  return {
    length: marker.length,
    number: marker.length > 1 ? Number(marker.slice(0, -1)) : undefined,
    delimiter: marker.at(-1)!
  }
}

/**
 * Column of the content of an item (CommonMark 0.31.2, section 5.2).
 *
 * @param column Column after the marker.
 * @param rest The line after the marker.
 */
export function contentColumn(column: number, rest: string): number {
  const space = /^[ \t]*/.exec(rest)![0]
  const end = advance(space, column)
  // An empty line or indented code: one space belongs to the marker.
  return space.length === rest.length || end - column > 4 ? column + 1 : end
}

import type {List, ListItem, Nodes} from 'mdast'
import type {Range} from '../../syntax/edit.ts'
import {isForeign} from '../../syntax/foreign/node.ts'
import {advance, lineAt} from '../../syntax/lines.ts'
import {contentColumn, readListMarker} from '../../syntax/list-marker.ts'
import {isPlaced, type Placed, type Source} from '../../syntax/source.ts'

/** A list item with its marker. */
export interface ListEntry {
  readonly item: Placed<ListItem>
  readonly list: Placed<List>
  /** Range of the marker: `1.`, `2)`, `-`. */
  readonly marker: Range
  /** undefined for a bullet. */
  readonly number: number | undefined
  /** `.`, `)`, `-`, `*` or `+`. */
  readonly delimiter: string
  /** Column of the marker, from 0; tab stops are four columns apart. */
  readonly column: number
  /** Column of the content. */
  readonly contentColumn: number
  /** Whether only white space precedes the marker on its line. */
  readonly startsLine: boolean
}

/** Entries that look like children of the one before, but are parsed as its siblings. */
export interface UnderIndented {
  readonly parent: ListEntry
  readonly entries: readonly ListEntry[]
}

/**
 * Finds entries that are indented more than the entry before, but too little for children. If the
 * numbers of all entries ascend, the indentation is considered sloppy instead.
 */
export function findUnderIndented(entries: readonly ListEntry[], start: number): UnderIndented[] {
  const groups: {parent: ListEntry; entries: ListEntry[]}[] = []
  const base: ListEntry[] = []
  for (const entry of entries) {
    const parent = base.at(-1)
    if (!parent?.startsLine || entry.column <= parent.column) base.push(entry)
    else if (groups.at(-1)?.parent === parent) groups.at(-1)!.entries.push(entry)
    else groups.push({parent, entries: [entry]})
  }
  const first = groups[0]?.entries[0]
  if (!first) return []
  const counted = entries.slice(entries.indexOf(first)).some(({number}) => number !== undefined)
  return counted && isSequence(entries, entries[0]!.number ?? start) ? [] : groups
}

/** Whether numbers ascend by one; bullets match any number. */
export function isSequence(entries: readonly ListEntry[], start: number): boolean {
  return entries.every(({number}, index) => number === undefined || number === start + index)
}

/** The entries of a list; empty if the source does not show the markers. */
export function readEntries(source: Source, list: Placed<List>): ListEntry[] {
  const entries = list.children.map((item) => isPlaced(item) && readEntry(source, list, item))
  return entries.every((entry) => entry !== false) ? entries : []
}

/** One entry; `false` if the source does not show its marker. */
export function readEntry(
  source: Source,
  list: Placed<List>,
  item: Placed<ListItem>
): ListEntry | false {
  const [start] = source.range(item)
  const line = lineAt(source, start)
  const read = readListMarker(source.slice([start, line.end]))
  if (!read) return false
  const {length, number, delimiter} = read
  const marker = [start, start + length] as const
  const column = advance(source.slice([line.start, start]))
  return {
    item,
    list,
    marker,
    number,
    delimiter,
    column,
    startsLine: line.textStart === start,
    contentColumn: contentColumn(column + length, source.slice([marker[1], line.end]))
  }
}

/** The number that a reader sees before an item, or that its place among its siblings gives it. */
export function shownNumber({list, item}: ListEntry): number {
  return (list.start ?? 1) + list.children.indexOf(item)
}

/** Whether a node is a comment, or foreign syntax: neither cuts a list. */
export function isComment(node: Nodes): boolean {
  return isForeign(node) || (node.type === 'html' && /^<!--[\s\S]*-->\s*$/.test(node.value))
}

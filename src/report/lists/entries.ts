import type {List, ListItem, Nodes} from 'mdast'
import type {Range} from '../../syntax/edit.ts'
import {isForeign} from '../../syntax/foreign/node.ts'
import {readListMarker} from '../../syntax/list-marker.ts'
import {isPlaced, type Placed, type Source} from '../../syntax/source.ts'
import {writtenWidth} from '../layout/containers.ts'
import {readLayout} from '../layout/read.ts'

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
  /** Columns between the prefix of what the list is in and the marker. */
  readonly column: number
  /** Columns between that prefix and the content. */
  readonly contentColumn: number
  /** Whether no marker of an outer item precedes its own on the line. */
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

/** The entries of a list; empty if its lines do not match the tree. */
export function readEntries(source: Source, list: Placed<List>): ListEntry[] {
  const layout = readLayout(source)
  const entries = list.children.map((item): ListEntry | undefined => {
    const container = layout.containerOf(item)
    const read = container && readListMarker(container.marker)
    if (!container || !read || !isPlaced(item)) return undefined
    const [start] = source.range(item)
    const {containers, firstOpened} = layout.lineAt(container.line)!
    const first = containers.slice(firstOpened).find(({node}) => node.type !== 'blockquote')
    return {
      item,
      list,
      marker: [start, start + read.length],
      number: read.number,
      delimiter: read.delimiter,
      column: container.markerOffset,
      startsLine: first === container,
      contentColumn: writtenWidth(container)
    }
  })
  return entries.every((entry) => entry !== undefined) ? entries : []
}

/** The number that a reader sees before an item, or that its place among its siblings gives it. */
export function shownNumber({list, item}: ListEntry): number {
  return (list.start ?? 1) + list.children.indexOf(item)
}

/** Whether a list has tasks without numbers, which need none. */
export function isBulletedTaskList(list: List): boolean {
  return !list.ordered && list.children.some(({checked}) => typeof checked === 'boolean')
}

/** Whether a node is a comment, or foreign syntax: neither cuts a list. */
export function isComment(node: Nodes): boolean {
  return isForeign(node) || (node.type === 'html' && /^<!--[\s\S]*-->\s*$/.test(node.value))
}

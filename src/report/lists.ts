import type {List, ListItem} from 'mdast'
import type {Range} from '../edit.ts'
import type {Placed, Source} from './source.ts'

/** One entry of a list, with its marker as it is written. */
export interface ListEntry {
  readonly item: Placed<ListItem>
  readonly list: Placed<List>
  /** The marker: `1.`, `2)`, `-`. */
  readonly marker: Range
  /** The number of the marker; nothing where it is a bullet. */
  readonly number: number | undefined
  /** `.`, `)`, `-`, `*` or `+`. */
  readonly delimiter: string
  /** Column of the marker, from 0, tabs counted to the next multiple of four. */
  readonly column: number
  /** Column where the content of the item begins. */
  readonly contentColumn: number
}

/**
 * Entries that an author counts together: one list, or several that follow each other without a
 * blank line because a marker is of another kind.
 */
export interface ListRun {
  readonly lists: readonly Placed<List>[]
  readonly entries: readonly ListEntry[]
  /** Lists around it, plus one. */
  readonly depth: number
}

/** All lists outside of quotations. */
export function readListRuns(source: Source): ListRun[] {
  void source
  return []
}

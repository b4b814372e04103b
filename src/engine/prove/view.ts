import type {RootContent} from 'mdast'
import type {Edit, Range} from '../../syntax/edit.ts'
import {search} from '../../syntax/search.ts'
import type {Change} from '../rule.ts'

/** Consecutive top-level blocks of a document, and the text that their positions refer to. */
export interface View {
  readonly text: string
  readonly nodes: readonly RootContent[]
}

/** An edit with the kind of change that its rule may make. */
export interface ClaimedEdit extends Edit {
  readonly changes: Change
}

/** The ranges of an edit in the view before it and in the view after it. */
export interface Step {
  readonly changes: Change
  readonly before: Range
  readonly after: Range
}

/**
 * Whether a node overlaps or adjoins one of some ranges.
 *
 * @param ranges In order, without overlap.
 */
export function touches(
  {position}: RootContent | {position?: RootContent['position']},
  ranges: readonly Range[]
): boolean {
  if (!position) return true
  const start = position.start.offset ?? 0
  const end = position.end.offset ?? 0
  const first = ranges[search(ranges.length, (index) => ranges[index]![1] >= start)]
  return first !== undefined && first[0] <= end
}

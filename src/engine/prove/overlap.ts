import {type Edit, withoutOverlap} from '../../syntax/edit.ts'
import {search} from '../../syntax/search.ts'

/**
 * Whether an edit is skipped when edits are applied in order, because it overlaps an earlier one.
 *
 * @param applied In order, without overlap.
 */
export function isOvertaken(edit: Edit, applied: readonly Edit[]): boolean {
  return overlapping(edit, applied).some((other) => compare(other, edit) < 0)
}

/** Order of edits in a text. */
export function compare(a: Edit, b: Edit): number {
  return a.range[0] - b.range[0] || a.range[1] - b.range[1]
}

/** The edits that overlap another; the input is in order. */
export function overlapping(edit: Edit, edits: readonly Edit[]): Edit[] {
  const from = search(edits.length, (index) => edits[index]!.range[1] >= edit.range[0])
  const to = search(edits.length, (index) => edits[index]!.range[0] > edit.range[1])
  return edits.slice(from, to).filter((other) => withoutOverlap([other, edit]).length < 2)
}

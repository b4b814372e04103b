import type {Change} from '../rule.ts'
import type {Slices} from './slices.ts'
import type {ClaimedEdit, Step} from './view.ts'

/**
 * Groups edits into as few steps as can be checked separately: all kinds that keep the blocks
 * together, and others with them if they touch other blocks.
 */
export function groupSteps(slices: Slices, edits: readonly ClaimedEdit[]): ClaimedEdit[][] {
  const steps: ClaimedEdit[][] = []
  let taken = new Set<number>()
  for (const isOwn of kindGroups) {
    const own = edits.filter(({changes}) => isOwn(changes))
    if (own.length === 0) continue
    const blocks = new Set(own.flatMap((edit) => indexesOf(slices, edit)))
    const last = steps.at(-1)
    if (last && [...blocks].every((index) => !taken.has(index))) last.push(...own)
    else {
      steps.push(own)
      taken = new Set()
    }
    for (const index of blocks) taken.add(index)
  }
  return steps
}

/** Indexes of the blocks that an edit may change. */
function indexesOf(slices: Slices, edit: ClaimedEdit): number[] {
  const [first, last] = slices.reach(edit)
  return Array.from({length: last - first + 1}, (_, index) => first + index)
}

/** Groups of kinds that can be checked together within a block. */
const kindGroups: readonly ((changes: Change) => boolean)[] = [
  (changes) => !['heading', 'blocks', 'order'].includes(changes),
  (changes) => changes === 'heading',
  (changes) => changes === 'blocks',
  (changes) => changes === 'order'
]

/**
 * The ranges of the edits of a step, before and after it.
 *
 * @param all The edits of this step and of those before it, in order.
 * @param applied The edits of the steps before it.
 * @param shifts Difference between offsets in the document and in the view before, without edits; and
 *   in the view after.
 * @param around How much before and after the range of an edit counts as its own.
 */
export function toSteps(
  all: readonly ClaimedEdit[],
  applied: ReadonlySet<ClaimedEdit>,
  shifts: readonly [before: number, after: number],
  around: (edit: ClaimedEdit) => ReturnType<Slices['around']>
): Step[] {
  const steps: Step[] = []
  let [before, after] = shifts
  for (const edit of all) {
    const {range, text, changes} = edit
    const [start, end] = range
    const delta = text.length - (end - start)
    if (applied.has(edit)) before += delta
    else {
      const own = around(edit)
      steps.push({
        changes,
        before: [start + before - own.before, end + before + own.after],
        after: [start + after - own.before, start + after + text.length + own.after]
      })
    }
    after += delta
  }
  return steps
}

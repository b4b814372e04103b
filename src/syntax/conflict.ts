import type {Range} from './edit.ts'

/** What Git writes around the two sides of a conflict, and between them (`git help merge`). */
const marks = [/^<{7}(?=[ \t]|$)/gm, /^={7}[ \t]*$/gm, /^>{7}(?=[ \t]|$)/gm] as const

/**
 * Finds the first merge that was not finished: the three markers of a conflict at the start of lines, in
 * their order.
 *
 * @returns Range of the opening marker; undefined if there is none.
 */
export function findConflict(text: string): Range | undefined {
  let first: Range | undefined
  let from = 0
  for (const mark of marks) {
    mark.lastIndex = from
    const match = mark.exec(text)
    if (!match) return undefined
    from = match.index + match[0].length
    first ??= [match.index, from]
  }
  return first
}

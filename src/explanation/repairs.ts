import type {AnyRule, Example} from '../engine/rule.ts'

/** Whether a rule repairs, and whether it suggests, as its examples show. */
export function repairsOf({examples}: AnyRule): {isFixed: boolean; isSuggested: boolean} {
  const all: readonly Example[] = examples
  return {
    isFixed: all.some(({before, after = before}) => after !== before),
    isSuggested: all.some(({before, after = before, suggested = after}) => suggested !== after)
  }
}

/** The same as marks. */
export function repairMarks(rule: AnyRule): string {
  const {isFixed, isSuggested} = repairsOf(rule)
  return `${isFixed ? '✔' : ''}${isSuggested ? '?' : ''}`
}

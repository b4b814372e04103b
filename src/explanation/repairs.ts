import type {AnyRule, Example} from '../engine/rule.ts'

/** Whether a rule has safe edits and suggestions, inferred from its examples. */
export function repairsOf({examples}: AnyRule): {isFixed: boolean; isSuggested: boolean} {
  const all: readonly Example[] = examples
  return {
    isFixed: all.some(({before, after = before}) => after !== before),
    isSuggested: all.some(({before, after = before, suggested = after}) => suggested !== after)
  }
}

/** The same as marks for tables. */
export function repairMarks(rule: AnyRule): string {
  const {isFixed, isSuggested} = repairsOf(rule)
  return `${isFixed ? '✔' : ''}${isSuggested ? '?' : ''}`
}

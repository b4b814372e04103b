import {rules} from '../../rules/index.ts'
import type {AnyRule, Change} from '../../src/engine/rule.ts'
import type {Edit} from '../../src/syntax/edit.ts'

/** One round of a repair: edits that do not overlap, in order. */
export interface Pass {
  readonly before: string
  readonly after: string
  readonly edits: readonly (Edit & {readonly rule: string})[]
}

/** Apply edits, written on purpose in another way than the linter’s own `splice`. */
export function spliceByHand(text: string, edits: readonly Edit[]): string {
  return edits.reduceRight(
    (result, {range, text: replacement}) =>
      result.slice(0, range[0]) + replacement + result.slice(range[1]),
    text
  )
}

/** Where the edits of a pass are in the text after it. */
export function rangesAfter({edits}: Pass): [start: number, end: number][] {
  let shift = 0
  return edits.map(({range, text}) => {
    const start = range[0] + shift
    shift += text.length - (range[1] - range[0])
    return [start, start + text.length]
  })
}

const changes = new Map<string, Change>(rules.map((rule: AnyRule) => [rule.id, rule.changes]))

/** What the edits of a pass may change, by what their rules say. */
export function changesOf(edits: Pass['edits']): Set<Change | undefined> {
  return new Set(edits.map(({rule}) => changes.get(rule)))
}

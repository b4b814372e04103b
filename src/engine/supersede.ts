import type {Range} from '../syntax/edit.ts'
import {search} from '../syntax/search.ts'
import type {AnyRule, RuleFinding} from './rule.ts'

/** A finding with its rule. */
interface Found {
  readonly rule: AnyRule
  readonly finding: RuleFinding
}

/**
 * One cause, one finding: drops findings that touch a finding of a rule in `supersededBy`. A finding
 * covers its range, its edits and its `scope`.
 */
export function withoutSuperseded<F extends Found>(found: readonly F[]): F[] {
  const byRule = new Map<string, Range[]>()
  for (const {rule, finding} of found) {
    const own = byRule.get(rule.id)
    if (own) own.push(extentOf(finding))
    else byRule.set(rule.id, [extentOf(finding)])
  }
  const extents = new Map([...byRule].map(([id, ranges]) => [id, ascending(ranges)]))
  return found.filter(({rule, finding}) => {
    const own = extentOf(finding)
    return !rule.supersededBy?.some((id) => isTouched(own, extents.get(id) ?? []))
  })
}

/** Sorts ranges by start; each end becomes the maximum of its own and all earlier ends. */
function ascending(ranges: readonly Range[]): Range[] {
  let last = 0
  return ranges
    .toSorted((a, b) => a[0] - b[0])
    .map(([start, end]) => {
      last = Math.max(last, end)
      return [start, last]
    })
}

/** @param ranges See `ascending`. */
function isTouched([start, end]: Range, ranges: readonly Range[]): boolean {
  const last = ranges[search(ranges.length, (index) => ranges[index]![0] > end) - 1]
  return last !== undefined && last[1] >= start
}

function extentOf({range, scope = range, edit, edits, suggestion}: RuleFinding): Range {
  const ranges = [
    ...[scope, range, edit?.range ?? range, suggestion?.range ?? range],
    ...(edits ?? []).map((alternative) => alternative.edit.range)
  ]
  return [Math.min(...ranges.map(([start]) => start)), Math.max(...ranges.map(([, end]) => end))]
}

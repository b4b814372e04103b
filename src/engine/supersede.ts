import type {Range} from '../syntax/edit.ts'
import type {AnyRule, RuleFinding} from './rule.ts'

/** A finding, and the rule that it is of. */
interface Found {
  readonly rule: AnyRule
  readonly finding: RuleFinding
}

/**
 * One cause, one finding: drop those that touch a finding of a rule that theirs yields to. A finding
 * reaches as far as its edits do, or as it says.
 */
export function withoutSuperseded<F extends Found>(found: readonly F[]): F[] {
  const extents = new Map<string, Range[]>()
  for (const {rule, finding} of found) {
    const own = extents.get(rule.id)
    if (own) own.push(extentOf(finding))
    else extents.set(rule.id, [extentOf(finding)])
  }
  return found.filter(({rule, finding}) => {
    const others = rule.supersededBy?.flatMap((id) => extents.get(id) ?? []) ?? []
    if (others.length === 0) return true
    const [start, end] = extentOf(finding)
    return !others.some(([from, to]) => from <= end && start <= to)
  })
}

function extentOf({range, scope = range, edit, edits, suggestion}: RuleFinding): Range {
  const ranges = [
    ...[scope, range, edit?.range ?? range, suggestion?.range ?? range],
    ...(edits ?? []).map((alternative) => alternative.edit.range)
  ]
  return [Math.min(...ranges.map(([start]) => start)), Math.max(...ranges.map(([, end]) => end))]
}

import type {Report} from '../report/report.ts'
import type {Edit} from '../syntax/edit.ts'
import type {Outcome} from './prove/prove.ts'
import type {RuleFinding} from './rule.ts'
import type {ActiveRule, Settings} from './settings.ts'
import {withoutSuperseded} from './supersede.ts'

/** A finding, and the rule that it is of. */
export interface Found extends Pick<ActiveRule, 'rule' | 'severity'> {
  readonly finding: RuleFinding
}

/** Run the rules. */
export function runRules(report: Report, {rules}: Settings): Found[] {
  return rules.flatMap(({rule, severity, options}) =>
    [...rule.check(report, options)].map((finding) => ({rule, severity, finding}))
  )
}

/** The edits of a finding that change something, or that say that what is there is right. */
export function editsOf({edit, edits}: RuleFinding): readonly Edit[] {
  if (edits) return edits.map((alternative) => alternative.edit)
  return edit ? [edit] : []
}

/** Whether a finding is told only where an edit of it holds. */
export function isConditional({needsEdit, edits}: RuleFinding): boolean {
  return needsEdit === true || edits !== undefined
}

/**
 * One cause, one finding. A finding that is not told for want of an edit supersedes no other.
 *
 * @param untold Findings that turned out not to be told.
 */
export function supersede(found: readonly Found[], untold: ReadonlySet<RuleFinding>): Found[] {
  return withoutSuperseded(found.filter(({finding}) => !untold.has(finding)))
}

/**
 * A finding as it is told, given what was proven of its edits.
 *
 * @returns `undefined` where it is not told.
 */
export function settled(
  finding: RuleFinding,
  outcome: Outcome | undefined
): RuleFinding | undefined {
  const {rank, edit} = outcome ?? {}
  if (finding.needsEdit && rank === undefined) return undefined
  if (!finding.edits) return {...finding, edit}
  if (rank === undefined) return {...finding, edit: undefined}
  const chosen = finding.edits[rank]!
  if (chosen.finding === null || (edit === undefined && outcome?.reason === undefined)) {
    return undefined
  }
  return {...finding, ...chosen.finding, edit}
}

import type {Report} from '../report/report.ts'
import type {Edit} from '../syntax/edit.ts'
import type {Outcome} from './prove/prove.ts'
import type {RuleFinding} from './rule.ts'
import type {ActiveRule, Settings} from './settings.ts'
import {withoutSuperseded} from './supersede.ts'

/** A finding with its rule. */
export interface Found extends Pick<ActiveRule, 'rule' | 'severity'> {
  readonly finding: RuleFinding
}

/** Run the rules. */
export function runRules(report: Report, {rules}: Settings): Found[] {
  return rules.flatMap(({rule, severity, options}) =>
    [...rule.check(report, options)].map((finding) => ({rule, severity, finding}))
  )
}

/** The edits of a finding to prove, including alternatives that change nothing. */
export function editsOf({edit, edits}: RuleFinding): readonly Edit[] {
  if (edits) return edits.map((alternative) => alternative.edit)
  return edit ? [edit] : []
}

/** Whether a finding is reported only if one of its edits holds. */
export function isConditional({needsEdit, edits}: RuleFinding): boolean {
  return needsEdit === true || edits !== undefined
}

/**
 * One cause, one finding. A finding that is not reported for lack of an edit supersedes no other.
 *
 * @param untold Findings that are not reported.
 */
export function supersede(found: readonly Found[], untold: ReadonlySet<RuleFinding>): Found[] {
  return withoutSuperseded(found.filter(({finding}) => !untold.has(finding)))
}

/**
 * A finding as reported, given the result of the proof.
 *
 * @returns undefined if it is not reported.
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

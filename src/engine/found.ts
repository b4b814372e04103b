import type {Report} from '../report/report.ts'
import type {Edit, Range} from '../syntax/edit.ts'
import {type Foreign, readForeign} from '../syntax/foreign/scan.ts'
import {search} from '../syntax/search.ts'
import type {Outcome} from './prove/claim.ts'
import {sparesForeign} from './prove/foreign.ts'
import type {RuleFinding} from './rule.ts'
import type {ActiveRule, Settings} from './settings.ts'
import {withoutSuperseded} from './supersede.ts'

/** A finding with its rule. */
export interface Found extends Pick<ActiveRule, 'rule' | 'severity'> {
  readonly finding: RuleFinding
}

/**
 * Runs the rules. Findings inside of foreign syntax are dropped, and suggestions that would change it.
 * If a rule that `blocksOthers` has a finding, only such findings are left.
 */
export function runRules(report: Report, {rules}: Settings): Found[] {
  const foreign = readForeign(report.text)
  const found = rules.flatMap(({rule, severity, options}) =>
    [...rule.check(report, options)]
      .filter(({range}) => !isInside(range, foreign))
      .map((finding) => ({rule, severity, finding: withoutHarm(report, finding, foreign)}))
  )
  const blocking = found.filter(({rule}) => rule.blocksOthers)
  return blocking.length > 0 ? blocking : found
}

function isInside([start, end]: Range, foreign: readonly Foreign[]): boolean {
  const range = foreign[search(foreign.length, (index) => foreign[index]!.range[1] > start)]?.range
  return (
    range !== undefined && range[0] <= start && end <= range[1] && (start < end || range[0] < start)
  )
}

function withoutHarm(
  report: Report,
  finding: RuleFinding,
  foreign: readonly Foreign[]
): RuleFinding {
  const {suggestion} = finding
  if (!suggestion || sparesForeign(report.text, foreign, suggestion)) return finding
  return {...finding, suggestion: undefined}
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

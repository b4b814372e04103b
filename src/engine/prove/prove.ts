import type {Edit} from '../../syntax/edit.ts'
import type {Parser} from '../../syntax/processor.ts'
import type {Budget} from './budget.ts'
import type {Claim, Outcome} from './claim.ts'
import {Layer, type Trial} from './layer.ts'
import {isOvertaken} from './overlap.ts'
import {Slices} from './slices.ts'
import type {ClaimedEdit} from './view.ts'

/** The results for all claims. */
export interface Proof<C extends Claim> {
  readonly outcomes: ReadonlyMap<C, Outcome>
  /** The edits that are applied first: proven together, in order, without overlap. */
  readonly together: readonly ClaimedEdit[]
}

/**
 * Finds the edits that hold: after them, the text parses to the same tree except for what their rules
 * may change. All edits are tried together, and by halves if that fails. A trial parses only the
 * top-level blocks that its edits touch.
 *
 * Edits that overlap are tried separately. So applying the offered edits in order, without those that
 * overlap the one before, applies edits that were proven together.
 *
 * @param slices The document.
 * @param claims In any order; those with the same edits are proven once.
 * @param parser The parser of the document.
 * @param budget Once it is used up, the remaining edits are withheld.
 */
export function prove<C extends Claim>(
  slices: Slices,
  claims: readonly C[],
  parser: Parser,
  budget: Budget
): Proof<C> {
  const readings = readingsOf(slices, parser)
  const outcomes = new Map<C, Outcome>()
  let together: readonly ClaimedEdit[] | undefined
  let trials = distinct(claims)
  while (trials.length > 0) {
    const layer = new Layer<C>(readings, parser, budget)
    const late = layer.run(trials)
    for (const [trial, outcome] of layer.outcomes) {
      const isNext = !together || !outcome.edit || isOvertaken(outcome.edit, together)
      const given: Outcome = isNext ? outcome : {rank: outcome.rank!, reason: 'overlap'}
      for (const claim of trial.claims) outcomes.set(claim, given)
    }
    together ??= layer.accepted
    trials = late
  }
  return {outcomes, together: together ?? []}
}

/** The document as its own site reads it, and as others do. */
function readingsOf(slices: Slices, parser: Parser): readonly [Slices, ...Slices[]] {
  const {text, tree} = slices
  const others = parser.others(text, tree)
  return [slices, ...others.map((parse) => new Slices({text, tree: parse(text)}, parse))]
}

function distinct<C extends Claim>(claims: readonly C[]): Trial<C>[] {
  // Equal edits are mostly one object, which saves comparing their texts.
  const byEdits = new Map<Edit | undefined, Trial<C>[]>()
  const trials = new Map<string, Trial<C>>()
  for (const claim of claims) {
    const {edits, changes} = claim
    const alike = byEdits.get(edits[0])
    const same = alike?.find((trial) => isSame(trial.edits, edits))
    if (same) {
      same.claims.push(claim)
      continue
    }
    const key = JSON.stringify(edits)
    const known = trials.get(key)
    const trial = known ?? {claims: [], edits, changes}
    trial.claims.push(claim)
    trials.set(key, trial)
    if (alike) alike.push(trial)
    else byEdits.set(edits[0], [trial])
  }
  return [...trials.values()]
}

function isSame(a: readonly Edit[], b: readonly Edit[]): boolean {
  return a === b || (a.length === b.length && a.every((edit, index) => edit === b[index]))
}

import {type Edit, withoutOverlap} from '../../syntax/edit.ts'
import {readForeign} from '../../syntax/foreign/scan.ts'
import {takeByHalves} from '../../syntax/halve.ts'
import {hasLazyTags} from '../../syntax/lazy-tags.ts'
import type {Parser} from '../../syntax/processor.ts'
import type {Change} from '../rule.ts'
import type {Budget} from './budget.ts'
import {isKept} from './changes.ts'
import type {Claim, Outcome} from './claim.ts'
import {isIndependent} from './dependence.ts'
import {hasSameForeign, sparesForeign} from './foreign.ts'
import {compare, overlapping} from './overlap.ts'
import type {Part, Reading, Slices} from './slices.ts'
import {groupSteps, toSteps} from './steps.ts'
import type {ClaimedEdit, View} from './view.ts'

/** Claims with the same edits. */
export interface Trial<C extends Claim> {
  readonly claims: C[]
  readonly edits: readonly Edit[]
  readonly changes: Change
}

/** A trial with the alternative that is tried. */
interface Candidate<C extends Claim> extends ClaimedEdit {
  readonly trial: Trial<C>
  readonly rank: number
}

/** Edits that are proven together. */
export class Layer<C extends Claim> {
  readonly outcomes = new Map<Trial<C>, Outcome>()
  /** In order, without overlap. */
  accepted: ClaimedEdit[] = []
  readonly #slices: Slices
  /** The document as others read it. */
  readonly #others: readonly Slices[]
  readonly #parser: Parser
  readonly #budget: Budget
  #isSpent = false

  constructor([slices, ...others]: readonly [Slices, ...Slices[]], parser: Parser, budget: Budget) {
    this.#slices = slices
    this.#others = others
    this.#parser = parser
    this.#budget = budget
  }

  /** @returns The trials that overlap what was accepted. */
  run(trials: readonly Trial<C>[]): Trial<C>[] {
    const late: Trial<C>[] = []
    let open = trials.map((trial) => this.#candidate(trial, 0))
    while (open.length > 0) {
      const free: Candidate<C>[] = []
      for (const candidate of open) {
        if (!candidate) continue
        if (overlapping(candidate, this.accepted).length > 0) late.push(candidate.trial)
        else free.push(candidate)
      }
      const batch = withoutOverlap(free)
      const held = new Set(this.#sift(batch))
      this.accepted = [...this.accepted, ...held].toSorted(compare)
      for (const {trial, rank, range, text} of held) {
        this.outcomes.set(trial, {rank, edit: {range, text}})
      }
      const tried = new Set(batch)
      open = free
        .filter((candidate) => !held.has(candidate))
        .map((candidate) =>
          tried.has(candidate) ? this.#candidate(candidate.trial, candidate.rank + 1) : candidate
        )
    }
    return late
  }

  /** The next alternative of a trial; undefined if there is none, or it changes nothing. */
  #candidate(trial: Trial<C>, rank: number): Candidate<C> | undefined {
    const edit = this.#isSpent ? undefined : trial.edits[rank]
    if (!edit) {
      this.outcomes.set(trial, {reason: this.#isSpent ? 'budget' : 'meaning'})
      return undefined
    }
    const {text} = this.#slices
    if (!sparesForeign(text, readForeign(text), edit)) {
      this.outcomes.set(trial, {reason: 'foreign'})
      return trial.edits[rank + 1] && this.#candidate(trial, rank + 1)
    }
    if (text.slice(...edit.range) === edit.text) {
      this.outcomes.set(trial, {rank})
      return undefined
    }
    return {...edit, changes: trial.changes, trial, rank}
  }

  /** The edits that hold together with what is accepted. */
  #sift(edits: readonly Candidate<C>[]): Candidate<C>[] {
    return this.#slices
      .parts(edits)
      .flatMap((part) =>
        takeByHalves(part.edits, (tried, taken) => !this.#isSpent && this.#hold(tried, taken))
      )
  }

  /** Whether edits hold together with the accepted ones in the blocks that they touch. */
  #hold(edits: readonly ClaimedEdit[], taken: readonly ClaimedEdit[]): boolean {
    const accepted = [...this.accepted, ...taken].toSorted(compare)
    return [this.#slices, ...this.#others].every((slices) =>
      slices.parts(edits).every((tried) => {
        const part = slices.beside(tried, accepted)
        return this.#holdsPart(slices, part) ?? this.#holdsPart(slices, slices.all(part.edits))
      })
    )
  }

  /** Returns undefined if that depends on the rest of the document. */
  #holdsPart(slices: Slices, part: Part<ClaimedEdit>): boolean | undefined {
    const isWhole = part.range[0] === 0 && part.range[1] === slices.text.length
    let before: View = slices.before(part)
    let from = part.range[0]
    let applied: ReadonlySet<ClaimedEdit> = new Set()
    for (const edits of groupSteps(slices, part.edits)) {
      const done = new Set([...applied, ...edits])
      const all = part.edits.filter((edit) => done.has(edit))
      const reading = this.#read(slices, {...part, edits: all})
      if (!reading) return false
      if (!isWhole && !isIndependent(before, reading)) return undefined
      const shifts = [from - part.range[0], reading.start - part.range[0]] as const
      const steps = toSteps(all, applied, shifts, (edit) => this.#around(slices, edit))
      if (!isKept(before, reading, steps, this.#parser)) return false
      if (!this.#keepsForeign(part, reading, all)) return false
      // Readers would disagree.
      if (reading.nodes.some(hasLazyTags) && !before.nodes.some(hasLazyTags)) return false
      before = reading
      from = reading.start
      applied = done
    }
    return true
  }

  /**
   * What of its blocks an edit regroups besides its range. To readers who do not know foreign syntax,
   * paragraphs begin earlier and end later than its rule knows.
   */
  #around(slices: Slices, edit: ClaimedEdit): ReturnType<Slices['around']> {
    const isOther = slices !== this.#slices && edit.changes === 'blocks'
    return isOther ? slices.around(edit) : {before: 0, after: 0}
  }

  #keepsForeign({range}: Part, {slice}: Reading, edits: readonly ClaimedEdit[]): boolean {
    // Front matter begins a document only.
    const before = range[0] === 0 ? '' : '\n'
    const isSorted = edits.some(({changes}) => changes === 'order')
    return hasSameForeign(before + this.#slices.text.slice(...range), before + slice, isSorted)
  }

  #read(slices: Slices, part: Part<ClaimedEdit>): Reading | undefined {
    const reader = slices === this.#slices ? 'own' : 'other'
    if (!this.#budget.spend(reader, slices.cost(part))) {
      this.#isSpent = true
      return undefined
    }
    const reading = slices.after(part)
    return reading.text.isWellFormed() || !slices.text.isWellFormed() ? reading : undefined
  }
}

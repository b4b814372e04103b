import {type Edit, withoutOverlap} from '../../syntax/edit.ts'
import {readForeign} from '../../syntax/foreign/scan.ts'
import {takeByHalves} from '../../syntax/halve.ts'
import {hasForeignBlocks, type Parser} from '../../syntax/processor.ts'
import {search} from '../../syntax/search.ts'
import type {Text} from '../../text/language.ts'
import type {Change} from '../rule.ts'
import type {Budget} from './budget.ts'
import {isKept} from './changes.ts'
import {hasSameForeign, sparesForeign} from './foreign.ts'
import {isIndependent, type Part, type Reading, Slices} from './slices.ts'
import type {ClaimedEdit, Step, View} from './view.ts'

/** Alternative edits for one finding, the best first, and what they may change. */
export interface Claim {
  readonly edits: readonly Edit[]
  readonly changes: Change
}

/** Why no edit is offered. */
export const reasons = {
  meaning: {
    en: 'the report would say something else after it',
    zh: '否则周报的意思会改变'
  },
  foreign: {
    en: 'it would change text in another syntax, such as a formula or a template tag',
    zh: '否则公式、模板标签等其他语法的内容会改变'
  },
  /** The next pass offers it. */
  overlap: {
    en: 'it overlaps one that is applied first',
    zh: '与先做的另一处修改重叠'
  },
  worse: {
    en: 'it would leave more findings than there are',
    zh: '否则问题会比现在更多'
  },
  budget: {
    en: 'it would take too long to prove that the report says the same after it',
    zh: '验证修改前后意思相同所需的计算量过大'
  }
} satisfies Record<string, Text>

/** Why no edit is offered. */
export type Reason = keyof typeof reasons

/** The result for a claim. */
export interface Outcome {
  /** Index of the proven edit; undefined if there is none. */
  readonly rank?: number
  /** The edit to offer; also undefined if the proven one changes nothing. */
  readonly edit?: Edit
  readonly reason?: Reason
}

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

/**
 * The document as its own site reads it and, if it has blocks of foreign syntax, as a reader does who
 * does not know them: there, `:::` goes on the paragraph before it.
 */
function readingsOf(slices: Slices, parser: Parser): readonly [Slices, ...Slices[]] {
  const {text} = slices
  if (!hasForeignBlocks(text)) return [slices]
  const {parseUnaware} = parser
  return [slices, new Slices({text, tree: parseUnaware(text)}, parseUnaware)]
}

/**
 * Whether an edit is skipped when edits are applied in order, because it overlaps an earlier one.
 *
 * @param applied In order, without overlap.
 */
export function isOvertaken(edit: Edit, applied: readonly Edit[]): boolean {
  return overlapping(edit, applied).some((other) => compare(other, edit) < 0)
}

function compare(a: Edit, b: Edit): number {
  return a.range[0] - b.range[0] || a.range[1] - b.range[1]
}

/** The edits that overlap another; the input is in order. */
function overlapping(edit: Edit, edits: readonly Edit[]): Edit[] {
  const from = search(edits.length, (index) => edits[index]!.range[1] >= edit.range[0])
  const to = search(edits.length, (index) => edits[index]!.range[0] > edit.range[1])
  return edits.slice(from, to).filter((other) => withoutOverlap([other, edit]).length < 2)
}

/** Claims with the same edits. */
interface Trial<C extends Claim> {
  readonly claims: C[]
  readonly edits: readonly Edit[]
  readonly changes: Change
}

/** A trial with the alternative that is tried. */
interface Candidate<C extends Claim> extends ClaimedEdit {
  readonly trial: Trial<C>
  readonly rank: number
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

/** Edits that are proven together. */
class Layer<C extends Claim> {
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
    for (const edits of this.#steps(slices, part.edits)) {
      const done = new Set([...applied, ...edits])
      const all = part.edits.filter((edit) => done.has(edit))
      const reading = this.#read(slices, {...part, edits: all})
      if (!reading) return false
      if (!isWhole && !isIndependent(before, reading)) return undefined
      const shifts = [from - part.range[0], reading.start - part.range[0]] as const
      const steps = toSteps(all, applied, shifts, (edit) => this.#around(slices, edit))
      if (!isKept(before, reading, steps, this.#parser)) return false
      if (!this.#keepsForeign(part, reading, all)) return false
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
    if (!this.#budget.spend(slices.cost(part))) {
      this.#isSpent = true
      return undefined
    }
    const reading = slices.after(part)
    return reading.text.isWellFormed() || !slices.text.isWellFormed() ? reading : undefined
  }

  /**
   * Groups edits into as few steps as can be checked separately: all kinds that keep the blocks
   * together, and others with them if they touch other blocks.
   */
  #steps(slices: Slices, edits: readonly ClaimedEdit[]): ClaimedEdit[][] {
    const steps: ClaimedEdit[][] = []
    let taken = new Set<number>()
    for (const isOwn of kindGroups) {
      const own = edits.filter(({changes}) => isOwn(changes))
      if (own.length === 0) continue
      const blocks = new Set(own.flatMap((edit) => indexesOf(slices, edit)))
      const last = steps.at(-1)
      if (last && [...blocks].every((index) => !taken.has(index))) last.push(...own)
      else {
        steps.push(own)
        taken = new Set()
      }
      for (const index of blocks) taken.add(index)
    }
    return steps
  }
}

/** Indexes of the blocks that an edit may change. */
function indexesOf(slices: Slices, edit: ClaimedEdit): number[] {
  const [first, last] = slices.reach(edit)
  return Array.from({length: last - first + 1}, (_, index) => first + index)
}

/** Groups of kinds that can be checked together within a block. */
const kindGroups: readonly ((changes: Change) => boolean)[] = [
  (changes) => !['heading', 'blocks', 'order'].includes(changes),
  (changes) => changes === 'heading',
  (changes) => changes === 'blocks',
  (changes) => changes === 'order'
]

/**
 * The ranges of the edits of a step, before and after it.
 *
 * @param all The edits of this step and of those before it, in order.
 * @param applied The edits of the steps before it.
 * @param shifts Difference between offsets in the document and in the view before, without edits; and
 *   in the view after.
 * @param around How much before and after the range of an edit counts as its own.
 */
function toSteps(
  all: readonly ClaimedEdit[],
  applied: ReadonlySet<ClaimedEdit>,
  shifts: readonly [before: number, after: number],
  around: (edit: ClaimedEdit) => ReturnType<Slices['around']>
): Step[] {
  const steps: Step[] = []
  let [before, after] = shifts
  for (const edit of all) {
    const {range, text, changes} = edit
    const [start, end] = range
    const delta = text.length - (end - start)
    if (applied.has(edit)) before += delta
    else {
      const own = around(edit)
      steps.push({
        changes,
        before: [start + before - own.before, end + before + own.after],
        after: [start + after - own.before, start + after + text.length + own.after]
      })
    }
    after += delta
  }
  return steps
}

import type {Root} from 'mdast'
import {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {Report} from '../report/report.ts'
import {findComplexity} from '../syntax/complexity.ts'
import {findConflict} from '../syntax/conflict.ts'
import {type Edit, touches} from '../syntax/edit.ts'
import {takeByHalves} from '../syntax/halve.ts'
import {parser as defaultParser} from '../syntax/processor.ts'
import {type Language, say} from '../text/language.ts'
import {control, hasDirectives} from './directives.ts'
import {editsOf, type Found, isConditional, runRules, settled, supersede} from './found.ts'
import {addMessage, messageSource} from './message.ts'
import {Budget} from './prove/budget.ts'
import type {Claim, Outcome} from './prove/claim.ts'
import {isOvertaken} from './prove/overlap.ts'
import {prove} from './prove/prove.ts'
import {type Parsed, Slices} from './prove/slices.ts'
import type {ClaimedEdit} from './prove/view.ts'
import {documentToProve, readDocument} from './read-tree.ts'
import type {RuleFinding} from './rule.ts'
import type {Settings} from './settings.ts'

/** Findings on lines that do not count; without edits. */
export interface Elsewhere {
  readonly findings: number
  readonly errors: number
}

/**
 * Lints a report.
 *
 * @param content Markdown, without byte order mark.
 * @returns The file with its messages in the order of their positions. A message has an edit (`fix`)
 *   only if that is proven to keep the meaning of the report.
 */
export function lintText(content: string, settings: Settings): VFile {
  const file = new VFile({value: content, ...(settings.path && {path: settings.path})})
  if (refuseComplex(file, content, settings.language)) return file
  lintTree(file, readDocument(content, settings), settings)
  return file
}

/**
 * Adds an error to a file whose text would take too long to lint.
 *
 * @param content Markdown, without byte order mark.
 * @returns Whether it would.
 */
export function refuseComplex(file: VFile, content: string, language: Language): boolean {
  const complexity = findComplexity(content)
  if (!complexity) return false
  const {line, text, values} = complexity
  const place = {line, column: 1}
  const message = file.message(say(text, language, values), {place, source: messageSource})
  message.fatal = true
  return true
}

/** Whether a file was not linted because parsing it would take too long. */
export function isTooComplex(file: VFile): boolean {
  return file.messages.some((message) => message.fatal && !message.ruleId)
}

/**
 * Lints a parsed report, and adds the messages to its file.
 *
 * @param file Gets messages, and those on lines that do not count as `data.elsewhere`
 *   (`Elsewhere`).
 */
export function lintTree(file: VFile, document: Parsed, settings: Settings): void {
  const lint = new Lint(document, settings)
  const {report, told, complaints, data} = lint.run()
  const {language} = settings
  for (const {rule, severity, finding, outcome} of told) {
    const {reason} = outcome ?? {}
    const message = addMessage(file, report, rule, finding, severity, language, reason)
    // The reference explains the rules of this package.
    if (settings.own?.has(rule)) message.url = undefined
  }
  file.messages.push(...complaints)
  file.messages.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
  Object.assign(file.data, data)
}

/** A finding to report, with its proven edit or the reason for withholding it. */
interface Told extends Found {
  readonly outcome: Outcome | undefined
}

/** The edits of a finding, to be proven. */
interface FoundClaim extends Claim {
  readonly found: Found
}

/** One lint of one document. */
class Lint {
  readonly #document: Parsed
  readonly #settings: Settings
  readonly #report: Report
  readonly #budget: Budget
  readonly #canEdit: boolean
  #slices: Slices | undefined
  /** `data` that the directives have set. */
  #data: VFile['data'] = {}

  constructor(document: Parsed, settings: Settings) {
    this.#document = document
    this.#settings = settings
    this.#report = this.#read(document)
    this.#budget = new Budget(document.text.length)
    this.#canEdit = settings.canProve !== false && !findConflict(document.text)
  }

  run() {
    const {reportUnused, edits = true} = this.#settings
    const all = runRules(this.#report, this.#settings)
    const hasComments = hasDirectives(this.#document.text)
    const untold = new Set<RuleFinding>()
    // Whether a comment is of use depends on what there is to switch off.
    if (reportUnused && hasComments) this.#proveAll(supersede(all, untold), false, untold)
    for (;;) {
      const standing = supersede(all, untold)
      const {left, complaints} = this.#switchOff(standing, this.#document.tree, this.#report)
      const {inside, outside} = this.#sort(left)
      const before = outside.length + complaints.length
      const told = this.#proveAll(inside, edits, untold, before)
      const known = new Set(standing)
      // An unreported finding supersedes no other: run again without it.
      if (supersede(all, untold).some((found) => !known.has(found))) continue
      const errors = outside.filter((found) => this.#isError(found)).length
      const elsewhere: Elsewhere = {findings: outside.length, errors}
      return {report: this.#report, told, complaints, data: {...this.#data, elsewhere}}
    }
  }

  #read({text, tree}: Parsed): Report {
    const {context = {path: this.#settings.path}, shape} = this.#settings
    return new Report(text, tree, shape, context)
  }

  /** Drops findings that directives disable, and reports problems with directives. */
  #switchOff(found: readonly Found[], tree: Root, report: Report) {
    if (!hasDirectives(report.text)) return {left: [...found], complaints: []}
    const file = new VFile({value: report.text})
    const messages = new Map<VFileMessage, Found>()
    for (const one of found) {
      const place = report.position(one.finding.range)
      messages.set(file.message('', {place, ruleId: one.rule.id, source: messageSource}), one)
    }
    const {rules} = this.#settings
    const undecided = rules.flatMap(({rule}) => (rule.needsNetwork ? [rule.id] : []))
    // No rule can be trusted where these find something, nor is the file edited.
    const byNameOnly = rules.flatMap(({rule}) => (rule.blocksOthers ? [rule.id] : []))
    control(tree, file, {...this.#settings, undecided, byNameOnly})
    if (report === this.#report) this.#data = file.data
    const left = file.messages.flatMap((message) => messages.get(message) ?? [])
    const complaints = file.messages.filter((message) => !messages.has(message))
    return {left, complaints}
  }

  /**
   * Drops findings that were not requested. On lines that do not count, findings with edits are
   * dropped, since their edits are not applied.
   */
  #sort(found: readonly Found[]): {inside: Found[]; outside: Found[]} {
    const {lineRanges, rules} = this.#settings
    const superior = new Set(rules.flatMap(({rule}) => rule.supersededBy ?? []))
    const wanted = found.filter(
      (one) =>
        this.#isWanted(one) ||
        // Whether it is reported decides which others are.
        (isConditional(one.finding) && superior.has(one.rule.id))
    )
    const {text} = this.#document
    const ranges = lineRanges?.(text)
    if (!ranges) return {inside: wanted, outside: []}
    const isInside = ({finding}: Found) => touches(ranges, finding.range, text.length)
    return {
      inside: wanted.filter(isInside),
      outside: wanted.filter((one) => !isInside(one) && editsOf(one.finding).length === 0)
    }
  }

  #isError({severity, finding}: Found): boolean {
    return severity === 'error' && !finding.weight
  }

  #isWanted(one: Found): boolean {
    return !this.#settings.errorsOnly || this.#isError(one)
  }

  /**
   * Proves the edits of findings.
   *
   * @param edits Whether edits are requested; otherwise only those that decide what is reported are
   *   proven.
   * @param untold Gets the findings that are not reported, since none of their edits holds.
   * @param others Number of other findings.
   * @returns The findings to report.
   */
  #proveAll(found: readonly Found[], edits: boolean, untold: Set<RuleFinding>, others = 0): Told[] {
    const claims = new Map<Found, FoundClaim>()
    for (const one of found) {
      if (!edits && !isConditional(one.finding)) continue
      for (const claim of toClaim(one)) claims.set(one, claim)
    }
    if (!this.#canEdit) return withoutEdits(found)
    const tell = (outcomes: ReadonlyMap<FoundClaim, Outcome>) =>
      found.flatMap((one): Told[] => {
        const claim = claims.get(one)
        const outcome = claim && outcomes.get(claim)
        const finding = settled(one.finding, outcome)
        if (!finding) untold.add(one.finding)
        return finding && this.#isWanted(one) ? [{...one, finding, outcome}] : []
      })
    if (claims.size === 0) return tell(new Map())
    const parser = this.#settings.parser ?? defaultParser
    this.#slices ??= new Slices(documentToProve(this.#document, this.#settings), parser.parse)
    const proof = prove(this.#slices, [...claims.values()], parser, this.#budget)
    if (!edits) return tell(proof.outcomes)
    const most = tell(proof.outcomes).length + others
    return tell(this.#withoutWorse(proof.outcomes, proof.together, most))
  }

  /** Withholds edits after which there would be more findings. */
  #withoutWorse(
    outcomes: ReadonlyMap<FoundClaim, Outcome>,
    together: readonly ClaimedEdit[],
    most: number
  ): Map<FoundClaim, Outcome> {
    let reason: 'worse' | 'budget' = 'worse'
    const kept = takeByHalves(together, (tried, taken) => {
      // Running the rules costs about as much as parsing the text. Once is always allowed.
      const isFirst = tried.length === together.length
      if (!this.#budget.spend('own', this.#document.text.length) && !isFirst) {
        reason = 'budget'
        return false
      }
      const edits = [...taken, ...tried]
      return !this.#isWorse(this.#slices!.apply(edits), most)
    })
    if (kept.length === together.length) return new Map(outcomes)
    const keysOf = (edits: readonly Edit[]) => new Set(edits.map(keyOf))
    const [first, left] = [keysOf(together), keysOf(kept)]
    return new Map(
      [...outcomes].map(([claim, outcome]) => {
        const {rank, edit} = outcome
        if (!edit || left.has(keyOf(edit))) return [claim, outcome]
        if (first.has(keyOf(edit))) return [claim, {rank: rank!, reason}]
        return [claim, isOvertaken(edit, kept) ? outcome : {rank: rank!, reason: 'overlap'}]
      })
    )
  }

  /** Whether more findings than `most` would be left in a document after its own edits. */
  #isWorse(document: Parsed, most: number): boolean {
    const report = this.#read(document)
    const standing = supersede(runRules(report, this.#settings), new Set())
    const {left, complaints} = this.#switchOff(standing, document.tree, report)
    const wanted = left.filter((one) => this.#isWanted(one))
    const lasting = wanted.filter(({finding}) => editsOf(finding).length === 0)
    const sure = complaints.length + lasting.length
    if (sure > most) return true
    const claims = wanted.flatMap(toClaim).filter(({found}) => !isConditional(found.finding))
    if (sure + claims.length <= most) return false
    // What the edits reveal may not be fixable, which only a proof can tell.
    const parser = this.#settings.parser ?? defaultParser
    const {outcomes} = prove(new Slices(document, parser.parse), claims, parser, this.#budget)
    return sure + claims.filter((claim) => !outcomes.get(claim)?.edit).length > most
  }
}

/** The claim of a finding that has edits. */
function toClaim(found: Found): FoundClaim[] {
  const edits = editsOf(found.finding)
  return edits.length === 0 ? [] : [{found, edits, changes: found.rule.changes}]
}

/** Findings without their edits; those that need one are left out. */
function withoutEdits(found: readonly Found[]): Told[] {
  return found.flatMap(({finding, ...one}): Told[] => {
    if (isConditional(finding)) return []
    const {edit: _, suggestion: __, ...rest} = finding
    return [{...one, finding: rest, outcome: undefined}]
  })
}

/** Two edits are the same if their keys are. */
function keyOf({range: [start, end], text}: Edit): string {
  return `${start} ${end} ${text}`
}

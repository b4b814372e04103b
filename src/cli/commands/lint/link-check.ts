import type {Configurations} from '../../../config/configurations.ts'
import type {LiveUse} from '../../../engine/live-uses.ts'
import {linkKey, verdictOf} from '../../../report/links/address.ts'
import type {LiveLinks} from '../../../report/links/live.ts'
import type {Language, Text} from '../../../text/language.ts'
import type {LintArguments} from '../../arguments/lint.ts'
import type {ProcessContext} from '../../process-context.ts'
import {asksLinks} from '../links/asks-links.ts'
import type {Log} from '../log.ts'
import {linksText, messages} from '../messages.ts'

/** A report with its addresses. */
interface LinkedReport {
  readonly name: string
  readonly uses: readonly LiveUse[]
  /** Lint it again, with what is known about its addresses. */
  lint(live: LiveLinks): Promise<void>
}

/** Asks for the addresses of all reports together, after all other findings are printed. */
export class LinkCheck {
  /** Whether there was no network. */
  isOffline = false
  readonly #args: LintArguments
  readonly #context: ProcessContext
  readonly #language: Language
  readonly #isEnabled: boolean
  /** By the path of the report. */
  readonly #reports = new Map<string, LinkedReport>()
  #tally: Text | undefined

  constructor(args: LintArguments, context: ProcessContext, language: Language) {
    this.#args = args
    this.#context = context
    this.#language = language
    this.#isEnabled = asksLinks(args, context)
  }

  /** Whether addresses are to be asked, or at least counted. */
  get needsUses(): boolean {
    return this.#isEnabled || this.#args.offline
  }

  /** Whether there are addresses to ask for. */
  get willAsk(): boolean {
    return this.#isEnabled && this.#reports.size > 0
  }

  /** Add a report whose addresses are to be asked for. */
  add(path: string, report: LinkedReport): void {
    if (report.uses.length > 0) this.#reports.set(path, report)
  }

  /** Ask, and lint those reports again whose addresses have findings. */
  async ask(configurations: Configurations, log: Log): Promise<void> {
    const [first] = this.#reports.keys()
    if (first === undefined || !this.#isEnabled) return
    const [{askLinks}, {tally}] = await Promise.all([
      import('../links/ask.ts'),
      import('../links/tally.ts')
    ])
    const config = await configurations.linksFor(first)
    const uses = this.#uses
    const {linkCheck} = this.#args
    const answers = await askLinks(uses, config, linkCheck, this.#context, this.#language)
    for (const report of this.#reports.values()) {
      if (!hasNews(report, answers.live)) continue
      await log.guard(report.name, () => report.lint(answers.live))
    }
    this.#tally = tally(answers.live.verdicts.values())
    this.isOffline = answers.isOffline
  }

  /** Log a line about all addresses; that there was no network is logged even if `--quiet` is given. */
  async summarize(log: Log): Promise<void> {
    if (this.isOffline) await log.note(messages.noNetwork)
    if (this.#args.quiet) return
    if (this.#tally) await log.note(messages.links, {tally: this.#tally})
    else if (this.#args.offline) {
      const amount = new Set(this.#uses.map(({href}) => linkKey(href))).size
      if (amount > 0) await log.note(messages.linksNotAsked, {links: linksText(amount)})
    }
  }

  get #uses(): LiveUse[] {
    return [...this.#reports.values()].flatMap(({uses}) => uses)
  }
}

/** Whether the verdicts may add findings to a report. */
function hasNews({uses}: LinkedReport, {verdicts}: LiveLinks): boolean {
  return uses.some((use) => {
    const verdict = verdictOf(verdicts, use)
    return verdict && (verdict.kind !== 'alive' || verdict.fragment === 'absent')
  })
}

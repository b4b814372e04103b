import type {Configurations} from '../../../config/configurations.ts'
import type {LiveUse} from '../../../engine/live-uses.ts'
import {linkKey, verdictOf} from '../../../report/links/address.ts'
import type {LiveLinks} from '../../../report/links/live.ts'
import type {Language, Text} from '../../../text/language.ts'
import type {LintArguments} from '../../arguments/lint.ts'
import type {ProcessContext} from '../../process-context.ts'
import {wantsLinks} from '../links/wanted.ts'
import type {Log} from '../log.ts'
import {linksText, messages} from '../messages.ts'

/** A report whose addresses are asked. */
interface Asked {
  readonly name: string
  readonly uses: readonly LiveUse[]
  /** Lint it again, with what is known now. */
  again(live: LiveLinks): Promise<void>
}

/** The addresses of all reports, asked together once all else is told. */
export class LinkCheck {
  /** Whether there was no network. */
  isOffline = false
  readonly #args: LintArguments
  readonly #context: ProcessContext
  readonly #language: Language
  readonly #isWanted: boolean
  /** By the path of the report. */
  readonly #asked = new Map<string, Asked>()
  #tally: Text | undefined

  constructor(args: LintArguments, context: ProcessContext, language: Language) {
    this.#args = args
    this.#context = context
    this.#language = language
    this.#isWanted = wantsLinks(args, context)
  }

  /** Whether addresses are of interest: to be asked, or at least to be counted. */
  get isCurious(): boolean {
    return this.#isWanted || this.#args.offline
  }

  /** Whether somebody waits for an answer. */
  get isUnderWay(): boolean {
    return this.#isWanted && this.#asked.size > 0
  }

  /** Ask for the addresses of a report, too. */
  expect(path: string, asked: Asked): void {
    if (asked.uses.length > 0) this.#asked.set(path, asked)
  }

  /** Ask, and lint those reports again of which there is something to tell. */
  async ask(configurations: Configurations, log: Log): Promise<void> {
    const [first] = this.#asked.keys()
    if (first === undefined || !this.#isWanted) return
    const [{askLinks}, {tally}] = await Promise.all([
      import('../links/ask.ts'),
      import('../links/tally.ts')
    ])
    const config = await configurations.linksFor(first)
    const uses = this.#uses
    const {asking} = this.#args
    const answers = await askLinks(uses, config, asking, this.#context, this.#language)
    for (const report of this.#asked.values()) {
      if (!hasNews(report, answers.live)) continue
      await log.guard(report.name, () => report.again(answers.live))
    }
    this.#tally = tally(answers.live.verdicts.values())
    this.isOffline = answers.isOffline
  }

  /** All addresses in one line; where nobody could be asked, that is never left out. */
  async tell(log: Log): Promise<void> {
    if (this.isOffline) await log.note(messages.noNetwork)
    if (this.#args.quiet) return
    if (this.#tally) await log.note(messages.links, {tally: this.#tally})
    else if (this.#args.offline) {
      const amount = new Set(this.#uses.map(({href}) => linkKey(href))).size
      if (amount > 0) await log.note(messages.linksNotAsked, {links: linksText(amount)})
    }
  }

  get #uses(): LiveUse[] {
    return [...this.#asked.values()].flatMap(({uses}) => uses)
  }
}

/** Whether there is something to tell about the addresses of a report. */
function hasNews({uses}: Asked, {verdicts}: LiveLinks): boolean {
  return uses.some((use) => {
    const verdict = verdictOf(verdicts, use)
    return verdict && (verdict.kind !== 'alive' || verdict.fragment === 'absent')
  })
}

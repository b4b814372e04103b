import type {Configurations} from '../../../config/configurations.ts'
import type {LiveUse} from '../../../engine/live-uses.ts'
import {linkKey, verdictOf} from '../../../report/links/address.ts'
import type {LiveLinks} from '../../../report/links/live.ts'
import type {Language, Text} from '../../../text/language.ts'
import type {LintArguments} from '../../arguments/lint.ts'
import type {Surroundings} from '../../process-context.ts'
import {wantsLinks} from '../links/wanted.ts'
import type {Notes} from '../notes.ts'
import {linksText, messages} from '../wording.ts'

/** A report whose addresses are asked. */
interface Asked {
  readonly name: string
  readonly uses: readonly LiveUse[]
  /** Lint it again, with what is known now. */
  again(live: LiveLinks): Promise<void>
}

/** The addresses of all reports, asked together once all else is told. */
export class Asking {
  /** Whether there was no network. */
  isOffline = false
  readonly #args: LintArguments
  readonly #surroundings: Surroundings
  readonly #language: Language
  readonly #isWanted: boolean
  /** By the path of the report. */
  readonly #asked = new Map<string, Asked>()
  #tally: Text | undefined

  constructor(args: LintArguments, surroundings: Surroundings, language: Language) {
    this.#args = args
    this.#surroundings = surroundings
    this.#language = language
    this.#isWanted = wantsLinks(args, surroundings)
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
  async ask(configurations: Configurations, notes: Notes): Promise<void> {
    const [first] = this.#asked.keys()
    if (first === undefined || !this.#isWanted) return
    const [{askLinks}, {tally}] = await Promise.all([
      import('../links/ask.ts'),
      import('../links/tally.ts')
    ])
    const config = await configurations.linksFor(first)
    const uses = this.#uses
    const {asking} = this.#args
    const answers = await askLinks(uses, config, asking, this.#surroundings, this.#language)
    for (const report of this.#asked.values()) {
      if (!hasNews(report, answers.live)) continue
      await notes.guard(report.name, () => report.again(answers.live))
    }
    this.#tally = tally(answers.live.verdicts.values())
    this.isOffline = answers.isOffline
  }

  /** All addresses in one line; where nobody could be asked, that is never left out. */
  async tell(notes: Notes): Promise<void> {
    if (this.isOffline) await notes.note(messages.noNetwork)
    if (this.#args.quiet) return
    if (this.#tally) await notes.note(messages.links, {tally: this.#tally})
    else if (this.#args.offline) {
      const amount = new Set(this.#uses.map(({href}) => linkKey(href))).size
      if (amount > 0) await notes.note(messages.linksNotAsked, {links: linksText(amount)})
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

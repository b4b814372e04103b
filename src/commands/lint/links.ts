import type {LiveUse} from '../../live-uses.ts'
import type {Message} from '../../message.ts'
import {verdictOf} from '../../report/links/address.ts'
import type {LiveLinks} from '../../report/links/live.ts'
import type {Result} from '../../reporters/result.ts'

/** A report whose addresses are asked. */
export interface Asked {
  readonly name: string
  readonly uses: readonly LiveUse[]
  /** Lint it again, with what is known now. */
  again(live: LiveLinks): Promise<void>
}

/** Whether there is something to tell about the addresses of a report. */
export function hasNews({uses}: Asked, {verdicts}: LiveLinks): boolean {
  return uses.some((use) => {
    const verdict = verdictOf(verdicts, use)
    return verdict && (verdict.kind !== 'alive' || verdict.fragment === 'absent')
  })
}

/** What was found since it was told what there is. */
export function newSince(
  before: readonly Result[],
  after: readonly Result[],
  rule: string
): Result[] {
  const told = new Map(before.map(({path, messages}) => [path, new Set(messages.map(String))]))
  const isNew = (path: string, message: Message) =>
    (message.ruleId === rule || !message.ruleId) && !told.get(path)?.has(String(message))
  return after.map((result) => ({
    ...result,
    messages: result.messages.filter((message) => isNew(result.path, message))
  }))
}

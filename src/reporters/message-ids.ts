import {fingerprint} from '../engine/fingerprint.ts'
import {type Message, messageSource} from '../engine/message.ts'
import type {Source} from './source.ts'

/** The rule of a message; weekly-lint itself if there is none. */
export function ruleIdOf({ruleId}: Message): string {
  return ruleId ?? messageSource
}

/** A hash of a message that does not depend on the line number. */
export function fingerprintOf(message: Message, source: Source | undefined): string {
  const own = fingerprint({...message, ruleId: ruleIdOf(message)}, source?.lines ?? [])
  return message.fingerprint ?? own?.hash ?? ''
}

/**
 * Ids that identify the messages of a report across runs: hashes that do not depend on the line
 * number, with a counter for equal ones.
 *
 * @param source The text that the messages refer to.
 */
export function messageIds(messages: readonly Message[], source: Source | undefined): string[] {
  const seen = new Map<string, number>()
  return messages.map((message) => {
    const hash = fingerprintOf(message, source)
    const amount = (seen.get(hash) ?? 0) + 1
    seen.set(hash, amount)
    return `${hash}:${amount}`
  })
}

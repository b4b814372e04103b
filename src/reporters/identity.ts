import {fingerprint} from '../engine/fingerprint.ts'
import {type Message, messageSource} from '../engine/message.ts'
import type {Source} from './source.ts'

/** What finds what a message tells: a rule, or weekly-lint itself. */
export function ruleOf({ruleId}: Message): string {
  return ruleId ?? messageSource
}

/**
 * What each message of a report is recognized by in another run: the same as long as its line says
 * the same, wherever that stands. Among several that are the same, they are counted.
 *
 * @param source The text that the messages are about.
 */
export function identities(messages: readonly Message[], source: Source | undefined): string[] {
  const seen = new Map<string, number>()
  return messages.map((message) => {
    const hash = fingerprint({...message, ruleId: ruleOf(message)}, source?.lines ?? [])?.hash ?? ''
    const amount = (seen.get(hash) ?? 0) + 1
    seen.set(hash, amount)
    return `${hash}:${amount}`
  })
}

import {createHash} from 'node:crypto'
import {idBeforeSplit} from './former-rules.ts'
import type {Message} from './message.ts'

/** Number of hexadecimal digits: enough to make collisions within an archive improbable. */
const digits = 16

/** Identifies a finding in a baseline. */
export interface Fingerprint {
  readonly rule: string
  /** A hash, from which the text of the report cannot be recovered. */
  readonly hash: string
}

/**
 * Returns a fingerprint of a finding that stays the same while the text of its line does: independent
 * of the line number and the language of the message.
 *
 * @param lines Lines of the text that the message is about.
 * @returns undefined for messages that are not of a rule; those are never in a baseline.
 */
export function fingerprint(message: Message, lines: readonly string[]): Fingerprint | undefined {
  const {key = '', line = 1, ruleId} = message
  if (!ruleId) return undefined
  const text = lines[line - 1]?.trim() ?? ''
  // A baseline from before a rule was split has the finding under the former id.
  const hash = createHash('sha256').update(JSON.stringify([idBeforeSplit(ruleId), key, text]))
  return {rule: ruleId, hash: hash.digest('hex').slice(0, digits)}
}

/** The lines of a text, with the line endings of CommonMark. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/)
}

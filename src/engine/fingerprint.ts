import {createHash} from 'node:crypto'
import {idBeforeSplit} from './former-rules.ts'
import type {Message} from './message.ts'

/** Hexadecimal digits: enough that two findings of an archive are never taken for each other. */
const digits = 16

/** What a finding is remembered by. */
export interface Fingerprint {
  readonly rule: string
  /** Nothing of the report can be read from it. */
  readonly hash: string
}

/**
 * Make something of a finding that stays the same as long as its line does: where the line stands,
 * and in which language the finding is told, makes no difference.
 *
 * @param lines Lines of the text that the message is about.
 * @returns Nothing for what is no rule’s finding, which is never forgiven.
 */
export function fingerprint(message: Message, lines: readonly string[]): Fingerprint | undefined {
  const {key = '', line = 1, ruleId} = message
  if (!ruleId) return undefined
  const text = lines[line - 1]?.trim() ?? ''
  // A baseline of before a rule was split knows the finding by the id of then.
  const hash = createHash('sha256').update(JSON.stringify([idBeforeSplit(ruleId), key, text]))
  return {rule: ruleId, hash: hash.digest('hex').slice(0, digits)}
}

/** The lines of a text, as positions count them. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\n|\r/)
}

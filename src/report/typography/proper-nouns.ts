import {escapePattern} from '../../text/escape-pattern.ts'
import {type Correction, correct} from './correction.ts'
import {knownNouns} from './known-nouns.ts'
import type {ReaderText} from './reader-text.ts'

/** Words, as they stand between what may make them part of an address, a path or an identifier. */
const words =
  /(?<![\w@/\\#$.:=&'"-])[A-Za-z][A-Za-z\d]*(?:[.-][A-Za-z\d]+)*(?![\w@/\\=(]|[-:.][A-Za-z\d/])/g

/** Nouns by a key that is the same for all spellings, and a pattern for those of several words. */
export interface Nouns {
  readonly byKey: ReadonlyMap<string, string>
  readonly phrases: RegExp | undefined
}

const prepared = new WeakMap<readonly string[], WeakMap<readonly string[], Nouns>>()

/**
 * Prepares a list of nouns.
 *
 * @param own Nouns as they are to be written; they come before the known ones.
 * @param ignored Known nouns that may be written in any way.
 */
export function nounsOf(own: readonly string[], ignored: readonly string[]): Nouns {
  const byIgnored = prepared.get(own) ?? new WeakMap<readonly string[], Nouns>()
  prepared.set(own, byIgnored)
  const nouns = byIgnored.get(ignored) ?? prepare(own, ignored)
  byIgnored.set(ignored, nouns)
  return nouns
}

function prepare(own: readonly string[], ignored: readonly string[]): Nouns {
  const byKey = new Map<string, string>()
  for (const noun of [...knownNouns.split(' '), ...own]) byKey.set(keyOf(noun), noun)
  for (const noun of ignored) byKey.delete(keyOf(noun))
  const phrases = own.filter((noun) => /[^A-Za-z\d.-]/.test(noun)).map(escapePattern)
  const pattern = `(?<![A-Za-z\\d_])(?:${phrases.join('|')})(?![A-Za-z\\d_])`
  return {byKey, phrases: phrases.length > 0 ? new RegExp(pattern, 'giu') : undefined}
}

function keyOf(noun: string): string {
  return noun.toLowerCase().replace(/[.-]/g, '')
}

/** Finds proper nouns that are not written as they should be. */
export function* findWrongNouns(
  reader: ReaderText,
  {byKey, phrases}: Nouns
): Generator<Correction> {
  const {text} = reader
  for (const {0: actual, index} of text.matchAll(words)) {
    const expected = byKey.get(keyOf(actual))
    if (expected !== undefined) yield* correct(reader, index, actual, expected)
  }
  if (!phrases) return
  for (const {0: actual, index} of text.matchAll(phrases)) {
    const key = actual.toLowerCase()
    for (const expected of byKey.values()) {
      if (expected.toLowerCase() === key) yield* correct(reader, index, actual, expected)
    }
  }
}

/** Number of proper nouns that are written as they should be. */
export function countNouns({text}: ReaderText, {byKey}: Nouns): number {
  return text.match(words)?.filter((word) => byKey.get(keyOf(word)) === word).length ?? 0
}

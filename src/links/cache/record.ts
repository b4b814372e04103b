import {createHash} from 'node:crypto'
import {readUrl} from '../../report/links/address.ts'
import type {FragmentResult, Reason, Verdict, VerdictKind} from '../../report/links/verdict.ts'

/** Raise it when the form or the meaning of verdicts changes. */
const cacheVersion = 1

const day = 24 * 60 * 60 * 1000
const hour = 60 * 60 * 1000

/** Maximum clock difference between two machines, in milliseconds. */
const maxClockSkew = 60_000

/** Maximum time to live in milliseconds; dead links are never cached. */
const maxTtls: Readonly<Partial<Record<VerdictKind, number>>> = {
  alive: 3 * day,
  moved: 3 * day,
  uncertain: hour
}

/** Reasons that depend on the run and not on the address. */
const uncachedReasons: ReadonlySet<Reason> = new Set(['not-checked', 'offline', 'unconfirmed'])

/** Caches are shared only between runs with the same options. */
export interface NamespaceOptions {
  /** Version of this package. */
  readonly version: string
  /** Whether private networks were allowed. */
  readonly allowPrivate: boolean
}

/** A cached verdict. */
export interface CacheRecord {
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  readonly verdict: Verdict
}

/** Namespace of a cache, for runs whose verdicts are interchangeable. */
export function cacheNamespace({version, allowPrivate}: NamespaceOptions): string {
  return `weekly-lint ${version} links ${cacheVersion}${allowPrivate ? ' private' : ''}`
}

/** Keys are hashed, since addresses may contain secrets. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}

/**
 * Returns the time to live of a verdict in milliseconds, 0 if it is not cached. Up to a third is
 * subtracted at random, so that verdicts of one run expire at different times.
 *
 * @param random From 0 (inclusive) to 1 (exclusive).
 */
export function ttlOf({kind, reason}: Verdict, random: number): number {
  const longest = uncachedReasons.has(reason) ? 0 : (maxTtls[kind] ?? 0)
  return Math.round(longest * (1 - random / 3))
}

/** Serializes a record as one line of JSON. */
export function writeRecord({expiresAt, verdict}: CacheRecord): string {
  const {fragments, isCached: _, ...rest} = verdict
  return JSON.stringify([expiresAt, {...rest, fragments: [...fragments]}])
}

/**
 * Parses and validates a record. Returns undefined if it is invalid or expired.
 *
 * @param now Milliseconds since 1970; records from the future come from a wrong clock.
 */
export function readRecord(text: string, now: number): CacheRecord | undefined {
  let found: unknown
  try {
    found = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!Array.isArray(found) || found.length !== 2) return undefined
  const [expiresAt, stored] = found as unknown[]
  if (typeof expiresAt !== 'number' || expiresAt <= now || !isStored(stored)) return undefined
  const ttl = ttlOf({...stored, fragments: new Map(), isCached: true}, 0)
  if (stored.checkedAt > now + maxClockSkew || expiresAt > stored.checkedAt + ttl) return undefined
  const verdict = {...stored, fragments: new Map(stored.fragments), isCached: true}
  return {expiresAt, verdict}
}

type Stored = Omit<Verdict, 'fragments' | 'isCached'> & {
  readonly fragments: readonly (readonly [string, FragmentResult])[]
}

type Test = (value: unknown) => boolean

/** Maximum length of a text in a record, in UTF-16 code units. */
const longest = 8192

const isText: Test = (value) => typeof value === 'string' && value.length <= longest
const isCount: Test = (value) => Number.isSafeInteger(value) && Number(value) >= 0
const optional =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value)
const listOf =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test)
const oneOf =
  (...choices: readonly unknown[]): Test =>
  (value) =>
    choices.includes(value)

const shape: Readonly<Record<keyof Stored, Test>> = {
  kind: oneOf('alive', 'moved', 'uncertain'),
  reason: (value) => isText(value) && /^[a-z\d-]+$/.test(String(value)),
  status: optional(isCount),
  code: optional(isText),
  method: optional(oneOf('GET', 'HEAD')),
  hops: listOf((hop) => isObject(hop) && isCount(hop.status) && isText(hop.href)),
  target: optional((value) => isText(value) && isWebAddress(String(value))),
  isSafeMove: oneOf(true, false),
  mediaType: optional(isText),
  fragments: listOf(
    (entry) =>
      Array.isArray(entry) &&
      entry.length === 2 &&
      isText(entry[0]) &&
      oneOf('found', 'absent', 'unchecked')(entry[1])
  ),
  evidence: listOf(isText),
  archived: oneOf(undefined),
  attempts: isCount,
  checkedAt: isCount
}

function isStored(value: unknown): value is Stored {
  if (!isObject(value)) return false
  const tests = Object.entries(shape)
  return (
    tests.every(([name, test]) => test(Object.hasOwn(value, name) ? value[name] : undefined)) &&
    Object.keys(value).every((name) => Object.hasOwn(shape, name))
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isWebAddress(text: string): boolean {
  const url = readUrl(text)
  return url !== undefined && /^https?:$/.test(url.protocol) && url.href === text
}

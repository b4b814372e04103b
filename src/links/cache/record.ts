import {createHash} from 'node:crypto'
import {readUrl} from '../../report/links/address.ts'
import type {FragmentResult, Reason, Verdict, VerdictKind} from '../../report/links/verdict.ts'

/** Raised where verdicts change their form, or are judged in another way. */
const schema = 1

const day = 24 * 60 * 60 * 1000
const hour = 60 * 60 * 1000

/** By how much the clocks of two machines may differ. */
const clockDifference = 60_000

/** How long verdicts are fresh; what is dead is asked again each time. */
const lifetimes: Readonly<Partial<Record<VerdictKind, number>>> = {
  alive: 3 * day,
  moved: 3 * day,
  uncertain: hour
}

/** Those that say more about the run than about the address. */
const passing: ReadonlySet<Reason> = new Set(['not-checked', 'offline', 'unconfirmed'])

/** What makes memories worth having only to those who would have judged the same. */
export interface Judge {
  /** Of this package. */
  readonly version: string
  /** Whether private networks were asked, too. */
  readonly allowPrivate: boolean
}

/** What is kept of one verdict. */
export interface CacheRecord {
  /** Milliseconds since 1970. */
  readonly until: number
  readonly verdict: Verdict
}

/** The name of those whose memories can be shared. */
export function judgeName({version, allowPrivate}: Judge): string {
  return `weekly-lint ${version} links ${schema}${allowPrivate ? ' private' : ''}`
}

/** What an address is remembered by: it may have secrets. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}

/**
 * For how long to remember a verdict: somewhat less than its lifetime, so that not all that was learnt
 * together is forgotten together.
 *
 * @param random From 0 to less than 1.
 * @returns Milliseconds; 0 for not at all.
 */
export function lifetimeOf({kind, reason}: Verdict, random: number): number {
  const longest = passing.has(reason) ? 0 : (lifetimes[kind] ?? 0)
  return Math.round(longest * (1 - random / 3))
}

/** As JSON that `readRecord` understands. */
export function writeRecord({until, verdict}: CacheRecord): string {
  const {fragments, isRemembered: _, ...rest} = verdict
  return JSON.stringify([until, {...rest, fragments: [...fragments]}])
}

/**
 * Read what was remembered, if it is whole, of a form that we write, and fresh.
 *
 * @param now Milliseconds since 1970; what was learnt later than that was learnt by a wrong clock.
 */
export function readRecord(text: string, now: number): CacheRecord | undefined {
  let found: unknown
  try {
    found = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!Array.isArray(found) || found.length !== 2) return undefined
  const [until, stored] = found as unknown[]
  if (typeof until !== 'number' || until <= now || !isStored(stored)) return undefined
  const lifetime = lifetimeOf({...stored, fragments: new Map(), isRemembered: true}, 0)
  if (stored.checkedAt > now + clockDifference || until > stored.checkedAt + lifetime)
    return undefined
  const verdict = {...stored, fragments: new Map(stored.fragments), isRemembered: true}
  return {until, verdict}
}

type Stored = Omit<Verdict, 'fragments' | 'isRemembered'> & {
  readonly fragments: readonly (readonly [string, FragmentResult])[]
}

type Test = (value: unknown) => boolean

/** Longest text in a record. */
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

import {matchesGlobs} from '../config/glob.ts'
import {fragmentOf, type LinkUse, linkKey, readUrl} from '../report/links/address.ts'
import {judgeOffline} from '../report/links/offline.ts'
import type {Verdict} from '../report/links/verdict.ts'
import {hasSecrets} from '../text/redact.ts'
import type {LinkSettings} from './settings.ts'
import {emptyVerdict, type Target} from './target.ts'

/** Addresses to request, and verdicts that need no request. */
export interface Targets {
  /** Keys of both, in the order of their first use. */
  readonly keys: readonly string[]
  readonly pending: readonly Target[]
  readonly settled: ReadonlyMap<string, Verdict>
}

/**
 * Collects the uses of addresses, one target per address.
 *
 * @param now Milliseconds since 1970.
 */
export function collectTargets(
  uses: Iterable<LinkUse>,
  {allowPrivate, fragments, ignore}: LinkSettings,
  now: number
): Targets {
  const ignored = ignore.map(encodePattern)
  const pending = new Map<string, Target & {readonly fragments: string[]}>()
  const settled = new Map<string, Verdict>()
  const keys = new Set<string>()
  for (const {href, isImage} of uses) {
    const key = linkKey(href)
    if (key === undefined || settled.has(key) || matchesGlobs(ignored, key)) continue
    keys.add(key)
    const offline = judgeOffline(key, allowPrivate)
    const url = readUrl(key)
    if (offline || !url) {
      const {kind, reason} = offline ?? {kind: 'invalid', reason: 'malformed'}
      const checked = {attempts: 0, checkedAt: Math.round(now), isCached: false}
      settled.set(key, {...emptyVerdict, ...checked, kind, reason})
      continue
    }
    const known = pending.get(key)
    const target = {
      key,
      url,
      fragments: known?.fragments ?? [],
      isImage: isImage || known?.isImage === true
    }
    const fragment = fragments ? fragmentOf(href) : ''
    // A secret in the fragment is no anchor, and must not be cached.
    const isAnchor = fragment !== '' && !hasSecrets(`#${fragment}`)
    if (isAnchor && !target.fragments.includes(fragment)) target.fragments.push(fragment)
    pending.set(key, target)
  }
  return {keys: [...keys], pending: [...pending.values()], settled}
}

/** Percent-encodes non-ASCII characters, as in link keys. */
function encodePattern(pattern: string): string {
  return pattern.toWellFormed().replace(/[^\p{ASCII}]+/gu, encodeURIComponent)
}

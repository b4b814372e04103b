import {takes} from '../config/glob.ts'
import {fragmentOf, type LinkUse, linkKey, readUrl} from '../report/links/address.ts'
import {judgeOffline} from '../report/links/offline.ts'
import type {Verdict} from '../report/links/verdict.ts'
import {hasSecrets} from '../text/redact.ts'
import type {LinkSettings} from './settings.ts'
import {nothing, type Target} from './target.ts'

/** What is to be asked, and what needs no asking. */
export interface Targets {
  /** Of both, in the order of their first uses. */
  readonly keys: readonly string[]
  readonly open: readonly Target[]
  readonly judged: ReadonlyMap<string, Verdict>
}

/**
 * Put the uses of addresses together: each address is asked once.
 *
 * @param now Milliseconds since 1970.
 */
export function gatherTargets(
  uses: Iterable<LinkUse>,
  {allowPrivate, fragments, ignore}: LinkSettings,
  now: number
): Targets {
  const ignored = ignore.map(asInKeys)
  const open = new Map<string, Target & {readonly fragments: string[]}>()
  const judged = new Map<string, Verdict>()
  const keys = new Set<string>()
  for (const {href, isImage} of uses) {
    const key = linkKey(href)
    if (key === undefined || judged.has(key) || takes(ignored, key)) continue
    keys.add(key)
    const offline = judgeOffline(key, allowPrivate)
    const url = readUrl(key)
    if (offline || !url) {
      const {kind, reason} = offline ?? {kind: 'invalid', reason: 'malformed'}
      const checked = {attempts: 0, checkedAt: Math.round(now), isRemembered: false}
      judged.set(key, {...nothing, ...checked, kind, reason})
      continue
    }
    const known = open.get(key)
    const target = {
      key,
      url,
      fragments: known?.fragments ?? [],
      isImage: isImage || known?.isImage === true
    }
    const fragment = fragments ? fragmentOf(href) : ''
    // What is a secret is no place in a page, and is not to be remembered.
    const isPlace = fragment !== '' && !hasSecrets(`#${fragment}`)
    if (isPlace && !target.fragments.includes(fragment)) target.fragments.push(fragment)
    open.set(key, target)
  }
  return {keys: [...keys], open: [...open.values()], judged}
}

/** A pattern in the way that keys are written: paths in Chinese are percent-encoded there. */
function asInKeys(pattern: string): string {
  return pattern.toWellFormed().replace(/[^\p{ASCII}]+/gu, encodeURIComponent)
}

import type {Verdict} from '../report/links/verdict.ts'
import {systemClock} from './clock.ts'
import type {CheckLinks} from './parts.ts'
import type {Target} from './target.ts'
import {collectTargets} from './targets.ts'

/**
 * Checks addresses: one request per address, however often it is used. Never rejects because of
 * servers, DNS, the cache or the network.
 *
 * @param uses Addresses as reports have them; others than web addresses are skipped.
 * @returns A verdict for each address that is not ignored, even if the run was aborted.
 */
export const checkLinks: CheckLinks = async (uses, settings, parts = {}) => {
  const {clock = systemClock, cache} = parts
  const {keys, pending, settled} = collectTargets(uses, settings, clock.now())
  const verdicts = new Map<string, Verdict>(settled)
  const known = await cache?.getMany(pending.map(({key}) => key))
  const unknown = pending.filter((target) => {
    const verdict = known?.get(target.key)
    if (!verdict || !answers(verdict, target, settings.strictTls)) return true
    verdicts.set(target.key, verdict)
    return false
  })
  let isOffline = false
  if (unknown.length > 0) {
    // Loaded lazily: a run with a full cache needs no HTTP client.
    const {checkAll} = await import('./check-all.ts')
    const checked = await checkAll(unknown, [...(known?.keys() ?? [])], settings, {...parts, clock})
    for (const [key, verdict] of checked.verdicts) verdicts.set(key, verdict)
    isOffline = checked.isOffline
  }
  await cache?.close()
  // In the order of the reports, not of the responses.
  const inOrder = keys.flatMap((key): [string, Verdict][] => {
    const verdict = verdicts.get(key)
    return verdict ? [[key, verdict]] : []
  })
  return {verdicts: new Map(inOrder), isOffline}
}

/** Whether a cached verdict covers these fragments and settings. */
function answers(verdict: Verdict, {fragments}: Target, isTlsStrict: boolean): boolean {
  return (
    fragments.every((fragment) => verdict.fragments.has(fragment)) &&
    !(isTlsStrict && verdict.reason === 'tls')
  )
}

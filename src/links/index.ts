import type {Verdict} from '../report/links/verdict.ts'
import {systemClock} from './clock.ts'
import type {CheckLinks} from './parts.ts'
import type {Target} from './target.ts'
import {gatherTargets} from './targets.ts'

/**
 * Check addresses: each is asked once, whatever the number of its uses. Never rejects for what
 * servers, names, memories or the network do.
 *
 * @param uses Addresses as they stand in reports; what is no web address is left out.
 * @returns A verdict for each address that is not ignored, also where the run was ended early.
 */
export const checkLinks: CheckLinks = async (uses, settings, parts = {}) => {
  const {clock = systemClock, cache: memory} = parts
  const {keys, open, judged} = gatherTargets(uses, settings, clock.now())
  const verdicts = new Map<string, Verdict>(judged)
  const known = await memory?.recall(open.map(({key}) => key))
  const unknown = open.filter((target) => {
    const verdict = known?.get(target.key)
    if (!verdict || !answers(verdict, target, settings.strictTls)) return true
    verdicts.set(target.key, verdict)
    return false
  })
  let isOffline = false
  if (unknown.length > 0) {
    // Who finds everything in the memory needs no client.
    const {askAll} = await import('./ask-all.ts')
    const asked = await askAll(unknown, [...(known?.keys() ?? [])], settings, {...parts, clock})
    for (const [key, verdict] of asked.verdicts) verdicts.set(key, verdict)
    isOffline = asked.isOffline
  }
  await memory?.close()
  // In the order of the reports, and not in that of the answers.
  const inOrder = keys.flatMap((key): [string, Verdict][] => {
    const verdict = verdicts.get(key)
    return verdict ? [[key, verdict]] : []
  })
  return {verdicts: new Map(inOrder), isOffline}
}

/** Whether a remembered verdict says all that is asked now. */
function answers(verdict: Verdict, {fragments}: Target, isTlsStrict: boolean): boolean {
  return (
    fragments.every((fragment) => verdict.fragments.has(fragment)) &&
    !(isTlsStrict && verdict.reason === 'tls')
  )
}

import type {Hop, Verdict} from '../report/links/verdict.ts'
import {redact} from '../text/redact.ts'
import {type Classification, classify} from './classify.ts'
import {follow, type RequestContext} from './follow.ts'
import {readRetryAfter} from './headers.ts'
import {HostClosed} from './hosts.ts'
import {mediaTypeOf, type Observation} from './observation.ts'
import {emptyVerdict, type Target} from './target.ts'

/** Refines a classification with another source, such as an API. */
export type Reclassify = (classification: Classification) => Promise<Classification>

/** Files that are checked with HEAD first, to avoid the download. */
const largeFile =
  /\.(?:7z|apk|avi|bz2|dmg|docx?|epub|exe|gz|iso|jar|jpe?g|m4a|mkv|mov|mp[34]|msi|ogg|pdf|png|pptx?|rar|rpm|tar|tgz|wav|webm|webp|xlsx?|xz|zip|zst)$/i

/** Maximum length of one piece of evidence, in UTF-16 code units. */
const maxEvidenceLength = 120
const maxEvidence = 5

/** Maximum length of the URL of a hop, in UTF-16 code units. */
const maxHopLength = 2048

/** Result of the last attempt. */
interface Attempt {
  readonly observation: Observation
  readonly classification: Classification
}

/**
 * Requests an address until the result is conclusive or the retries are used up.
 *
 * @returns The verdict; the best one so far if the run is aborted.
 */
export async function checkOne(
  context: RequestContext & {random(): number; onObservation(observation: Observation): void},
  target: Target,
  reclassify: Reclassify
): Promise<Verdict> {
  const {settings, clock, signal} = context
  const time = {left: settings.limits.address}
  let last: Attempt | undefined
  let attempts = 0
  let isConfirmed = false
  let isClosed = false
  try {
    while (!isConfirmed && time.left > 0) {
      if (last) await clock.sleep(retryDelay(context, last.classification, attempts), signal)
      const previous: Classification | undefined = last?.classification
      last = await attempt(context, target, attempts, time)
      context.onObservation(last.observation)
      attempts++
      isConfirmed = isConclusive(context, last, previous, attempts)
    }
    if (last) last = {...last, classification: await reclassify(last.classification)}
  } catch (error) {
    isClosed = error instanceof HostClosed
    if (!isClosed && !signal.aborted) throw error
  }
  const checked = {attempts, checkedAt: Math.round(clock.now()), isCached: false}
  if (!last) {
    const reason = isClosed ? 'rate-limited' : 'not-checked'
    return {...emptyVerdict, ...checked, kind: 'uncertain', reason}
  }
  const verdict = {...toVerdict(target, last), ...checked}
  return verdict.kind === 'dead' && !isConfirmed
    ? {...verdict, kind: 'uncertain', reason: 'unconfirmed'}
    : verdict
}

async function attempt(
  context: RequestContext,
  target: Target,
  attempts: number,
  time: {left: number}
): Promise<Attempt> {
  const {url, fragments, isImage} = target
  const priority = attempts === 0 ? 1 : 2
  const isStrict = context.settings.strictTls
  if (attempts === 0 && fragments.length === 0 && (isImage || largeFile.test(url.pathname))) {
    const request = {url, method: 'HEAD', fragments, priority, time} as const
    const observation = await follow(context, request)
    const classification = classify(observation, isStrict)
    if (classification.kind === 'alive') return {observation, classification}
  }
  const request = {url, method: 'GET', fragments, priority, time} as const
  const observation = await follow(context, request)
  return {observation, classification: classify(observation, isStrict)}
}

/** Whether no retry is needed. A dead link needs two failures in a row. */
function isConclusive(
  {hosts, clock}: RequestContext,
  {observation, classification}: Attempt,
  previous: Classification | undefined,
  attempts: number
): boolean {
  const {kind, retries} = classification
  if (kind === 'dead' && retries > 0) return previous?.kind === 'dead'
  const {end, from} = observation
  if (end.type === 'response') {
    const wait = readRetryAfter(end.headers.get('retry-after'), clock.now())
    if (wait !== undefined && !hosts.canWait(wait)) return true
  }
  return attempts > Math.min(retries, hosts.settingsOf(from.hostname).retries)
}

/** Milliseconds; random up to the limit (full jitter), so that retries spread out. */
function retryDelay(
  {settings, random}: RequestContext & {random(): number},
  {reason}: Classification,
  attempts: number
): number {
  const {retryDelays} = settings.limits
  const max = retryDelays[Math.min(attempts, retryDelays.length) - 1] ?? 0
  // DNS resolvers cache negative answers, so wait at least the limit.
  return reason === 'no-host' ? max * (1 + random()) : max * random()
}

function toVerdict(
  {fragments}: Target,
  {observation, classification}: Attempt
): Omit<Verdict, 'attempts' | 'checkedAt' | 'isCached'> {
  const {method, hops, end} = observation
  const {kind, reason, target, isSafeMove = false, evidence = []} = classification
  const isSeen = end.type === 'response' && (kind === 'alive' || kind === 'moved')
  const found = isSeen ? end.page?.fragments : undefined
  const mediaType = end.type === 'response' ? mediaTypeOf(end.headers) : undefined
  return {
    kind,
    reason,
    method,
    ...(end.type === 'response' && {status: end.status}),
    ...(end.type === 'failure' && {code: end.code}),
    ...(target !== undefined && {target}),
    ...(mediaType !== undefined && {mediaType}),
    hops: hops.map(
      ({status, href}): Hop => ({
        status,
        href: redact(href).slice(0, maxHopLength).toWellFormed()
      })
    ),
    isSafeMove,
    fragments: new Map(
      fragments.map((fragment) => [fragment, found?.get(fragment) ?? 'unchecked'])
    ),
    evidence: evidence
      .slice(0, maxEvidence)
      .map((text) => redact(text).slice(0, maxEvidenceLength).toWellFormed())
  }
}

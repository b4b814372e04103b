import type {Hop, Verdict} from '../report/links/verdict.ts'
import {redact} from '../text/redact.ts'
import {type Classification, classify} from './classify.ts'
import {follow, type RequestContext} from './follow.ts'
import {readRetryAfter} from './headers.ts'
import {HostClosed} from './hosts.ts'
import {mediaTypeOf, type Observation} from './observation.ts'
import {nothing, type Target} from './target.ts'

/** A second opinion, of who knows better. */
export type Consult = (judgement: Classification) => Promise<Classification>

/** What is not worth being sent, only to know that it is there. */
const large =
  /\.(?:7z|apk|avi|bz2|dmg|docx?|epub|exe|gz|iso|jar|jpe?g|m4a|mkv|mov|mp[34]|msi|ogg|pdf|png|pptx?|rar|rpm|tar|tgz|wav|webm|webp|xlsx?|xz|zip|zst)$/i

/** Longest piece of evidence, in UTF-16 code units. */
const longestEvidence = 120
const mostEvidence = 5

/** Longest address of a hop, in UTF-16 code units. */
const longestHop = 2048

/** What is known so far, by having asked so often. */
interface Known {
  readonly observation: Observation
  readonly judgement: Classification
}

/**
 * Ask for one address, as often as it takes to be sure, or as is allowed.
 *
 * @returns What is known when the run ends, at the latest.
 */
export async function checkOne(
  line: RequestContext & {random(): number; saw(observation: Observation): void},
  target: Target,
  consult: Consult
): Promise<Verdict> {
  const {settings, clock, signal} = line
  const time = {left: settings.limits.address}
  let known: Known | undefined
  let attempts = 0
  let isSure = false
  let isClosed = false
  try {
    while (!isSure && time.left > 0) {
      if (known) await clock.sleep(delayOf(line, known.judgement, attempts), signal)
      const before: Classification | undefined = known?.judgement
      known = await attempt(line, target, attempts, time)
      line.saw(known.observation)
      attempts++
      isSure = isEnough(line, known, before, attempts)
    }
    if (known) known = {...known, judgement: await consult(known.judgement)}
  } catch (error) {
    isClosed = error instanceof HostClosed
    if (!isClosed && !signal.aborted) throw error
  }
  const checked = {attempts, checkedAt: Math.round(clock.now()), isRemembered: false}
  if (!known) {
    const reason = isClosed ? 'rate-limited' : 'not-checked'
    return {...nothing, ...checked, kind: 'uncertain', reason}
  }
  const verdict = {...toVerdict(target, known), ...checked}
  return verdict.kind === 'dead' && !isSure
    ? {...verdict, kind: 'uncertain', reason: 'unconfirmed'}
    : verdict
}

async function attempt(
  line: RequestContext,
  target: Target,
  attempts: number,
  time: {left: number}
): Promise<Known> {
  const {url, fragments, isImage} = target
  const priority = attempts === 0 ? 1 : 2
  const isStrict = line.settings.strictTls
  if (attempts === 0 && fragments.length === 0 && (isImage || large.test(url.pathname))) {
    const question = {url, method: 'HEAD', fragments, priority, time} as const
    const observation = await follow(line, question)
    const judgement = classify(observation, isStrict)
    if (judgement.kind === 'alive') return {observation, judgement}
  }
  const question = {url, method: 'GET', fragments, priority, time} as const
  const observation = await follow(line, question)
  return {observation, judgement: classify(observation, isStrict)}
}

/** Whether to believe it: what looks dead has to look so twice. */
function isEnough(
  {hosts, clock}: RequestContext,
  {observation, judgement}: Known,
  before: Classification | undefined,
  attempts: number
): boolean {
  const {kind, retries} = judgement
  if (kind === 'dead' && retries > 0) return before?.kind === 'dead'
  const {end, from} = observation
  if (end.type === 'answer') {
    const wait = readRetryAfter(end.headers.get('retry-after'), clock.now())
    if (wait !== undefined && !hosts.mayWait(wait)) return true
  }
  return attempts > Math.min(retries, hosts.settingsOf(from.hostname).retries)
}

/** Any time up to the limit, so that what failed together is not asked again together. */
function delayOf(
  {settings, random}: RequestContext & {random(): number},
  {reason}: Classification,
  attempts: number
): number {
  const {retryDelays} = settings.limits
  const most = retryDelays[Math.min(attempts, retryDelays.length) - 1] ?? 0
  // Who keeps names may not know yet.
  return reason === 'no-host' ? most * (1 + random()) : most * random()
}

function toVerdict(
  {fragments}: Target,
  {observation, judgement}: Known
): Omit<Verdict, 'attempts' | 'checkedAt' | 'isRemembered'> {
  const {method, hops, end} = observation
  const {kind, reason, target, isSafeMove = false, evidence = []} = judgement
  const isSeen = end.type === 'answer' && (kind === 'alive' || kind === 'moved')
  const found = isSeen ? end.page?.fragments : undefined
  const mediaType = end.type === 'answer' ? mediaTypeOf(end.headers) : undefined
  return {
    kind,
    reason,
    method,
    ...(end.type === 'answer' && {status: end.status}),
    ...(end.type === 'failure' && {code: end.code}),
    ...(target !== undefined && {target}),
    ...(mediaType !== undefined && {mediaType}),
    hops: hops.map(
      ({status, href}): Hop => ({
        status,
        href: redact(href).slice(0, longestHop).toWellFormed()
      })
    ),
    isSafeMove,
    fragments: new Map(
      fragments.map((fragment) => [fragment, found?.get(fragment) ?? 'unchecked'])
    ),
    evidence: evidence
      .slice(0, mostEvidence)
      .map((text) => redact(text).slice(0, longestEvidence).toWellFormed())
  }
}

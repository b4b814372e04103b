import type {Dispatcher} from 'undici'
import {isPage, readUrl} from '../report/links/address.ts'
import {refusalOf} from '../report/links/offline.ts'
import {acceptedEncodings} from './body.ts'
import {isSuspicious} from './classify.ts'
import {type Answer, exchange} from './exchange.ts'
import {failureCode, LinkFailure} from './failure.ts'
import {readLocation, readRetryAfter} from './headers.ts'
import {HostClosed, type Hosts, type Priority} from './hosts.ts'
import {type End, mediaTypeOf, type Observation, type Redirect} from './observation.ts'
import {isPlaceInPage, PageReader} from './page.ts'
import {hasPlaces, isListed} from './page-patterns.ts'
import type {Clock} from './parts.ts'
import type {LinkSettings} from './settings.ts'

/** What all requests of a run share. */
export interface RequestContext {
  readonly dispatcher: Dispatcher
  readonly hosts: Hosts
  readonly settings: LinkSettings
  readonly clock: Clock
  /** Ends the run. */
  readonly signal: AbortSignal
  readonly userAgent: string
}

/** What to ask. */
export interface LinkRequest {
  readonly url: URL
  readonly method: 'GET' | 'HEAD'
  /** Places to look for in the page. */
  readonly fragments: readonly string[]
  readonly priority: Priority
  /** What is left of the time for this address, in milliseconds; counted down. */
  readonly time: {left: number}
}

const statusesOfRedirects = new Set([301, 302, 303, 307, 308])

/**
 * Ask for an address and go where it leads, each step as guarded and paced as the first. A HEAD is not
 * led anywhere: a GET is to see that.
 *
 * @throws HostClosed
 * @throws The reason of the signal.
 */
export async function follow(line: RequestContext, question: LinkRequest): Promise<Observation> {
  const {method, url: from} = question
  const hops: Redirect[] = []
  const visited = new Set<string>()
  let to = from
  let hasCookies = false
  const observe = (end: End): Observation => ({method, from, to, hops, hasCookies, end})
  for (;;) {
    visited.add(to.href)
    const step = await ask(line, question, to, hops.length)
    if (step.type === 'failure') return observe(step)
    const {status, headers} = step
    if (!statusesOfRedirects.has(status) || method === 'HEAD') return observe(step)
    hasCookies ||= headers.has('set-cookie')
    const next = nextUrl(headers, to)
    hops.push({status, href: next?.href ?? headers.get('location') ?? ''})
    const problem = problemOf(next, visited, hops.length > line.settings.limits.redirects)
    if (problem || !next) return observe({type: 'redirect', problem: problem ?? 'bad-redirect'})
    to = next
  }
}

function nextUrl(headers: ReadonlyMap<string, string>, base: URL): URL | undefined {
  const location = readLocation(headers.get('location') ?? '')
  return location === undefined || location.trim() === '' ? undefined : readUrl(location, base)
}

function problemOf(next: URL | undefined, visited: ReadonlySet<string>, areTooMany: boolean) {
  if (!next) return 'bad-redirect'
  if (!/^https?:$/.test(next.protocol)) return 'redirect-scheme'
  if (visited.has(next.href)) return 'redirect-loop'
  return areTooMany ? 'too-many-redirects' : undefined
}

async function ask(
  line: RequestContext,
  question: LinkRequest,
  url: URL,
  hops: number
): Promise<Exclude<End, {type: 'redirect'}>> {
  const {hosts, settings, clock, signal} = line
  const {method, time} = question
  const refusal = refusalOf(url, settings.allowPrivate)
  if (refusal) return {type: 'failure', code: refusal.toUpperCase().replace('-', '_')}
  const leave = await hosts.enter(url.hostname, hops > 0 ? 0 : question.priority)
  const startedAt = clock.now()
  let reader: PageReader | undefined
  try {
    if (time.left <= 0) throw new LinkFailure('ADDRESS_TIMEOUT')
    const {isWhole, ...answer} = await exchange(line.dispatcher, {
      url,
      method,
      headers: {'user-agent': line.userAgent, accept: '*/*', 'accept-encoding': acceptedEncodings},
      connect: settings.limits.connect,
      timeout: hosts.settingsOf(url.hostname).timeout,
      body: settings.limits.body,
      bytes: settings.limits.bytes,
      total: time.left,
      signal,
      read: (answer) => {
        reader = readerFor(question, url, answer)
        return reader
      }
    })
    const retryAfter = readRetryAfter(answer.headers.get('retry-after'), clock.now())
    hosts.answered(url.hostname, answer.status, retryAfter, startedAt)
    return {type: 'answer', ...answer, page: reader?.finish(isWhole)}
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (error instanceof HostClosed) throw error
    return {type: 'failure', code: failureCode(error)}
  } finally {
    time.left -= clock.now() - startedAt
    leave()
  }
}

/** Bodies are read where they may tell something: places, or that a page is not what it seems. */
function readerFor(question: LinkRequest, url: URL, answer: Answer): PageReader | undefined {
  const {status, headers} = answer
  if (status < 200 || status > 206 || !isPage(mediaTypeOf(headers))) return undefined
  const fragments = hasPlaces(url.hostname) ? question.fragments.filter(isPlaceInPage) : []
  const needsFace = isListed(url.hostname) || isSuspicious(question.url, url)
  if (fragments.length === 0 && !needsFace) return undefined
  return new PageReader(fragments, needsFace, headers.get('content-type') ?? '')
}

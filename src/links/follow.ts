import type {Dispatcher} from 'undici'
import {isPage, readUrl} from '../report/links/address.ts'
import {refusalOf} from '../report/links/offline.ts'
import {acceptedEncodings} from './body.ts'
import {isSuspicious} from './classify.ts'
import {exchange, type ResponseHead} from './exchange.ts'
import {failureCode, LinkFailure} from './failure.ts'
import {readLocation, readRetryAfter} from './headers.ts'
import {HostClosed, type Hosts, type Priority} from './hosts.ts'
import {type End, mediaTypeOf, type Observation, type Redirect} from './observation.ts'
import {isSearchable, PageReader} from './page.ts'
import {hasAnchors, hasHostPatterns} from './page-patterns.ts'
import type {Clock} from './parts.ts'
import type {LinkSettings} from './settings.ts'

/** What all requests of a run share. */
export interface RequestContext {
  readonly dispatcher: Dispatcher
  readonly hosts: Hosts
  readonly settings: LinkSettings
  readonly clock: Clock
  /** Aborts the run. */
  readonly signal: AbortSignal
  readonly userAgent: string
}

/** One request, redirects not included. */
export interface LinkRequest {
  readonly url: URL
  readonly method: 'GET' | 'HEAD'
  /** Fragments to look for in the page, percent-encoded. */
  readonly fragments: readonly string[]
  readonly priority: Priority
  /** Time left for this address, in milliseconds; requests subtract from it. */
  readonly time: {left: number}
}

const redirectStatuses = new Set([301, 302, 303, 307, 308])

/** As a browser asks for a page (Fetch standard, 4.1): some servers answer 404 to anything else. */
const acceptedTypes = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

/**
 * Sends a request and follows its redirects; every hop is guarded and throttled alike. Redirects of
 * a HEAD are not followed: they need a GET.
 *
 * @throws HostClosed
 * @throws The reason of the signal.
 */
export async function follow(context: RequestContext, request: LinkRequest): Promise<Observation> {
  const {method, url: from} = request
  const hops: Redirect[] = []
  const visited = new Set<string>()
  let to = from
  let hasCookies = false
  const observe = (end: End): Observation => ({method, from, to, hops, hasCookies, end})
  for (;;) {
    visited.add(to.href)
    const step = await requestOnce(context, request, to, hops.length)
    if (step.type === 'failure') return observe(step)
    const {status, headers} = step
    // Without `Location`, a browser shows the body (Fetch standard, 4.4).
    const leadsOn = redirectStatuses.has(status) && (headers.get('location') ?? '').trim() !== ''
    if (!leadsOn || method === 'HEAD') return observe(step)
    hasCookies ||= headers.has('set-cookie')
    const next = nextUrl(headers, to)
    hops.push({status, href: next?.href ?? headers.get('location') ?? ''})
    const problem = problemOf(next, visited, hops.length > context.settings.limits.redirects)
    if (problem || !next) return observe({type: 'redirect', problem: problem ?? 'bad-redirect'})
    to = next
  }
}

function nextUrl(headers: ReadonlyMap<string, string>, base: URL): URL | undefined {
  const location = readLocation(headers.get('location') ?? '')
  return location === undefined || location.trim() === '' ? undefined : readUrl(location, base)
}

function problemOf(next: URL | undefined, visited: ReadonlySet<string>, isOverLimit: boolean) {
  if (!next) return 'bad-redirect'
  if (!/^https?:$/.test(next.protocol)) return 'redirect-scheme'
  if (visited.has(next.href)) return 'redirect-loop'
  return isOverLimit ? 'too-many-redirects' : undefined
}

async function requestOnce(
  context: RequestContext,
  request: LinkRequest,
  url: URL,
  hops: number
): Promise<Exclude<End, {type: 'redirect'}>> {
  const {hosts, settings, clock, signal} = context
  const {method, time} = request
  const refusal = refusalOf(url, settings.allowPrivate)
  if (refusal) return {type: 'failure', code: refusal.toUpperCase().replace('-', '_')}
  const release = await hosts.acquire(url.hostname, hops > 0 ? 0 : request.priority)
  const startedAt = clock.now()
  let reader: PageReader | undefined
  try {
    if (time.left <= 0) throw new LinkFailure('ADDRESS_TIMEOUT')
    const {isWhole, ...response} = await exchange(context.dispatcher, {
      url,
      method,
      headers: {
        'user-agent': context.userAgent,
        accept: acceptedTypes,
        'accept-encoding': acceptedEncodings
      },
      connect: settings.limits.connect,
      timeout: hosts.settingsOf(url.hostname).timeout,
      body: settings.limits.body,
      bytes: settings.limits.bytes,
      total: time.left,
      signal,
      read: (response) => {
        reader = readerFor(request, url, response)
        return reader
      }
    })
    const retryAfter = readRetryAfter(response.headers.get('retry-after'), clock.now())
    hosts.onResponse(url.hostname, response.status, retryAfter, startedAt)
    return {type: 'response', ...response, page: reader?.finish(isWhole)}
  } catch (error) {
    if (signal.aborted) throw signal.reason
    if (error instanceof HostClosed) throw error
    return {type: 'failure', code: failureCode(error)}
  } finally {
    time.left -= clock.now() - startedAt
    release()
  }
}

/** Reads a page to search its fragments, and to detect a soft 404 or bot protection. */
function readerFor(request: LinkRequest, url: URL, response: ResponseHead): PageReader | undefined {
  const {status, headers} = response
  if (status < 200 || status > 206 || !isPage(mediaTypeOf(headers))) return undefined
  const fragments = hasAnchors(url.hostname) ? request.fragments.filter(isSearchable) : []
  const isDoubtful = hasHostPatterns(url.hostname) || isSuspicious(request.url, url)
  return new PageReader(
    fragments,
    isDoubtful ? 'source' : 'title',
    headers.get('content-type') ?? ''
  )
}

import {isPage} from '../report/links/address.ts'
import type {Reason, VerdictKind} from '../report/links/verdict.ts'
import {isCanonical, isPermanent, isSafeMove, isUpgrade, targetOf} from './move.ts'
import {mediaTypeOf, type Observation} from './observation.ts'
import {findPattern, hasHostPatterns, isLogin} from './page-patterns.ts'

/** What one observation says about its address. */
export interface Classification {
  readonly kind: VerdictKind
  readonly reason: Reason
  /** Retries before it is believed; a dead link needs a second failure. */
  readonly retries: number
  readonly target?: string | undefined
  readonly isSafeMove?: boolean
  readonly evidence?: readonly string[]
}

type Row = readonly [kind: VerdictKind, reason: Reason, retries: number]

/** By HTTP status, as inclusive ranges; the first match counts. */
const statuses: readonly (readonly [from: number, to: number, row: Row])[] = [
  [200, 206, ['alive', 'ok', 0]],
  [304, 304, ['alive', 'ok', 0]],
  [400, 400, ['uncertain', 'status', 1]],
  [403, 403, ['uncertain', 'status', 1]],
  [404, 404, ['dead', 'gone', 1]],
  [408, 408, ['uncertain', 'server-error', 2]],
  [410, 410, ['dead', 'gone', 1]],
  [414, 414, ['uncertain', 'status', 1]],
  [422, 422, ['uncertain', 'status', 1]],
  [425, 425, ['uncertain', 'server-error', 2]],
  [429, 429, ['uncertain', 'rate-limited', 2]],
  [500, 504, ['uncertain', 'server-error', 2]],
  [520, 527, ['uncertain', 'server-error', 2]],
  [530, 530, ['uncertain', 'server-error', 2]],
  [505, 599, ['uncertain', 'server-error', 0]]
]

/** Any other status proves that the server is there, but says nothing about the page. */
const otherStatus: Row = ['uncertain', 'status', 0]

/** By error code; the first match counts. */
const failures: readonly (readonly [codes: RegExp, row: Row])[] = [
  [/^ENOTFOUND$/, ['dead', 'no-host', 1]],
  [/_TIMEOUT$/, ['uncertain', 'timeout', 1]],
  [/^NON_PUBLIC$/, ['uncertain', 'non-public', 0]],
  [/^PORT$/, ['uncertain', 'port', 0]],
  [/^USERINFO$/, ['uncertain', 'userinfo', 0]],
  [
    /^(?:CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|EPROTO|HOSTNAME_MISMATCH|INVALID_PURPOSE)/,
    ['uncertain', 'tls', 0]
  ],
  [/^(?:HPE_|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_)/, ['uncertain', 'protocol', 2]]
]

const otherFailure: Row = ['uncertain', 'network', 2]

/** Response headers that show bot protection or rate limiting. */
const evidenceHeaders = ['cf-mitigated', 'retry-after'] as const

/** Statuses that bot protection in front of a page uses, too. */
const mayBeWall = (status: number) => status === 403 || status === 429 || status === 503

/**
 * Classifies an observation.
 *
 * @param isTlsStrict Whether an address with an invalid certificate is dead.
 */
export function classify(observation: Observation, isTlsStrict: boolean): Classification {
  const {end, hasCookies} = observation
  switch (end.type) {
    case 'failure':
      return classifyFailure(end.code, isTlsStrict)
    case 'redirect': {
      const isLoop = end.problem === 'redirect-loop' || end.problem === 'too-many-redirects'
      return isLoop
        ? {kind: hasCookies ? 'uncertain' : 'dead', reason: end.problem, retries: 1}
        : {kind: 'dead', reason: end.problem, retries: 0}
    }
    case 'response': {
      const evidence = evidenceOf(end.status, end.headers)
      const isThere = end.status >= 200 && end.status <= 206
      const classification = isThere ? classifyPage(observation) : undefined
      return classification ?? {...toClassification(rowOf(end.status)), evidence}
    }
  }
}

function classifyFailure(code: string, isTlsStrict: boolean): Classification {
  const classification = toClassification(
    failures.find(([codes]) => codes.test(code))?.[1] ?? otherFailure
  )
  const isDead = isTlsStrict && classification.reason === 'tls' && code !== 'EPROTO'
  return isDead ? {...classification, kind: 'dead'} : classification
}

/** Classifies a 2xx response by its URL and page. Returns undefined if it is simply alive. */
function classifyPage({from, to, hops, end}: Observation): Classification | undefined {
  const page = end.type === 'response' ? end.page : undefined
  const isPlain = hops.length === 0 && !hasHostPatterns(to.hostname) && !page?.fragments.size
  const pattern = page && findPattern(page.summary, to.hostname, isPlain)
  const uncertain = {kind: 'uncertain', retries: 0} as const
  if (hops.length > 0 && isLogin(from, to)) return {...uncertain, reason: 'login'}
  if (pattern) return {...uncertain, reason: pattern.reason, evidence: [pattern.evidence]}
  if (hops.length === 0) return undefined
  const mediaType = end.type === 'response' ? mediaTypeOf(end.headers) : undefined
  if (isHome(to) && !isHome(from) && (mediaType === undefined || isPage(mediaType))) {
    return {...uncertain, reason: 'soft-404', evidence: ['/']}
  }
  const move = {from, to, statuses: hops.map(({status}) => status)}
  if (!isPermanent(move) && !isUpgrade(move)) return undefined
  const target = targetOf(move)
  return {
    kind: 'moved',
    reason: 'moved',
    retries: 0,
    target,
    isSafeMove: target !== undefined && isSafeMove(move)
  }
}

/** Whether to read the page after a redirect, since a 200 may be a soft 404 or a login page. */
export function isSuspicious(from: URL, to: URL): boolean {
  return from.href !== to.href && !isCanonical({from, to})
}

function isHome({pathname, search}: URL): boolean {
  return /^\/(?:index\.\w{1,5})?$/.test(pathname) && search === ''
}

function rowOf(status: number): Row {
  return statuses.find(([from, to]) => status >= from && status <= to)?.[2] ?? otherStatus
}

function toClassification([kind, reason, retries]: Row): Classification {
  return {kind, reason, retries}
}

function evidenceOf(status: number, headers: ReadonlyMap<string, string>): string[] {
  const lines = evidenceHeaders.flatMap((name) => {
    const value = headers.get(name)
    return value === undefined ? [] : [`${name}: ${value}`]
  })
  const server = headers.get('server') ?? ''
  const isWall = mayBeWall(status) && /^(?:cloudflare|ddos-guard|akamaighost|sucuri)/i.test(server)
  return isWall ? [...lines, `server: ${server}`] : lines
}

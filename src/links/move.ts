import {getDomain} from 'tldts'
import {hasSecrets} from '../text/redact.ts'

/** Maximum length of a suggested address, in UTF-16 code units. */
const maxTargetLength = 2048

/** Both ends of a redirect chain. */
export interface Move {
  readonly from: URL
  readonly to: URL
  /** Of the redirects, in order. */
  readonly statuses: readonly number[]
}

/** Whether all redirects are permanent (301 or 308). */
export function isPermanent({statuses}: Move): boolean {
  return statuses.every((status) => status === 301 || status === 308)
}

/** Whether it only changes HTTP to HTTPS; worth reporting whatever the status. */
export function isUpgrade({from, to, statuses}: Move): boolean {
  return (
    from.protocol === 'http:' &&
    to.protocol === 'https:' &&
    from.hostname === to.hostname &&
    to.hash === '' &&
    statuses.length === 1 &&
    isSamePath(from, to)
  )
}

/** Whether the new address is a normalized form of the old: same domain, path and query. */
export function isCanonical({from, to}: Omit<Move, 'statuses'>): boolean {
  return isSamePath(from, to) && domainOf(from) === domainOf(to)
}

/** Whether a safe edit may replace the old address. */
export function isSafeMove(move: Move): boolean {
  const {from, to} = move
  const isSameScheme = from.protocol === to.protocol
  return (
    (isPermanent(move) || isUpgrade(move)) &&
    isCanonical(move) &&
    (isSameScheme || to.protocol === 'https:') &&
    to.port === (isSameScheme ? from.port : '') &&
    to.hash === '' &&
    (locale.exec(to.hostname)?.[0] ?? '') === (locale.exec(from.hostname)?.[0] ?? '') &&
    !/[()<>[\]\s`|\\]/.test(to.href.replace(sharedText(move), ''))
  )
}

/** Language subdomain: a redirect to another one depends on the reader. */
const locale = /^[a-z]{2}(?:-[a-z]{2,4})?(?=\.)/i

/** The new address as suggested to the author; undefined if it is too long or contains secrets. */
export function targetOf({to}: Pick<Move, 'to'>): string | undefined {
  return to.href.length > maxTargetLength || hasSecrets(to.href) ? undefined : to.href
}

/** Path and query if unchanged: characters that were in the report already may stay. */
function sharedText({from, to}: Move): string {
  const [old, now] = [from, to].map(({pathname, search}) => pathname + search)
  return old === now ? (now ?? '') : ''
}

function isSamePath(from: URL, to: URL): boolean {
  return from.search === to.search && plainPath(from) === plainPath(to)
}

/** Without a trailing slash, in lower case: differences that servers normalize. */
function plainPath({pathname}: URL): string {
  return (pathname.endsWith('/') ? pathname.slice(0, -1) : pathname).toLowerCase()
}

/** The registrable domain (public suffix list, private section included), else the host. */
function domainOf({hostname}: URL): string {
  return getDomain(hostname, {allowPrivateDomains: true}) ?? hostname
}

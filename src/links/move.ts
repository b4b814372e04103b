import {getDomain} from 'tldts'
import {hasSecrets} from '../text/redact.ts'

/** Longest address that is put into a report. */
const longestTarget = 2048

/** What a redirect needs for being judged. */
export interface Move {
  readonly from: URL
  readonly to: URL
  /** Statuses of the redirects in their order. */
  readonly statuses: readonly number[]
}

/** Whether all redirects are for good. */
export function isPermanent({statuses}: Move): boolean {
  return statuses.every((status) => status === 301 || status === 308)
}

/** Whether it is the same address, with encryption: worth knowing, whatever the status says. */
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

/** Whether the new address is the old one in its preferred form: no other page, host or question. */
export function isCanonical({from, to}: Omit<Move, 'statuses'>): boolean {
  return isSamePath(from, to) && domainOf(from) === domainOf(to)
}

/** Whether a repair may put the new address in the place of the old one without asking. */
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

/** A language as the first label of a host: who is led there has another one than the author. */
const locale = /^[a-z]{2}(?:-[a-z]{2,4})?(?=\.)/i

/** The new address as it would be written down; nothing where it is none for a report. */
export function targetOf({to}: Pick<Move, 'to'>): string | undefined {
  return to.href.length > longestTarget || hasSecrets(to.href) ? undefined : to.href
}

/** Path and query, where both have the same: what stood in the report may go on standing there. */
function sharedText({from, to}: Move): string {
  const [old, now] = [from, to].map(({pathname, search}) => pathname + search)
  return old === now ? (now ?? '') : ''
}

function isSamePath(from: URL, to: URL): boolean {
  return from.search === to.search && plainPath(from) === plainPath(to)
}

/** Without the differences that servers make disappear: a slash at the end, upper and lower case. */
function plainPath({pathname}: URL): string {
  return (pathname.endsWith('/') ? pathname.slice(0, -1) : pathname).toLowerCase()
}

/** The name that somebody registered; the host, where it is no such name. */
function domainOf({hostname}: URL): string {
  return getDomain(hostname, {allowPrivateDomains: true}) ?? hostname
}

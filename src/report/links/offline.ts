import {readUrl} from './address.ts'
import {mayBePublic} from './public-host.ts'
import type {Reason, VerdictKind} from './verdict.ts'

/** A verdict without a request. */
export interface OfflineVerdict {
  readonly kind: Extract<VerdictKind, 'invalid' | 'uncertain'>
  readonly reason: Extract<Reason, 'malformed' | 'userinfo' | 'non-public' | 'port'>
}

/**
 * Judges an address without the network.
 *
 * @param href An address with the protocol `http:` or `https:`.
 * @param allowPrivate Whether private networks and all ports are allowed.
 * @returns undefined if it takes a request.
 */
export function judgeOffline(href: string, allowPrivate: boolean): OfflineVerdict | undefined {
  const url = readUrl(href)
  if (!url) return {kind: 'invalid', reason: 'malformed'}
  const reason = refusalOf(url, allowPrivate)
  return reason && {kind: reason === 'port' ? 'uncertain' : 'invalid', reason}
}

/** Why no request may be sent to a URL; undefined if one may. */
export function refusalOf(
  url: URL,
  allowPrivate: boolean
): Exclude<OfflineVerdict['reason'], 'malformed'> | undefined {
  if (url.username !== '' || url.password !== '') return 'userinfo'
  if (allowPrivate) return undefined
  if (!mayBePublic(url.hostname)) return 'non-public'
  return isWebPort(url.port) ? undefined : 'port'
}

/** The usual ports of web servers; on others, services of any kind may listen. */
function isWebPort(port: string): boolean {
  return /^(?:80|443|8\d{3})?$/.test(port)
}

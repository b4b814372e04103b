import {readUrl} from './address.ts'
import {mayBePublic} from './public-host.ts'
import type {Reason, VerdictKind} from './verdict.ts'

/** What is wrong with an address before anybody is asked. */
export interface OfflineVerdict {
  readonly kind: Extract<VerdictKind, 'invalid' | 'uncertain'>
  readonly reason: Extract<Reason, 'malformed' | 'userinfo' | 'non-public' | 'port'>
}

/**
 * What can be said of an address without a network.
 *
 * @param href An address with a protocol of the web.
 * @param allowPrivate Whether private networks and all ports may be asked.
 * @returns Nothing where it has to be asked.
 */
export function judgeOffline(href: string, allowPrivate: boolean): OfflineVerdict | undefined {
  const url = readUrl(href)
  if (!url) return {kind: 'invalid', reason: 'malformed'}
  const reason = refusalOf(url, allowPrivate)
  return reason && {kind: reason === 'port' ? 'uncertain' : 'invalid', reason}
}

/** Why a URL is not asked. */
export function refusalOf(
  url: URL,
  allowPrivate: boolean
): Exclude<OfflineVerdict['reason'], 'malformed'> | undefined {
  if (url.username !== '' || url.password !== '') return 'userinfo'
  if (allowPrivate) return undefined
  if (!mayBePublic(url.hostname)) return 'non-public'
  return isWebPort(url.port) ? undefined : 'port'
}

/** The usual ports of web servers; others may belong to services that answer in surprising ways. */
function isWebPort(port: string): boolean {
  return /^(?:80|443|8\d{3})?$/.test(port)
}

import {readUrl} from '../report/links/address.ts'
import {hasSecrets} from '../text/redact.ts'
import {exchange} from './exchange.ts'
import type {RequestContext} from './follow.ts'

/** The Wayback Machine. */
export const archiveOrigin = 'https://web.archive.org'

/**
 * Finds the newest archived copy of a page: the archive redirects to it.
 *
 * @param href URL of the page; one that contains secrets is not sent.
 * @param origin Origin of the archive.
 * @returns URL of the copy; undefined if there is none or the request fails.
 */
export async function findArchived(
  context: RequestContext,
  href: string,
  origin: string
): Promise<string | undefined> {
  const url = readUrl(`${origin}/web/${href}`)
  if (!url || hasSecrets(href)) return undefined
  const {hosts, settings, signal, userAgent} = context
  try {
    const release = await hosts.acquire(url.hostname, 1)
    try {
      const {headers} = await exchange(context.dispatcher, {
        url,
        method: 'GET',
        headers: {'user-agent': userAgent},
        connect: settings.limits.connect,
        timeout: hosts.settingsOf(url.hostname).timeout,
        body: settings.limits.body,
        total: settings.limits.address,
        bytes: settings.limits.bytes,
        signal
      })
      const copy = readUrl(headers.get('location') ?? '', url)
      const isCopy = copy?.origin === url.origin && /^\/web\/\d{4,14}\/http/.test(copy.pathname)
      return isCopy && !/[()<>\s]/.test(copy.href) ? copy.href : undefined
    } finally {
      release()
    }
  } catch {
    // A failed lookup is not worth reporting.
    return undefined
  }
}

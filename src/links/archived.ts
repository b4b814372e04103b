import {readUrl} from '../report/links/address.ts'
import {hasSecrets} from '../text/redact.ts'
import {exchange} from './exchange.ts'
import type {RequestContext} from './follow.ts'

/** Where copies of pages are kept. */
export const archiveOrigin = 'https://web.archive.org'

/**
 * The newest copy of a page in the archive: it redirects there.
 *
 * @param href An address; one with secrets is not told to others.
 * @param origin Where to ask.
 * @returns Nothing where there is none, or no answer.
 */
export async function findArchived(
  line: RequestContext,
  href: string,
  origin: string
): Promise<string | undefined> {
  const url = readUrl(`${origin}/web/${href}`)
  if (!url || hasSecrets(href)) return undefined
  const {hosts, settings, signal, userAgent} = line
  try {
    const leave = await hosts.enter(url.hostname, 1)
    try {
      const {headers} = await exchange(line.dispatcher, {
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
      leave()
    }
  } catch {
    // What cannot be found is not offered.
    return undefined
  }
}

import {getDomain} from 'tldts'

/** Domains that share one throttle. */
const aliases: ReadonlyMap<string, string> = new Map([['githubusercontent.com', 'github.com']])

/**
 * Returns the name by which a host is throttled: the closest parent with settings of its own, else
 * the registrable domain, else the host.
 *
 * @param named Names with settings.
 */
export function pacingName(hostname: string, named: ReadonlyMap<string, unknown>): string {
  const host = hostname.replace(/\.$/, '')
  const own = namesAbove(host).find((name) => named.has(name))
  if (own !== undefined) return own
  const domain = getDomain(host) ?? host
  return aliases.get(domain) ?? domain
}

/** A host and its parent domains, closest first. */
export function namesAbove(host: string): string[] {
  const labels = host.split('.')
  return labels.map((_, index) => labels.slice(index).join('.'))
}

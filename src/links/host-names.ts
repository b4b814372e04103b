import {getDomain} from 'tldts'

/** Hosts that count requests together. */
const aliases: ReadonlyMap<string, string> = new Map([['githubusercontent.com', 'github.com']])

/**
 * The name that a host is paced by: the nearest name above it that has settings of its own, else the
 * domain that somebody registered, else the host.
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

/** A host and the names above it, the nearest first. */
export function namesAbove(host: string): string[] {
  const labels = host.split('.')
  return labels.map((_, index) => labels.slice(index).join('.'))
}

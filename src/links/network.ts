import {lookup as systemLookup} from 'node:dns'
import type {LookupFunction} from 'node:net'
import {readUrl} from '../report/links/address.ts'
import type {Observation} from './observation.ts'

/** Minimum number of failed hosts before the network is considered down. */
const minFailedHosts = 5

/** Error codes of failures before any response. */
const unreachableCodes =
  /^(?:ENOTFOUND|EAI_\w+|ESERVFAIL|ENETUNREACH|ENETDOWN|EHOSTUNREACH|EHOSTDOWN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EADDRNOTAVAIL|CONNECT_TIMEOUT|UND_ERR_SOCKET)$/

/** Error codes of a machine without network, not of one faulty host. */
const offlineCodes = /^(?:ENOTFOUND|EAI_\w+|ESERVFAIL|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL)$/

/** Error codes of DNS. */
const dnsCodes = /^(?:ENOTFOUND|EAI_\w+|ESERVFAIL)$/

/** Detects a missing network from the observations of a run. */
export class Network {
  /** Whether any server responded, however badly. */
  isReached = false
  /** Whether DNS works. */
  hasDns = false
  readonly #threshold: number
  readonly #failed = new Set<string>()
  #hasHostFailure = false

  /**
   * @param hosts Number of hosts to check.
   * @param atOnce Number of concurrent requests: early failures mean nothing while others are in
   * flight.
   */
  constructor(hosts: number, atOnce: number) {
    this.#threshold = Math.max(minFailedHosts, Math.min(hosts, atOnce))
  }

  record({from, to, hops, end}: Observation): void {
    // A redirect proves that its host was reached, whatever followed.
    if (hops.length > 0) {
      this.isReached = true
      this.hasDns ||= isName(from.hostname)
    }
    const code = end.type === 'failure' ? end.code : ''
    if (!dnsCodes.test(code) && isName(to.hostname)) this.hasDns = true
    if (!unreachableCodes.test(code)) this.isReached = true
    else this.#failed.add(to.hostname)
    if (!offlineCodes.test(code)) this.#hasHostFailure = true
  }

  /** Whether to abort the run: many hosts failed and none responded. */
  get isUnreachable(): boolean {
    return !this.isReached && this.#failed.size >= this.#threshold
  }

  /** Whether there was no network, once all hosts were checked. */
  get wasUnreachable(): boolean {
    return this.isUnreachable || (!this.isReached && this.#failed.size > 0 && !this.#hasHostFailure)
  }
}

/** Maximum number of names that are looked up to test DNS. */
const maxProbes = 3

/**
 * Tests DNS with hosts that an earlier run reached.
 *
 * @param addresses Link keys.
 */
export async function canResolve(
  addresses: readonly string[],
  lookup: LookupFunction = systemLookup as LookupFunction
): Promise<boolean> {
  const hosts = new Set(addresses.map((address) => readUrl(address)?.hostname ?? ''))
  const names = [...hosts].filter(isName).slice(0, maxProbes)
  const found = await Promise.all(
    names.map(
      (name) =>
        new Promise<boolean>((resolve) => {
          lookup(name, {all: true}, (error) => resolve(!error))
        })
    )
  )
  return found.includes(true)
}

/** IP literals are not looked up. */
function isName(hostname: string): boolean {
  return hostname !== '' && !/^[\d.]+$|^\[/.test(hostname)
}

import {lookup as systemLookup} from 'node:dns'
import type {LookupFunction} from 'node:net'
import {readUrl} from '../report/links/address.ts'
import type {Observation} from './observation.ts'

/** Hosts that have to fail before a lack of network is suspected, where there are as many. */
const fewHosts = 5

/** Codes of failures that happen before anybody is reached. */
const nobody =
  /^(?:ENOTFOUND|EAI_\w+|ESERVFAIL|ENETUNREACH|ENETDOWN|EHOSTUNREACH|EHOSTDOWN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EADDRNOTAVAIL|CONNECT_TIMEOUT|UND_ERR_SOCKET)$/

/** Those that a machine without network meets, rather than a host with a fault. */
const noNetwork = /^(?:ENOTFOUND|EAI_\w+|ESERVFAIL|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL)$/

/** Those of a name that could not be looked up. */
const noName = /^(?:ENOTFOUND|EAI_\w+|ESERVFAIL)$/

/** Whether there is a network at all, as the hosts of a run show. */
export class Network {
  /** Whether somebody answered, were it with nonsense. */
  isReached = false
  /** Whether names can be looked up. */
  hasNames = false
  readonly #enough: number
  readonly #failed = new Set<string>()
  #couldBeHosts = false

  /**
   * @param hosts How many are asked.
   * @param atOnce How many of them at once: a fast failure is no sign while others are under way.
   */
  constructor(hosts: number, atOnce: number) {
    this.#enough = Math.max(fewHosts, Math.min(hosts, atOnce))
  }

  saw({from, to, hops, end}: Observation): void {
    // Who sent us on was there, whoever was not after that.
    if (hops.length > 0) {
      this.isReached = true
      this.hasNames ||= isName(from.hostname)
    }
    const code = end.type === 'failure' ? end.code : ''
    if (!noName.test(code) && isName(to.hostname)) this.hasNames = true
    if (!nobody.test(code)) this.isReached = true
    else this.#failed.add(to.hostname)
    if (!noNetwork.test(code)) this.#couldBeHosts = true
  }

  /** Whether to give up: so many hosts, and nobody there. */
  get isLost(): boolean {
    return !this.isReached && this.#failed.size >= this.#enough
  }

  /** Whether there was no network, now that all were asked. */
  get wasLost(): boolean {
    return this.isLost || (!this.isReached && this.#failed.size > 0 && !this.#couldBeHosts)
  }
}

/** Names that are looked up to see whether names can be. */
const mostProbes = 3

/**
 * Whether names can be looked up: some of those that an earlier run found.
 *
 * @param addresses Keys of addresses.
 */
export async function canResolve(
  addresses: readonly string[],
  lookup: LookupFunction = systemLookup as LookupFunction
): Promise<boolean> {
  const hosts = new Set(addresses.map((address) => readUrl(address)?.hostname ?? ''))
  const names = [...hosts].filter(isName).slice(0, mostProbes)
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

/** Numbers need no looking up. */
function isName(hostname: string): boolean {
  return hostname !== '' && !/^[\d.]+$|^\[/.test(hostname)
}

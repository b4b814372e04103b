import {lookup as systemLookup} from 'node:dns'
import type {LookupFunction, Socket} from 'node:net'
import {buildConnector} from 'undici'
import {isPublicAddress, mayBePublic} from '../report/links/public-host.ts'
import {LinkFailure} from './failure.ts'

export interface GuardOptions {
  readonly lookup?: LookupFunction | undefined
  /** Connect timeout in milliseconds, DNS lookup included. */
  readonly timeout: number
  readonly allowPrivate: boolean
}

/**
 * Milliseconds until the next address of a host is tried (RFC 8305); more than Node.js has, for
 * distant hosts.
 */
const attemptTimeout = 1000

/**
 * Creates an undici connector that connects to public addresses only (SSRF protection). IP literals
 * are checked first, since they are never looked up. Names are resolved once, and the checked
 * address is the one connected to, which rules out DNS rebinding. Finally, the remote address of
 * the socket is checked.
 */
export function guardedConnector(options: GuardOptions): buildConnector.connector {
  const {timeout, allowPrivate, lookup = systemLookup as LookupFunction} = options
  const connect = buildConnector({
    timeout: 0,
    allowH2: false,
    lookup: allowPrivate ? lookup : guarded(lookup),
    autoSelectFamilyAttemptTimeout: attemptTimeout
  })
  return (target, callback) => {
    if (!allowPrivate && !mayBePublic(target.hostname)) {
      callback(new LinkFailure('NON_PUBLIC'), null)
      return
    }
    // Returns the socket, although its types do not say so.
    const opening = connect(target, (error, socket) => {
      clearTimeout(timer)
      if (error) callback(error, null)
      else if (!allowPrivate && !isPublicAddress(socket.remoteAddress ?? '')) {
        socket.destroy()
        callback(new LinkFailure('NON_PUBLIC'), null)
      } else callback(null, socket)
    }) as unknown as Socket
    const timer = setTimeout(() => opening.destroy(new LinkFailure('CONNECT_TIMEOUT')), timeout)
  }
}

/** Wraps a lookup so that it returns public addresses only. */
export function guarded(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, {...options, all: true}, (error, found) => {
      if (error) {
        callback(error, '', 0)
        return
      }
      const all = Array.isArray(found) ? found : [{address: found, family: 4}]
      const addresses = all.filter(({address}) => isPublicAddress(address))
      const [first] = addresses
      if (!first) callback(new LinkFailure('NON_PUBLIC'), '', 0)
      else if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
}

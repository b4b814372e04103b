import {lookup as systemLookup} from 'node:dns'
import type {LookupFunction, Socket} from 'node:net'
import {buildConnector} from 'undici'
import {isPublicAddress, mayBePublic} from '../report/links/public-host.ts'
import {LinkFailure} from './failure.ts'

export interface GuardOptions {
  readonly lookup?: LookupFunction | undefined
  /** Milliseconds, the lookup included. */
  readonly timeout: number
  readonly allowPrivate: boolean
}

/** A connection fails over to the next address of a host after this long; far hosts take their time. */
const nextAddressAfter = 1000

/**
 * Opens connections to public addresses alone. Literal addresses are never looked up, so that they are
 * judged first; names are looked up once, and what was judged is what is connected to, so that a name
 * cannot say something else the second time; at last, the other end is looked at.
 */
export function guardedConnector(options: GuardOptions): buildConnector.connector {
  const {timeout, allowPrivate, lookup = systemLookup as LookupFunction} = options
  const connect = buildConnector({
    timeout: 0,
    allowH2: false,
    lookup: allowPrivate ? lookup : guarded(lookup),
    autoSelectFamilyAttemptTimeout: nextAddressAfter
  })
  return (target, callback) => {
    if (!allowPrivate && !mayBePublic(target.hostname)) {
      callback(new LinkFailure('NON_PUBLIC'), null)
      return
    }
    // It returns the socket, which its types do not say.
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

/** A lookup that knows public addresses only. */
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

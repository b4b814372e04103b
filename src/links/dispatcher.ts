import {Agent, type Dispatcher, EnvHttpProxyAgent} from 'undici'
import {guardedConnector} from './guard.ts'
import type {LinkParts} from './parts.ts'
import type {LinkSettings} from './settings.ts'

/** Some sites send long policies; what is longer than this is none. */
const mostHeaderBytes = 32 * 1024

/** Where all requests go through: one guard for all, and connections that are used again. */
export function openDispatcher(
  {allowPrivate, limits}: LinkSettings,
  {lookup, proxy}: LinkParts
): Dispatcher {
  const options = {
    maxHeaderSize: mostHeaderBytes,
    // There are clocks of our own, which are more exact.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: guardedConnector({lookup, timeout: limits.connect, allowPrivate})
  }
  if (!proxy) return new Agent(options)
  return new EnvHttpProxyAgent({
    ...options,
    httpProxy: proxy.http,
    httpsProxy: proxy.https,
    noProxy: proxy.none
  })
}

import {Agent, type Dispatcher, EnvHttpProxyAgent} from 'undici'
import {guardedConnector} from './guard.ts'
import type {LinkParts} from './parts.ts'
import type {LinkSettings} from './settings.ts'

/** Above undici's default of 16 KiB: some sites send long Content-Security-Policy headers. */
const maxHeaderBytes = 32 * 1024

/** Opens the undici dispatcher for all requests of a run: guarded, and with keep-alive. */
export function openDispatcher(
  {allowPrivate, limits}: LinkSettings,
  {lookup, proxy}: LinkParts
): Dispatcher {
  const options = {
    maxHeaderSize: maxHeaderBytes,
    // Disabled: `exchange` has its own, more exact timeouts.
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

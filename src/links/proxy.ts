import type {ProxySettings} from './parts.ts'

/**
 * Reads the proxy settings of an environment. The guard cannot protect private networks behind a
 * proxy: addresses from untrusted reports may use one only if the user says so.
 *
 * @returns undefined if no proxy is set.
 */
export function proxyOf(
  env: Readonly<Record<string, string | undefined>>
): ProxySettings | undefined {
  const http = env.http_proxy ?? env.HTTP_PROXY
  const https = env.https_proxy ?? env.HTTPS_PROXY ?? http
  const none = env.no_proxy ?? env.NO_PROXY ?? ''
  const [first = '', second = ''] = [http, https].map((proxy) => (isProxy(proxy) ? proxy : ''))
  return first === '' && second === '' ? undefined : {http: first, https: second, none}
}

function isProxy(proxy: string | undefined): proxy is string {
  return proxy !== undefined && /^https?:\/\//i.test(proxy) && URL.canParse(proxy)
}

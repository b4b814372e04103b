import type {ProxySettings} from './parts.ts'

/**
 * The proxies that an environment names, in the usual ways to write them. Who uses one cannot be kept
 * from private networks by us: a stranger’s addresses are to go through one only where a person says so.
 *
 * @returns Nothing where there is none.
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

import {once} from 'node:events'
import http, {type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo, LookupFunction} from 'node:net'
import type {LinkParts} from '../../src/links/parts.ts'
import {defaultLinkSettings, type LinkSettings} from '../../src/links/settings.ts'

/** What a host of a test does; it is told how often it was asked before. */
export type Handler = (request: IncomingMessage, response: ServerResponse, before: number) => void

/** A request as it came in. */
export interface Seen {
  readonly method: string
  /** Name of the host, without `.test`. */
  readonly host: string
  readonly path: string
  readonly headers: http.IncomingHttpHeaders
  readonly at: number
}

/** One server on loopback, which is `<name>.test` for each of its hosts. */
export class LinkServer {
  readonly seen: Seen[] = []
  readonly #hosts: Readonly<Record<string, Handler>>
  readonly #server = http.createServer({maxHeaderSize: 64 * 1024}, (request, response) =>
    this.#answer(request, response)
  )

  constructor(hosts: Readonly<Record<string, Handler>>) {
    this.#hosts = hosts
  }

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  async close(): Promise<void> {
    this.#server.close()
    this.#server.closeAllConnections()
    await once(this.#server, 'close')
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** @param path With the slash in front. */
  url(host: string, path = '/'): string {
    return `http://${host}.test:${this.port}${path}`
  }

  /** Requests to one host, as `METHOD /path`. */
  to(host: string): string[] {
    return this.seen
      .filter((request) => request.host === host)
      .map(({method, path}) => `${method} ${path}`)
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const host = (request.headers.host ?? '').replace(/(?:\.test)?(?::\d+)?$/, '')
    const {method = '', url: path = '', headers} = request
    const before = this.seen.filter((seen) => seen.host === host && seen.path === path).length
    this.seen.push({method, host, path, headers, at: performance.now()})
    response.on('error', () => {})
    const handler = this.#hosts[host]
    if (handler) handler(request, response, before)
    else response.writeHead(500).end()
  }
}

/** Knows the names of tests, and that there is no `missing.test`. */
export const testLookup: LookupFunction = (hostname, options, callback) => {
  const isKnown = hostname.endsWith('.test') && !hostname.startsWith('missing')
  const code = hostname.startsWith('missing-for-now') ? 'EAI_AGAIN' : 'ENOTFOUND'
  setImmediate(() => {
    if (!isKnown) callback(Object.assign(new Error(`${code} ${hostname}`), {code}), '', 0)
    else if (options.all) callback(null, [{address: '127.0.0.1', family: 4}])
    else callback(null, '127.0.0.1', 4)
  })
}

/** Without manners, and with little patience. */
export const hasty: LinkSettings = {
  ...defaultLinkSettings,
  host: {concurrency: 4, gap: 0, timeout: 2500, retries: 2},
  hosts: new Map(),
  budget: 60_000,
  allowPrivate: true,
  limits: {
    ...defaultLinkSettings.limits,
    connect: 2500,
    body: 1500,
    address: 20_000,
    retryDelays: [20, 40]
  }
}

export const testParts: LinkParts = {lookup: testLookup, version: '1.2.3'}

/** A page. */
export function page(body: string, title = 'A page'): string {
  return `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`
}

/** Answer with a page. */
export function sendPage(response: ServerResponse, body: string, title?: string): void {
  response.writeHead(200, {'content-type': 'text/html; charset=utf-8'}).end(page(body, title))
}

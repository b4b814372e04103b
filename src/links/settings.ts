/** How one host is requested. */
export interface HostSettings {
  /** Maximum number of concurrent requests. */
  readonly concurrency: number
  /** Minimum milliseconds between the starts of two requests. */
  readonly gap: number
  /** Milliseconds until the response headers. */
  readonly timeout: number
  /** Maximum number of retries; classifications have lower limits of their own. */
  readonly retries: number
}

/** How links are checked. */
export interface LinkSettings {
  /** For hosts that `hosts` does not name. */
  readonly host: HostSettings
  /** By host name; applies to subdomains, too. */
  readonly hosts: ReadonlyMap<string, Partial<HostSettings>>
  /** Maximum number of concurrent requests, over all hosts. */
  readonly concurrency: number
  /** Timeout of the whole run, in milliseconds. */
  readonly budget: number
  /** Addresses to skip; patterns as in `takes`. */
  readonly ignore: readonly string[]
  /** Whether to look for fragments in pages. */
  readonly fragments: boolean
  /** Whether to allow non-public addresses and all ports. From the command line only. */
  readonly allowPrivate: boolean
  /** Whether an address with an invalid certificate is dead. */
  readonly strictTls: boolean
  /** Whether to look up dead links in a web archive. */
  readonly suggestArchive: boolean
  readonly limits: Limits
}

/** Times in milliseconds, sizes in bytes. */
export interface Limits {
  /** Until connected, DNS lookup included. */
  readonly connect: number
  /** To read the body. */
  readonly body: number
  /** For all requests to one address, time in the queue not included. */
  readonly address: number
  /** Of the decoded body. */
  readonly bytes: number
  readonly redirects: number
  /** Longest `Retry-After` that is honoured. */
  readonly retryAfter: number
  /** Maximum delay before each retry. */
  readonly retryDelays: readonly number[]
}

export const defaultLimits: Limits = {
  connect: 8000,
  body: 10_000,
  address: 45_000,
  bytes: 2 * 1024 * 1024,
  redirects: 10,
  retryAfter: 60_000,
  retryDelays: [2000, 8000]
}

/** Defaults for everything that a configuration can change. */
export const defaultLinkSettings: LinkSettings = {
  host: {concurrency: 4, gap: 100, timeout: 15_000, retries: 2},
  hosts: new Map([
    ['github.com', {concurrency: 2, gap: 500}],
    ['archive.org', {concurrency: 1, gap: 1000}],
    ['arxiv.org', {concurrency: 1, gap: 3000}],
    ['mp.weixin.qq.com', {concurrency: 1, gap: 3000}]
  ]),
  concurrency: 32,
  budget: 600_000,
  ignore: [],
  fragments: true,
  allowPrivate: false,
  strictTls: false,
  suggestArchive: false,
  limits: defaultLimits
}

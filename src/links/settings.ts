/** How the addresses of one host are asked. */
export interface HostSettings {
  /** How many requests at once. */
  readonly concurrency: number
  /** Milliseconds from the beginning of one request to that of the next. */
  readonly gap: number
  /** Milliseconds to wait for the beginning of an answer. */
  readonly timeout: number
  /** How often to ask again what may pass; each verdict has its own limit below that. */
  readonly retries: number
}

/** How addresses are checked. */
export interface LinkSettings {
  /** For hosts that `hosts` does not name. */
  readonly host: HostSettings
  /** By the name of a host, for it and those below it. */
  readonly hosts: ReadonlyMap<string, Partial<HostSettings>>
  /** How many requests at once, whatever the host. */
  readonly concurrency: number
  /** Milliseconds for the whole run. */
  readonly budget: number
  /** Addresses that are not asked: patterns as `takes` knows them. */
  readonly ignore: readonly string[]
  /** Whether to look for fragments in pages. */
  readonly fragments: boolean
  /** Whether non-public addresses and any port may be asked. From the command line only. */
  readonly allowPrivate: boolean
  /** Whether an address with a wrong certificate is dead. */
  readonly strictTls: boolean
  /** Whether to look for copies of dead addresses in an archive. */
  readonly suggestArchive: boolean
  readonly limits: Limits
}

/** Times in milliseconds, sizes in bytes. */
export interface Limits {
  /** Until there is a connection, the lookup of the name included. */
  readonly connect: number
  /** For the body, where it is read. */
  readonly body: number
  /** For one address with all that is asked for it, without the time that it waits for its turn. */
  readonly address: number
  /** Of a body, as it is after decompression. */
  readonly bytes: number
  readonly redirects: number
  /** The longest time that a host is left alone because it says so. */
  readonly retryAfter: number
  /** The longest wait before each retry. */
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

/** How links are checked if nobody says otherwise. */
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

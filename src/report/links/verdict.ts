/** What is known about one address. */
export type VerdictKind = 'alive' | 'moved' | 'dead' | 'uncertain' | 'invalid'

/**
 * Why, in one word.
 *
 * - alive: `ok`
 * - moved: `moved`
 * - dead: `gone` (404, 410), `no-host` (the name leads nowhere), `redirect-loop`,
 *   `too-many-redirects`, `bad-redirect` (to nowhere), `redirect-scheme` (to something that is not
 *   HTTP), `tls` where certificates are taken strictly
 * - uncertain: `status` (an answer that says neither yes nor no), `rate-limited`, `server-error`,
 *   `timeout`, `network`, `protocol` (an answer that is no HTTP), `tls`, `non-public` (a name or a
 *   redirect that leads to a private network), `port` (one that is not asked), `redirect-loop` and
 *   `too-many-redirects` where cookies may be the cause, `login`, `soft-404`, `bot-wall`,
 *   `not-image`, `unconfirmed` (looked dead once, and could not be asked again), `private` (a
 *   repository that only some may see), `not-checked` (no time was left), `offline`
 * - invalid: `malformed`, `userinfo`, `non-public` (an address that names a private network)
 */
export type Reason =
  | 'ok'
  | 'moved'
  | 'gone'
  | 'no-host'
  | 'redirect-loop'
  | 'too-many-redirects'
  | 'bad-redirect'
  | 'redirect-scheme'
  | 'tls'
  | 'status'
  | 'rate-limited'
  | 'server-error'
  | 'timeout'
  | 'network'
  | 'protocol'
  | 'non-public'
  | 'port'
  | 'login'
  | 'soft-404'
  | 'bot-wall'
  | 'not-image'
  | 'unconfirmed'
  | 'private'
  | 'not-checked'
  | 'offline'
  | 'malformed'
  | 'userinfo'

/** Whether a page has the anchor of a fragment; `unchecked` if that cannot be known. */
export type FragmentResult = 'found' | 'absent' | 'unchecked'

/** One redirect of a chain. */
export interface Hop {
  readonly status: number
  /** Its target with secrets redacted: for display, not for requests. */
  readonly href: string
}

/** What is known about one address. It contains no secrets; treat all of it as untrusted text. */
export interface Verdict {
  readonly kind: VerdictKind
  readonly reason: Reason
  /** Status of the last response. */
  readonly status?: number
  /** Code of the failure, if there was no response: `ECONNRESET`, `CERT_HAS_EXPIRED`, … */
  readonly code?: string
  readonly method?: 'GET' | 'HEAD'
  readonly hops: readonly Hop[]
  /** Its new URL, for an edit; without the fragment of the old one. */
  readonly target?: string
  /** Whether an edit may replace it by `target` without review. */
  readonly isSafeMove: boolean
  /** Media type of the response, such as `text/html`. */
  readonly mediaType?: string
  /** By fragment, percent-encoded and without `#`; those that were asked for. */
  readonly fragments: ReadonlyMap<string, FragmentResult>
  /** Response headers and patterns that support it, such as `cf-mitigated: challenge`. */
  readonly evidence: readonly string[]
  /** A copy in an archive, where one was looked for. */
  readonly archived?: string
  /** Number of requests, including retries; 0 if there were none. */
  readonly attempts: number
  /** Milliseconds since 1970. */
  readonly checkedAt: number
  /** Whether it comes from the cache of an earlier run. */
  readonly isCached: boolean
}

/** What is known, by the key of the address (`linkKey`). */
export type Verdicts = ReadonlyMap<string, Verdict>

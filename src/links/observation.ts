import type {Page} from './page.ts'

/** The outcome of one request, redirects included. */
export interface Observation {
  readonly method: 'GET' | 'HEAD'
  readonly from: URL
  /** The last URL requested, or refused. */
  readonly to: URL
  readonly hops: readonly Redirect[]
  /** Whether a redirect set a cookie: a client that keeps cookies may get out of such a loop. */
  readonly hasCookies: boolean
  readonly end: End
}

export interface Redirect {
  readonly status: number
  /** The resolved URL; the raw header if it is invalid. */
  readonly href: string
}

export type End =
  | {
      readonly type: 'response'
      readonly status: number
      /** By lower-case name. */
      readonly headers: ReadonlyMap<string, string>
      /** undefined if the body was not read. */
      readonly page: Page | undefined
    }
  | {readonly type: 'failure'; readonly code: string}
  | {
      readonly type: 'redirect'
      readonly problem: 'redirect-loop' | 'too-many-redirects' | 'bad-redirect' | 'redirect-scheme'
    }

/**
 * Returns the media type of `Content-Type` in lower case, without parameters; undefined if invalid.
 */
export function mediaTypeOf(headers: ReadonlyMap<string, string>): string | undefined {
  const [type = ''] = (headers.get('content-type') ?? '').split(';')
  return /^\s*[\w.+-]{1,60}\/[\w.+-]{1,60}\s*$/.test(type) ? type.trim().toLowerCase() : undefined
}

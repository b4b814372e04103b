import type {Page} from './page.ts'

/** What came of asking for an address once, redirects included. */
export interface Observation {
  readonly method: 'GET' | 'HEAD'
  readonly from: URL
  /** The last URL that was asked, or would have been. */
  readonly to: URL
  readonly hops: readonly Redirect[]
  /** Whether somebody on the way wanted to be remembered: such circles may have an end for others. */
  readonly hasCookies: boolean
  readonly end: End
}

export interface Redirect {
  readonly status: number
  /** Where it leads; the header, where that is no address. */
  readonly href: string
}

export type End =
  | {
      readonly type: 'answer'
      readonly status: number
      /** By lower-case name. */
      readonly headers: ReadonlyMap<string, string>
      /** Where it was read. */
      readonly page: Page | undefined
    }
  | {readonly type: 'failure'; readonly code: string}
  | {
      readonly type: 'redirect'
      readonly problem: 'redirect-loop' | 'too-many-redirects' | 'bad-redirect' | 'redirect-scheme'
    }

/** Type of what was answered, without its parameters. */
export function mediaTypeOf(headers: ReadonlyMap<string, string>): string | undefined {
  const [type = ''] = (headers.get('content-type') ?? '').split(';')
  return /^\s*[\w.+-]{1,60}\/[\w.+-]{1,60}\s*$/.test(type) ? type.trim().toLowerCase() : undefined
}

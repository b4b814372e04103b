import type {Verdict} from '../report/links/verdict.ts'

/** One address, and what is asked of it. */
export interface Target {
  readonly key: string
  readonly url: URL
  /** Percent-encoded. */
  readonly fragments: readonly string[]
  readonly isImage: boolean
}

/** A verdict with nothing in it. */
export const nothing = {
  hops: [],
  isSafeMove: false,
  fragments: new Map(),
  evidence: []
} satisfies Partial<Verdict>

import type {Verdict} from '../report/links/verdict.ts'

/** One address to check. */
export interface Target {
  readonly key: string
  readonly url: URL
  /** Percent-encoded, without `#`. */
  readonly fragments: readonly string[]
  readonly isImage: boolean
}

/** Defaults of a verdict. */
export const emptyVerdict = {
  hops: [],
  isSafeMove: false,
  fragments: new Map(),
  evidence: []
} satisfies Partial<Verdict>

import type {Verdicts} from './verdict.ts'

/** The verdicts of a run, and how rules treat them. */
export interface LiveLinks {
  /** Empty without requests. */
  readonly verdicts: Verdicts
  /** Whether uncertain counts as dead. */
  readonly isStrict: boolean
  /** Whether addresses of private networks are allowed. */
  readonly allowPrivate: boolean
  /** Whether a safe edit may follow a redirect; not if edits are applied without review. */
  readonly mayRepair: boolean
}

/** The default, without requests. */
export const nothingAsked: LiveLinks = {
  verdicts: new Map(),
  isStrict: false,
  allowPrivate: false,
  mayRepair: false
}

import type {Verdicts} from './verdict.ts'

/** What a run knows about the web, and what is to be done with it. */
export interface LiveLinks {
  /** What was asked; empty where nothing was. */
  readonly verdicts: Verdicts
  /** Whether what is not known to be alive counts like what is dead. */
  readonly isStrict: boolean
  /** Whether addresses of private networks are as good as others. */
  readonly allowPrivate: boolean
  /** Whether a repair may follow a redirect: nobody looks at it before it counts, elsewhere. */
  readonly mayRepair: boolean
}

/** What is known where nobody asked. */
export const nothingAsked: LiveLinks = {
  verdicts: new Map(),
  isStrict: false,
  allowPrivate: false,
  mayRepair: false
}

import type {TypographyCounts} from '../../../report/typography/survey.ts'
import type {Text, Values} from '../../../text/language.ts'

/** Lists of one depth. */
export interface ListCount {
  readonly numbered: number
  /** Task lists not included: they may have bullets anyway. */
  readonly bulleted: number
}

/** Lists of a report: those that stand alone, and those in items. */
export interface ListCounts {
  readonly outer: ListCount
  readonly inner: ListCount
}

/** What `init` knows of one report. */
export interface ReportFacts {
  /** Relative to the root of the project, with slashes. */
  readonly path: string
  /** Its title, as it is written; `undefined` if none shows. */
  readonly title: string | undefined
  /** Key of the front matter that the title stands in. */
  readonly key?: string | undefined
  /** Its level-2 headings, in their order. */
  readonly headings: readonly string[]
  /** undefined if its lists were not looked at. */
  readonly lists?: ListCounts
  /** undefined if its text was not looked at. */
  readonly typography?: TypographyCounts
}

/** What `init` knows of an archive. */
export interface ArchiveFacts {
  readonly reports: readonly ReportFacts[]
  /** Paths of all other Markdown files. */
  readonly others: readonly string[]
  /** Whether the reports show as such by their names and titles, without a configuration. */
  readonly isPlain: boolean
}

/** What `init` knows of the project around it. */
export interface ProjectFacts {
  /** Texts of the files that matter here, by path. */
  readonly files: ReadonlyMap<string, string>
  /** Where git looks for hooks, relative to the root; `undefined` if that is elsewhere, or no git. */
  readonly hooks: string | undefined
  readonly isRepository: boolean
  /** Address of the remote that is pushed to. */
  readonly remote: string | undefined
  /** Version of this package. */
  readonly version: string
  readonly workflows: Workflows
}

/** What runs in CI, as our examples have it. */
export interface Workflows {
  readonly github: string
  readonly gitlab: string
}

/** A file that would be written. */
export interface Proposal {
  /** Relative to the root of the project, with slashes. */
  readonly path: string
  /** What is there already; `undefined` for a new file. */
  readonly before?: string | undefined
  readonly text: string
  readonly mode?: number | undefined
  readonly why: Text
}

/** What is left to a person. */
export interface Hint {
  readonly text: Text
  readonly values?: Values
}

/** What one part of the set-up comes to. */
export interface Advice {
  readonly proposals: readonly Proposal[]
  readonly hints: readonly Hint[]
}

/** Advice without a file to write. */
export function hint(text: Text, values: Values = {}): Advice {
  return {proposals: [], hints: [{text, values}]}
}

/** Something to write, with what is left to do then. */
export function propose(proposal: Proposal, ...hints: readonly Hint[]): Advice {
  return {proposals: [proposal], hints}
}

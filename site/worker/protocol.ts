import type {Finding} from '../../src/browser.ts'
import type {Severity} from '../../src/engine/rule.ts'
import type {Language, Text} from '../../src/text/language.ts'

/** What a person is looking at. */
export interface Report {
  readonly text: string
  /** What the report is called; empty where nobody knows. */
  readonly path: string
  /** JSON, with comments; empty for none. */
  readonly configuration: string
  readonly language: Language
}

/** A rule as the form shows it. */
export interface RuleSummary {
  readonly id: string
  readonly summary: Text
  readonly severity: Severity
}

/** What the worker can be asked for, and what it answers. */
export interface Answers {
  readonly lint: readonly Finding[]
  /** The text with everything that is safe applied. */
  readonly fix: string
  /** The text as the layout rules alone would have it. */
  readonly format: string
  readonly rules: readonly RuleSummary[]
}

export type Job = keyof Answers

export interface Request<J extends Job = Job> {
  readonly id: number
  readonly job: J
  readonly report: Report
}

/** An answer, or what is wrong about the configuration, a sentence each. */
export type Response<J extends Job = Job> =
  | {readonly id: number; readonly answer: Answers[J]}
  | {readonly id: number; readonly problems: readonly string[]}

import type {Week} from '../title/week.ts'

/** What is known of one report of an archive. */
export interface ArchivedReport {
  /** Relative to the root of the project, with slashes. */
  readonly path: string
  /** What its title says; nothing where no title can be read. */
  readonly week: Week | undefined
  readonly title: string
  /** Where the text of the title stands, from 1. */
  readonly line: number
  readonly column: number
}

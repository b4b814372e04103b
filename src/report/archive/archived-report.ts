import type {Week} from '../title/week.ts'

/** A report of an archive. */
export interface ArchivedReport {
  /** Relative to the root of the project, with slashes. */
  readonly path: string
  /** Week of the title; undefined if it cannot be read. */
  readonly week: Week | undefined
  readonly title: string
  /** Position of the title text, from 1. */
  readonly line: number
  readonly column: number
}

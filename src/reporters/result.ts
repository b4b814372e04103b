import {type Message, weightOf} from '../engine/message.ts'
import type {Language, Text} from '../text/language.ts'

export const homepage = 'https://github.com/weekly-lint/weekly-lint'

/** Maximum length of a path (PATH_MAX on Linux); printed paths are not shortened below it. */
export const longestPath = 4096

/** The findings of one report. */
export interface Result {
  /** Absolute path. */
  readonly path: string
  /** Path for display, relative to the current folder. */
  readonly name: string
  readonly messages: readonly Message[]
  /**
   * The text of the report, with its byte order mark; undefined without messages or if no reporter
   * needs it.
   */
  readonly text?: string | undefined
  /** SHA-256 of the text in hexadecimal, if the text itself may not be at hand. */
  readonly contentHash?: string | undefined
  /** The fixed text, if fixing changed it. */
  readonly output?: string | undefined
  /** Whether the report was too complex to lint. */
  readonly isTooComplex?: boolean | undefined
}

/** Options of a reporter. */
export interface ReporterOptions {
  readonly language: Language
  readonly color: boolean
  /** What to summarize instead of the results; `later` for no summary yet. */
  readonly total?: Count | 'later' | undefined
  /** Which part of the reports the results are about, as `1/3`. */
  readonly shard?: string | undefined
  /** Version of weekly-lint. */
  readonly version: string
  /**
   * Returns the path relative to the root of the repository, with slashes.
   *
   * @param path Absolute path.
   */
  locate(path: string): string
}

/** A pure function from findings to text; non-empty text ends with a newline. */
export type Reporter = (
  results: readonly Result[],
  options: ReporterOptions
) => string | Promise<string>

/** Number of findings. */
export interface Count {
  readonly errors: number
  readonly warnings: number
  /** Never fail a run. */
  readonly notes: number
  /** Findings of any weight that `--fix` fixes. */
  readonly fixable: number
  readonly fixableErrors: number
  /** Findings that only `--unsafe-fixes` fixes. */
  readonly suggestions: number
}

/** Counts messages by weight and by kind of edit. */
export function count(messages: readonly Message[]): Count {
  const amount = (test: (message: Message) => unknown) => messages.filter(test).length
  return {
    errors: amount((message) => weightOf(message) === 'error'),
    warnings: amount((message) => weightOf(message) === 'warning'),
    notes: amount((message) => weightOf(message) === 'note'),
    fixable: amount(({fix}) => fix),
    fixableErrors: amount((message) => weightOf(message) === 'error' && message.fix),
    suggestions: amount(({fix, suggestion}) => suggestion && !fix)
  }
}

export function reportsText(amount: number): Text {
  return {en: `${amount} ${amount === 1 ? 'report' : 'reports'}`, zh: `${amount} 份周报`}
}

export function errorsText(amount: number): Text {
  return {en: `${amount} ${amount === 1 ? 'error' : 'errors'}`, zh: `${amount} 个错误`}
}

export function warningsText(amount: number): Text {
  return {en: `${amount} ${amount === 1 ? 'warning' : 'warnings'}`, zh: `${amount} 个警告`}
}

export function notesText(amount: number): Text {
  return {en: `${amount} ${amount === 1 ? 'note' : 'notes'}`, zh: `${amount} 个提示`}
}

/** Suffix of a message that has an edit. */
export function repairMark({fix, suggestion}: Message): '' | ' [*]' | ' [?]' {
  if (fix) return ' [*]'
  return suggestion ? ' [?]' : ''
}

import {type Message, weightOf} from '../engine/message.ts'
import type {Language, Text} from '../text/language.ts'

/** Where weekly-lint is at home. */
export const homepage = 'https://github.com/weekly-lint/weekly-lint'

/** Paths may be this long on the systems we know; they are not cut. */
export const longestPath = 4096

/** What was found in one report. */
export interface Result {
  /** Absolute path. */
  readonly path: string
  /** Path as a person knows it: relative to the current folder. */
  readonly name: string
  readonly messages: readonly Message[]
  /**
   * The text that the messages are about, with its byte order mark; left out where there are no
   * messages, or no reporter needs it.
   */
  readonly text?: string | undefined
  /** The repaired text, where a repair changed it. */
  readonly output?: string | undefined
  /** Whether it was given up before the rules ran. */
  readonly isTooComplex?: boolean
}

/** What reporters need to know beside the results. */
export interface ReporterOptions {
  readonly language: Language
  readonly color: boolean
  /** What the summary is about, where that is more than the results; `later` where there is none yet. */
  readonly total?: Count | 'later' | undefined
  /** Of weekly-lint. */
  readonly version: string
  /**
   * Where a report stands for others: from the root of the repository, with slashes.
   *
   * @param path Absolute path.
   */
  locate(path: string): string
}

/** Findings to text; pure, and with a newline at its end where it says anything. */
export type Reporter = (
  results: readonly Result[],
  options: ReporterOptions
) => string | Promise<string>

/** How much was found. */
export interface Count {
  readonly errors: number
  readonly warnings: number
  /** What is worth knowing, and never fails a run. */
  readonly notes: number
  /** Findings of any weight that `--fix` would repair. */
  readonly fixable: number
  readonly fixableErrors: number
  /** Findings that only `--unsafe-fixes` would repair. */
  readonly suggestions: number
}

/** Count findings by what they weigh. */
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

/** How many reports, in words. */
export function reportsText(amount: number): Text {
  return {en: `${amount} ${amount === 1 ? 'report' : 'reports'}`, zh: `${amount} 份周报`}
}

/** How many errors, in words. */
export function errorsText(amount: number): Text {
  return {en: `${amount} ${amount === 1 ? 'error' : 'errors'}`, zh: `${amount} 个错误`}
}

/** How many warnings, in words. */
export function warningsText(amount: number): Text {
  return {en: `${amount} ${amount === 1 ? 'warning' : 'warnings'}`, zh: `${amount} 个警告`}
}

/** How many notes, in words. */
export function notesText(amount: number): Text {
  return {en: `${amount} ${amount === 1 ? 'note' : 'notes'}`, zh: `${amount} 个提示`}
}

/** The mark at the end of a sentence that says that it can be repaired, and how. */
export function repairMark({fix, suggestion}: Message): '' | ' [*]' | ' [?]' {
  if (fix) return ' [*]'
  return suggestion ? ' [?]' : ''
}

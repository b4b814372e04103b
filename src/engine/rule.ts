import type {FragmentResult, Verdict} from '../report/links/verdict.ts'
import type {Report} from '../report/report.ts'
import type {ReportShape} from '../report/shape.ts'
import type {Edit, Range} from '../syntax/edit.ts'
import type {Text, Values} from '../text/language.ts'
import type {Options, OptionValues} from './option.ts'

/** How much a finding weighs: an error fails the run, a warning does not. */
export type Severity = 'off' | 'warn' | 'error'

/**
 * What the safe edits of a rule may change in the tree; everything else has to stay as it is
 * (`src/engine/prove/` holds them to it).
 *
 * - `nothing`: the tree stays the same.
 * - `spaces`: non-breaking spaces and invisible characters in running text; it looks the same.
 * - `lists`: whether a list is numbered, and its numbers; lists that touch may become one.
 * - `heading`: a block becomes a heading, or a heading gets another level or text.
 * - `order`: the order of the blocks.
 * - `inline`: what is inside a paragraph (links, emphasis); no word is lost.
 * - `addresses`: where links and pictures lead, and the text of those that are their own address.
 * - `blocks`: how neighbouring blocks are grouped (paragraph, list, item); no word is lost.
 */
export type Change =
  | 'nothing'
  | 'spaces'
  | 'lists'
  | 'heading'
  | 'order'
  | 'inline'
  | 'addresses'
  | 'blocks'

/** Another place that a finding is about, such as where the first of two stands. */
export interface Related {
  /** What is there. */
  readonly text: Text
  /** In the report, or in another file: its path from the root of the project, and from 1. */
  readonly place: Range | {readonly path: string; readonly line: number; readonly column: number}
}

/** One place where a rule is broken. */
export interface RuleFinding<MessageId extends string = string> {
  /** Which of the rule’s messages. */
  readonly message: MessageId
  readonly values?: Values | undefined
  /** Where it weighs less than the severity of its rule says; a note never fails a run. */
  readonly weight?: 'warning' | 'note' | undefined
  /** The smallest wrong range. */
  readonly range: Range
  /** Where another rule may tell of the same thing; by default, the range and what is edited. */
  readonly scope?: Range | undefined
  readonly related?: Related | undefined
  /** The safe edit that makes it right. */
  readonly edit?: Edit | undefined
  /**
   * In place of `edit`: several that make it right, the best first. The engine offers the first that
   * it can prove. One that changes nothing says that what is written is right, should none before it
   * hold: then there is no finding.
   */
  readonly edits?: readonly Alternative<MessageId>[] | undefined
  /** Whether it is told only where an edit holds: otherwise what is written may be the only way. */
  readonly needsEdit?: boolean | undefined
  /** An edit that needs a person’s yes. */
  readonly suggestion?: Edit | undefined
}

/** One of several edits that make a finding right. */
export interface Alternative<MessageId extends string = string> {
  readonly edit: Edit
  /** What the finding says where this edit holds, as far as it differs; `null` where it says nothing. */
  readonly finding?: Partial<Pick<RuleFinding<MessageId>, 'message' | 'values' | 'range'>> | null
}

/** What an example expects: `line:column-line:column`, and the sentence in every language. */
export type ExpectedFinding = Text & {readonly at: string}

/** A case that explains a rule, and is run as its test. */
export interface Example<Declared extends Options = Options> {
  readonly title: Text
  readonly before: string
  /** After `--fix`; left out where nothing is repaired. */
  readonly after?: string
  /** After `--fix --unsafe-fixes`; left out where that does no more than `--fix`. */
  readonly suggested?: string
  readonly findings?: readonly ExpectedFinding[]
  readonly options?: Partial<OptionValues<Declared>>
  /** What the report is to look like, where that is not the default. */
  readonly shape?: Partial<ReportShape>
  /** Where the report stands, from the root of its project. */
  readonly path?: string
  /** The other reports of the project. */
  readonly archive?: readonly ExampleReport[]
  /** The files of the project, with what is in them; nobody knows any where it is left out. */
  readonly files?: Readonly<Record<string, string>>
  /** What is known about addresses on the web, where they are more than alive. */
  readonly verdicts?: Readonly<Record<string, ExampleVerdict>>
}

/** A report beside that of an example: its path, and its title on the first line. */
export interface ExampleReport {
  readonly path: string
  readonly title: string
}

/** A verdict as far as it is not that of a page that is alive. */
export type ExampleVerdict = Partial<Omit<Verdict, 'fragments'>> & {
  readonly fragments?: Readonly<Record<string, FragmentResult>>
}

/** One thing that can be wrong, with what is right. */
export interface Rule<
  Id extends string = string,
  Declared extends Options = Options,
  MessageId extends string = string
> {
  readonly id: Id
  /** What it finds, in one line. */
  readonly summary: Text
  /** Why that matters to readers of a report. */
  readonly why: Text
  /** Severity where nothing else is configured. */
  readonly severity: Severity
  /** Whether it is about layout alone: such rules together are the formatter. */
  readonly layout?: boolean
  /** Whether it looks at the other reports of the project. */
  readonly needsArchive?: boolean
  /**
   * Whether it needs answers from outside, so that a comment that switches it off may be of use though
   * nothing is found.
   */
  readonly needsNetwork?: boolean
  readonly changes: Change
  /** Rules that tell of the same thing in other words: where one of them does, this one is silent. */
  readonly supersededBy?: readonly string[]
  readonly options: Declared
  readonly messages: Readonly<Record<MessageId, Text>>
  readonly examples: readonly Example<Declared>[]
  /**
   * Look at a report; pure: no file, no network, no clock.
   *
   * @param report The report to judge.
   * @param options Every option of the rule, with its default where nothing was set.
   */
  check(report: Report, options: OptionValues<Declared>): Iterable<RuleFinding<MessageId>>
}

/** A rule of any options and messages. */
// biome-ignore lint/suspicious/noExplicitAny: `check` takes each rule’s own options.
export type AnyRule = Rule<string, any, any>

/** Define a rule; the types of its options and message ids follow from what is written. */
export function defineRule<
  const Id extends string,
  const Declared extends Options,
  const MessageId extends string
>(rule: Rule<Id, Declared, MessageId>): Rule<Id, Declared, MessageId> {
  return rule
}

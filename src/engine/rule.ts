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
 * - `text`: spaces, punctuation, and the case and width of letters in running text; no word is lost.
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
  | 'text'
  | 'lists'
  | 'heading'
  | 'order'
  | 'inline'
  | 'addresses'
  | 'blocks'

/** A related location of a finding, such as that of the first of two. */
export interface Related {
  /** What is there. */
  readonly text: Text
  /** A range in the report, or a point in another file: path from the root of the project; from 1. */
  readonly place: Range | {readonly path: string; readonly line: number; readonly column: number}
}

/** One violation of a rule. */
export interface RuleFinding<MessageId extends string = string> {
  /** Which of the rule’s messages. */
  readonly message: MessageId
  readonly values?: Values | undefined
  /** Set if it weighs less than the severity of its rule; a note never fails a run. */
  readonly weight?: 'warning' | 'note' | undefined
  /** The smallest wrong range. */
  readonly range: Range
  /** Range in which other rules may supersede it; by default, the range and the edits. */
  readonly scope?: Range | undefined
  readonly related?: Related | undefined
  /** The safe edit that makes it right. */
  readonly edit?: Edit | undefined
  /**
   * Instead of `edit`: alternatives, the best first. The engine offers the first that it can prove. If
   * that one changes nothing, the text is right as written, and there is no finding.
   */
  readonly edits?: readonly Alternative<MessageId>[] | undefined
  /** Whether it is reported only if an edit holds: otherwise the text may have no alternative. */
  readonly needsEdit?: boolean | undefined
  /** An edit that needs a person’s yes. */
  readonly suggestion?: Edit | undefined
}

/** One of several edits that make a finding right. */
export interface Alternative<MessageId extends string = string> {
  readonly edit: Edit
  /** Properties of the finding that differ if this edit holds; `null` if there is no finding then. */
  readonly finding?: Partial<Pick<RuleFinding<MessageId>, 'message' | 'values' | 'range'>> | null
}

/** What an example expects: `line:column-line:column`, and the sentence in every language. */
export type ExpectedFinding = Text & {readonly at: string}

/** A case that explains a rule, and is run as its test. */
export interface Example<Declared extends Options = Options> {
  readonly title: Text
  readonly before: string
  /** After `--fix`; undefined if that changes nothing. */
  readonly after?: string
  /** After `--fix --unsafe-fixes`; undefined if that is the same as after `--fix`. */
  readonly suggested?: string
  readonly findings?: readonly ExpectedFinding[]
  readonly options?: Partial<OptionValues<Declared>>
  /** Expected shape of the report, if not the default. */
  readonly shape?: Partial<ReportShape>
  /** Path of the report from the root of its project. */
  readonly path?: string
  /** The other reports of the project. */
  readonly archive?: readonly ExampleReport[]
  /** Contents of the files of the project by path; undefined if the files are unknown. */
  readonly files?: Readonly<Record<string, string>>
  /** Verdicts of web addresses; other addresses are alive. */
  readonly verdicts?: Readonly<Record<string, ExampleVerdict>>
}

/** A report beside that of an example: its path, and its title on the first line. */
export interface ExampleReport {
  readonly path: string
  readonly title: string
}

/** A verdict, as far as it differs from that of a page that is alive. */
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
  /** Default severity. */
  readonly severity: Severity
  /** Whether it is about layout alone: such rules together are the formatter. */
  readonly layout?: boolean
  /** Options of a layout rule that hold for the formatter, whatever is configured. */
  readonly whenFormatting?: Partial<OptionValues<Declared>>
  /**
   * Whether its findings say that the text is no report yet: no other finding is told beside them, and
   * nothing in the file is edited.
   */
  readonly blocksOthers?: boolean
  /** Whether it reads the other reports of the project. */
  readonly needsArchive?: boolean
  /**
   * Whether it needs the network; a directive that disables it is then not unused, even without a
   * finding.
   */
  readonly needsNetwork?: boolean
  readonly changes: Change
  /** Ids of rules whose findings supersede those of this rule in the same range. */
  readonly supersededBy?: readonly string[]
  readonly options: Declared
  readonly messages: Readonly<Record<MessageId, Text>>
  readonly examples: readonly Example<Declared>[]
  /**
   * Checks a report; pure: no file, no network, no clock.
   *
   * @param report The report to check.
   * @param options All options of the rule, with defaults filled in.
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

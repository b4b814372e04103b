import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {Report} from '../report/report.ts'
import type {Edit} from '../syntax/edit.ts'
import {type Language, say} from '../text/language.ts'
import type {Reason} from './prove/claim.ts'
import {causeOf} from './related.ts'
import type {AnyRule, RuleFinding, Severity} from './rule.ts'

/** `source` of all messages. */
export const messageSource = 'weekly-lint'

/** How much a message weighs: an error fails the run, too many warnings may, a note never does. */
export type Weight = 'error' | 'warning' | 'note'

/** The site of this project, which has a page for each rule (`scripts/site/sources.ts`). */
const site = 'https://weekly-lint.github.io/weekly-lint'

/** The page that explains a rule. */
export function ruleUrl(id: string, language: Language): string {
  return `${site}/${language}/rules/${id}.html`
}

/** `fatal` of a message by its weight: true, false or undefined (vfile-message). */
export function weightOf({fatal}: Pick<VFileMessage, 'fatal'>): Weight {
  if (fatal) return 'error'
  return fatal === false ? 'warning' : 'note'
}

/**
 * A finding as a message on a file. Beside what every vfile message has (`ruleId`, `place`,
 * `reason`, `fatal`, `url`, `actual`, `expected`), it carries the edits in offsets. Its `cause` is the
 * related location, if there is one.
 */
export interface Message extends VFileMessage {
  /** The safe edit, verified. */
  fix?: Edit | undefined
  /** An edit that needs a person’s yes. */
  suggestion?: Edit | undefined
  /** Why no edit is offered although the rule has one. */
  withheld?: Reason
  /** Which of the rule’s messages, and about which name: the same in every language. */
  key?: string
  /** See `fingerprint`; set if the text that it is made from is not at hand. */
  fingerprint?: string
}

/**
 * Add a finding to a file.
 *
 * `expected` is set if an edit replaces exactly the range in `place`: unified’s language server makes
 * quick fixes from it.
 */
export function addMessage(
  file: VFile,
  report: Report,
  rule: AnyRule,
  finding: RuleFinding,
  severity: Exclude<Severity, 'off'>,
  language: Language,
  withheld?: Reason
): Message {
  const text = rule.messages[finding.message]
  if (!text) throw new RangeError(`Unexpected message ${finding.message} of ${rule.id}`)
  const reason = say(text, language, finding.values)
  const message: Message = file.message(reason, {
    place: report.position(finding.range),
    ruleId: rule.id,
    source: messageSource
  })
  message.fatal = finding.weight === 'note' ? undefined : !finding.weight && severity === 'error'
  message.key = keyOf(finding)
  message.url = ruleUrl(rule.id, language)
  message.note = rule.why[language]
  if (finding.related) {
    message.cause = causeOf(report, file.path ?? '', finding.related, language)
  }
  message.actual = report.slice(finding.range)
  message.fix = effective(report, finding.edit)
  if (withheld) message.withheld = withheld
  message.suggestion = effective(report, finding.suggestion)
  const edit = message.fix ?? message.suggestion
  if (edit && edit.range[0] === finding.range[0] && edit.range[1] === finding.range[1]) {
    message.expected = [edit.text]
  }
  return message
}

function keyOf({message, values}: RuleFinding): string {
  const name = values?.name
  return typeof name === 'string' ? `${message} ${name}` : message
}

/** Returns the edit unless it changes nothing. */
function effective(report: Report, edit: Edit | undefined): Edit | undefined {
  return edit && report.slice(edit.range) !== edit.text ? edit : undefined
}

import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {Report} from '../report/report.ts'
import type {Edit} from '../syntax/edit.ts'
import {type Language, say} from '../text/language.ts'
import type {Reason} from './prove/prove.ts'
import {causeOf} from './related.ts'
import type {AnyRule, RuleFinding, Severity} from './rule.ts'

/** Source of all messages: who says it. */
export const messageSource = 'weekly-lint'

/** How much a message weighs: an error fails the run, too many warnings may, a note never does. */
export type Weight = 'error' | 'warning' | 'note'

/** Where rules are explained. */
const ruleReference = 'https://github.com/weekly-lint/weekly-lint/blob/main/rules'

/** The page that explains a rule. */
export function ruleUrl(id: string, language: Language): string {
  return `${ruleReference}/${language === 'zh' ? 'README.zh-CN.md' : 'README.md'}#${id}`
}

/** What a message weighs, as vfile says it: `fatal` is true, false, or nothing. */
export function weightOf({fatal}: Pick<VFileMessage, 'fatal'>): Weight {
  if (fatal) return 'error'
  return fatal === false ? 'warning' : 'note'
}

/**
 * A finding as a message on a file. Beside what every vfile message has (`ruleId`, `place`,
 * `reason`, `fatal`, `url`, `actual`, `expected`), it carries the edits in offsets. Its `cause` is the
 * related place, if there is one.
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
}

/**
 * Add a finding to a file.
 *
 * `expected` is filled where an edit replaces exactly `place`, since that is what it means to
 * unified’s language server, which makes quick fixes of it.
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

/** An edit that would change something; a rule may not know that its repair is what is there. */
function effective(report: Report, edit: Edit | undefined): Edit | undefined {
  return edit && report.slice(edit.range) !== edit.text ? edit : undefined
}

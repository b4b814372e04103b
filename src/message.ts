import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import type {Edit} from './edit.ts'
import {type Language, say} from './language.ts'
import type {Report} from './report/report.ts'
import type {AnyRule, Finding, Severity} from './rule.ts'

/** Source of all messages: who says it. */
export const messageSource = 'weekly-lint'

/** Where rules are explained. */
export const ruleReference = 'https://github.com/weekly-lint/weekly-lint/blob/main/rules/README.md'

/**
 * A finding as a message on a file. Beside what every vfile message has (`ruleId`, `place`,
 * `reason`, `fatal`, `url`, `actual`, `expected`), it carries the edits in offsets.
 */
export interface Message extends VFileMessage {
  /** The safe edit, verified. */
  fix?: Edit | undefined
  /** An edit that needs a person’s yes. */
  suggestion?: Edit | undefined
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
  finding: Finding,
  severity: Exclude<Severity, 'off'>,
  language: Language
): Message {
  const text = rule.messages[finding.message]
  if (!text) throw new RangeError(`Unexpected message ${finding.message} of ${rule.id}`)
  const reason = say(text, language, finding.values)
  const message: Message = file.message(reason, {
    place: report.place(finding.range),
    ruleId: rule.id,
    source: messageSource
  })
  message.fatal = severity === 'error'
  message.key = keyOf(finding)
  message.url = `${ruleReference}#${rule.id}`
  message.note = rule.why[language]
  message.actual = report.slice(finding.range)
  message.fix = effective(report, finding.edit)
  message.suggestion = effective(report, finding.suggestion)
  const edit = message.fix ?? message.suggestion
  if (edit && edit.range[0] === finding.range[0] && edit.range[1] === finding.range[1]) {
    message.expected = [edit.text]
  }
  return message
}

function keyOf({message, values}: Finding): string {
  const name = values?.name
  return typeof name === 'string' ? `${message} ${name}` : message
}

/** An edit that would change something; a rule may not know that its repair is what is there. */
function effective(report: Report, edit: Edit | undefined): Edit | undefined {
  return edit && report.slice(edit.range) !== edit.text ? edit : undefined
}

import {VFileMessage} from 'vfile-message'
import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag
} from 'vscode-languageserver'
import {type Message, type Weight, weightOf} from '../../engine/message.ts'
import {safeText} from '../../text/safe-text.ts'
import type {Page} from './page.ts'

const severities: Readonly<Record<Weight, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information
}

/**
 * Findings as an editor shows them.
 *
 * @param showsRelated Whether it shows related places.
 */
export function diagnose(page: Page, showsRelated: boolean): Diagnostic[] {
  return page.messages.map((message) => {
    const related = showsRelated && relatedOf(page, message)
    return {...toDiagnostic(page, message), ...(related && {relatedInformation: [related]})}
  })
}

function relatedOf(page: Page, {cause}: Message): DiagnosticRelatedInformation | undefined {
  if (!(cause instanceof VFileMessage)) return undefined
  const message = safeText(cause.reason)
  const {file, line = 1, column = 1} = cause
  if (!file) {
    return {location: {uri: page.uri, range: page.range(page.rangeOf(cause))}, message}
  }
  const position = {line: line - 1, character: column - 1}
  return {location: {uri: page.uriOf(file), range: {start: position, end: position}}, message}
}

/** One finding as an editor shows it. */
export function toDiagnostic(page: Page, message: Message): Diagnostic {
  const {reason, ruleId, source, url} = message
  return {
    range: page.range(page.rangeOf(message)),
    severity: severities[weightOf(message)],
    message: safeText(reason),
    ...(source && {source}),
    ...(ruleId && {code: ruleId}),
    ...(url && {codeDescription: {href: url}}),
    ...(isSurplus(page, message) && {tags: [DiagnosticTag.Unnecessary]})
  }
}

/** Whether all that is to be done is to remove it. */
function isSurplus(page: Page, message: Message): boolean {
  const {fix} = message
  const [start, end] = page.rangeOf(message)
  return fix?.text === '' && fix.range[0] === start && fix.range[1] === end && start < end
}

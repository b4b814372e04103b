import {type Diagnostic, DiagnosticSeverity, DiagnosticTag} from 'vscode-languageserver'
import {type Message, type Weight, weightOf} from '../../engine/message.ts'
import {safeText} from '../../text/safe-text.ts'
import type {Page} from './page.ts'

const severities: Readonly<Record<Weight, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information
}

/** Findings as an editor shows them. */
export function diagnose(page: Page): Diagnostic[] {
  return page.messages.map((message) => toDiagnostic(page, message))
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

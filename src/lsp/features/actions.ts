import {type CodeAction, CodeActionKind, type TextEdit} from 'vscode-languageserver'
import type {Message} from '../../engine/message.ts'
import type {Edit, Range} from '../../syntax/edit.ts'
import {say, type Text, type Values} from '../../text/language.ts'
import {safeText} from '../../text/safe-text.ts'
import {toDiagnostic} from './diagnostics.ts'
import type {Page} from './page.ts'
import {silence, silenceLine} from './silence.ts'

/** Repairs all that is safe to repair; what an editor runs on save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.weekly-lint`

/** Longer replacements are not quoted. */
const longestQuotation = 40

const messages = {
  replace: {en: 'Change to `{text}` ({rule})', zh: '改为 `{text}`（{rule}）'},
  insert: {en: 'Insert `{text}` ({rule})', zh: '插入 `{text}`（{rule}）'},
  remove: {en: 'Remove `{text}` ({rule})', zh: '删除 `{text}`（{rule}）'},
  repair: {en: 'Repair `{rule}`', zh: '修复 `{rule}` 问题'},
  suggestion: {en: '{action}, if that is what is meant', zh: '{action}，请确认符合原意'},
  fixRule: {en: 'Repair all of `{rule}`', zh: '修复所有 `{rule}` 问题'},
  fixAll: {en: 'Repair all that is safe to repair', zh: '修复所有可以安全修复的问题'},
  ignore: {en: 'Ignore `{rule}` in this block', zh: '在这一块忽略 `{rule}`'},
  ignoreLine: {en: 'Ignore `{rule}` on this line', zh: '在这一行忽略 `{rule}`'}
} satisfies Record<string, Text>

/** What an editor asks for. */
export interface ActionRequest {
  readonly range: Range
  /** Kinds that it wants; all if it says none. */
  readonly only?: readonly string[] | undefined
}

/** What may be done at a place. Repairs of several findings get their edits when one is chosen. */
export interface Offer {
  readonly action: CodeAction
  readonly edits: TextEdit[] | 'later'
  /** The rule to fix, if not all are. */
  readonly rule?: string
}

/** What may be done about the findings in a range, the safe first. */
export function offer(page: Page, {range, only}: ActionRequest): Offer[] {
  const wants = (kind: string) =>
    !only ||
    only.some((prefix) => prefix === '' || kind === prefix || kind.startsWith(`${prefix}.`))
  const {quickFixes, comments} = wants(CodeActionKind.QuickFix)
    ? quickFix(page, range)
    : {quickFixes: [], comments: []}
  const isFixable = wants(fixAllKind) && page.messages.some(({fix}) => fix)
  const title = messages.fixAll[page.settings.language]
  return [
    ...quickFixes,
    ...(isFixable ? [{action: {title, kind: fixAllKind}, edits: 'later'} as const] : []),
    ...comments
  ]
}

function quickFix(page: Page, [start, end]: Range): {quickFixes: Offer[]; comments: Offer[]} {
  const here = page.messages.filter((message) => {
    const [from, to] = page.rangeOf(message)
    return from <= end && start <= to
  })
  const safe = here.flatMap((message) => edited(page, message, message.fix, true))
  const suggested = here.flatMap((message) => edited(page, message, message.suggestion, false))
  const rules = [...new Set(here.flatMap(({ruleId}) => ruleId ?? []))]
  const all = rules.flatMap((rule): Offer[] => {
    const fixable = page.messages.filter((message) => message.ruleId === rule && message.fix)
    if (fixable.length < 2) return []
    return [{action: quick(page, messages.fixRule, {rule}), edits: 'later', rule}]
  })
  const comments = here.flatMap((message) => [
    ...commented(page, message, messages.ignore, silence),
    ...commented(page, message, messages.ignoreLine, silenceLine)
  ])
  return {quickFixes: [...safe, ...suggested, ...all], comments: withoutTwins(comments)}
}

/** Switch the rule of a finding off by a comment. */
function commented(page: Page, message: Message, text: Text, write: typeof silence): Offer[] {
  const {ruleId: rule} = message
  const edit = rule && page.report && write(page.report, rule, page.rangeOf(message))
  if (!edit) return []
  const action = quick(page, text, {rule})
  return [
    {
      action: {...action, diagnostics: [toDiagnostic(page, message)]},
      edits: [page.textEdit(edit)]
    }
  ]
}

function edited(page: Page, message: Message, edit: Edit | undefined, isSafe: boolean): Offer[] {
  if (!edit) return []
  const {language} = page.settings
  const [text, values] = describe(page, message, edit)
  const title = say(text, language, values)
  const action: CodeAction = {
    // Not by way of a value, which would be cut.
    title: isSafe ? title : messages.suggestion[language].replace('{action}', () => title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [toDiagnostic(page, message)],
    ...(isSafe && {isPreferred: true})
  }
  return [{action, edits: [page.textEdit(edit)]}]
}

function describe(page: Page, {ruleId}: Message, {range, text}: Edit): [Text, Values] {
  const rule = ruleId ?? ''
  const before = page.content.slice(...range)
  const quoted = (text || before).trim()
  if (quoted === '' || quoted.length > longestQuotation || /[\r\n]/.test(quoted)) {
    return [messages.repair, {rule}]
  }
  const values = {text: safeText(quoted), rule}
  if (text === '') return [messages.remove, values]
  return [before === '' ? messages.insert : messages.replace, values]
}

function quick(page: Page, text: Text, values: Values): CodeAction {
  return {title: say(text, page.settings.language, values), kind: CodeActionKind.QuickFix}
}

/** Several findings of a rule in one block need one comment. */
function withoutTwins(offers: readonly Offer[]): Offer[] {
  const seen = new Map<string, Offer>()
  for (const offer of offers) {
    const key = JSON.stringify([offer.action.title, offer.edits])
    if (!seen.has(key)) seen.set(key, offer)
  }
  return [...seen.values()]
}

import {type Message, weightOf} from '../engine/message.ts'
import type {Edit} from '../syntax/edit.ts'
import {type Language, say, type Text} from '../text/language.ts'
import {safeText} from '../text/safe-text.ts'
import {toData} from './data.ts'
import {publicEdits} from './edits.ts'
import {count, type ReporterOptions, type Result} from './result.ts'

const messages = {
  replace: {en: 'Change to `{text}`', zh: '改为 `{text}`'},
  remove: {en: 'Remove', zh: '删除'}
} satisfies Record<string, Text>

/** JSON in the format of ESLint; includes reports without findings. */
export function json(results: readonly Result[], {language}: ReporterOptions): string {
  return toData(results.map((result) => toJson(result, language)))
}

function toJson({path, messages, output}: Result, language: Language) {
  const total = count(messages)
  return {
    filePath: path,
    messages: messages.map((message) => messageToJson(message, language)),
    errorCount: total.errors,
    // The format has two severities only, and consumers count by them.
    warningCount: total.warnings + total.notes,
    fixableErrorCount: total.fixableErrors,
    fixableWarningCount: total.fixable - total.fixableErrors,
    output
  }
}

function messageToJson(message: Message, language: Language) {
  const {place} = message
  const {fix, suggestion} = publicEdits(message)
  const end = place && 'end' in place ? place.end : undefined
  return {
    ruleId: message.ruleId ?? null,
    severity: weightOf(message) === 'error' ? 2 : 1,
    isNote: weightOf(message) === 'note' || undefined,
    message: safeText(message.reason),
    line: message.line ?? 1,
    column: message.column ?? 1,
    endLine: end?.line,
    endColumn: end?.column,
    url: message.url,
    fix: fix && editToJson(fix),
    suggestions: suggestion && [{desc: describe(suggestion, language), fix: editToJson(suggestion)}]
  }
}

function editToJson({range, text}: Edit): Edit {
  return {range, text}
}

function describe({text}: Edit, language: Language): string {
  return text.trim() === ''
    ? messages.remove[language]
    : say(messages.replace, language, {text: text.trim()})
}

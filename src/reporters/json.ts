import type {Edit} from '../edit.ts'
import {type Language, say, type Text} from '../language.ts'
import {type Message, weightOf} from '../message.ts'
import {unsafe} from '../safe-text.ts'
import {count, type ReporterOptions, type Result} from './result.ts'

const messages = {
  replace: {en: 'Change to `{text}`', zh: '改为 `{text}`'},
  remove: {en: 'Remove', zh: '删除'}
} satisfies Record<string, Text>

/** The shape of ESLint’s JSON; every report that was read is listed. */
export function json(results: readonly Result[], {language}: ReporterOptions): string {
  const text = JSON.stringify(results.map((result) => toJson(result, language)))
  return `${escapeForLogs(text)}\n`
}

/**
 * The same data, written so that a terminal or the log of a CI job takes nothing in it for a
 * command. What is replaced stands inside strings only, and is the same character to any parser.
 */
function escapeForLogs(text: string): string {
  return text
    .replace(new RegExp(unsafe.source, 'gu'), (found) =>
      found
        .split('')
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join('')
    )
    .replace(/##(?=\w*\[)/g, '#\\u0023')
}

function toJson({path, messages, output}: Result, language: Language) {
  const total = count(messages)
  return {
    filePath: path,
    messages: messages.map((message) => messageToJson(message, language)),
    errorCount: total.errors,
    // Its shape knows two weights, and its readers count by them.
    warningCount: total.warnings + total.notes,
    fixableErrorCount: total.fixableErrors,
    fixableWarningCount: total.fixable - total.fixableErrors,
    output
  }
}

function messageToJson(message: Message, language: Language) {
  const {place, fix, suggestion} = message
  const end = place && 'end' in place ? place.end : undefined
  return {
    ruleId: message.ruleId ?? null,
    severity: weightOf(message) === 'error' ? 2 : 1,
    isNote: weightOf(message) === 'note' || undefined,
    message: message.reason,
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

import {createHash} from 'node:crypto'
import {VFileMessage} from 'vfile-message'
import {type Message, weightOf} from '../engine/message.ts'
import {pathLike} from '../engine/related.ts'
import type {Edit} from '../syntax/edit.ts'
import {type Language, say, type Text} from '../text/language.ts'
import {safeText} from '../text/safe-text.ts'
import {toData} from './data.ts'
import {publicEdits} from './edits.ts'
import {fingerprintOf} from './message-ids.ts'
import {count, type ReporterOptions, type Result} from './result.ts'
import {readSource} from './source.ts'

const messages = {
  replace: {en: 'Change to `{text}`', zh: '改为 `{text}`'},
  remove: {en: 'Remove', zh: '删除'}
} satisfies Record<string, Text>

/**
 * JSON in the format of ESLint; includes reports without findings. Further keys are for `readJson`: other
 * consumers ignore them.
 */
export function json(results: readonly Result[], options: ReporterOptions): string {
  return toData(results.map((result) => toJson(result, options)))
}

function toJson(result: Result, {language, locate, shard}: ReporterOptions) {
  const {path, messages, text, output, isTooComplex} = result
  const total = count(messages)
  const relativePath = locate(path)
  const source = text === undefined ? undefined : readSource(text)
  return {
    filePath: path,
    relativePath: relativePath === path ? undefined : relativePath,
    messages: messages.map((message) => ({
      ...messageToJson(message, language),
      fingerprint: fingerprintOf(message, source),
      related: relatedToJson(message, (file) => pathLike(relativePath, result.name, file))
    })),
    errorCount: total.errors,
    // The format has two severities only, and consumers count by them.
    warningCount: total.warnings + total.notes,
    fixableErrorCount: total.fixableErrors,
    fixableWarningCount: total.fixable - total.fixableErrors,
    contentHash: result.contentHash ?? (text === undefined ? undefined : hashOf(text)),
    isTooComplex: isTooComplex || undefined,
    shard,
    output
  }
}

/** SHA-256 of a text in UTF-8, or of its bytes, in hexadecimal. */
export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

function messageToJson(message: Message, language: Language) {
  const {fix, suggestion} = publicEdits(message)
  return {
    ruleId: message.ruleId ?? null,
    severity: weightOf(message) === 'error' ? 2 : 1,
    isNote: weightOf(message) === 'note' || undefined,
    message: safeText(message.reason),
    ...placeToJson(message),
    url: message.url,
    fix: fix && editToJson(fix),
    suggestions: suggestion && [{desc: describe(suggestion, language), fix: editToJson(suggestion)}]
  }
}

function placeToJson({place, line = 1, column = 1}: VFileMessage) {
  const end = place && 'end' in place ? place.end : undefined
  return {line, column, endLine: end?.line, endColumn: end?.column}
}

/** @param locate The path of another file, by that beside the name of the report. */
function relatedToJson({cause}: Message, locate: (file: string) => string) {
  if (!(cause instanceof VFileMessage)) return undefined
  const relativePath = cause.file ? locate(cause.file) : undefined
  return [{relativePath, message: safeText(cause.reason), ...placeToJson(cause)}]
}

function editToJson({range, text}: Edit): Edit {
  return {range, text}
}

function describe({text}: Edit, language: Language): string {
  return text.trim() === ''
    ? messages.remove[language]
    : say(messages.replace, language, {text: text.trim()})
}

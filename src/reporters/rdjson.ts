import type {Point} from 'unist'
import {type Message, messageSource, type Weight, weightOf} from '../engine/message.ts'
import type {Edit} from '../syntax/edit.ts'
import {safeText} from '../text/safe-text.ts'
import {toData} from './data.ts'
import {publicEdits} from './edits.ts'
import {ruleIdOf} from './message-ids.ts'
import {homepage, type ReporterOptions, type Result} from './result.ts'
import {positionOf, readSource, type Source} from './source.ts'

const severities: Record<Weight, string> = {error: 'ERROR', warning: 'WARNING', note: 'INFO'}

/** Length of a byte order mark in UTF-8, in bytes. */
const byteOrderMarkLength = 3

/**
 * Reviewdog Diagnostic Format, as `rdjson`
 * (https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto).
 */
export function rdjson(results: readonly Result[], {locate}: ReporterOptions): string {
  return toData({
    source: {name: messageSource, url: homepage},
    diagnostics: results.flatMap(({path, messages, text}) => {
      const source = text === undefined ? undefined : readSource(text)
      return messages.map((message) => diagnostic(locate(path), message, source))
    })
  })
}

function diagnostic(path: string, message: Message, source: Source | undefined) {
  const {fix, suggestion} = publicEdits(message)
  const edit = fix ?? suggestion
  const {start, end} = positionOf(message)
  return {
    message: safeText(message.reason),
    location: {path, range: {start: inBytes(start, source), end: inBytes(end, source)}},
    severity: severities[weightOf(message)],
    code: {value: ruleIdOf(message), url: message.url},
    suggestions: edit && source ? [replacement(edit, source)] : []
  }
}

function replacement({range: [start, end], text}: Edit, source: Source) {
  return {
    range: {
      start: inBytes(source.pointAt(start), source),
      end: inBytes(source.pointAt(end), source)
    },
    text
  }
}

/**
 * Converts a point to one whose column counts UTF-8 bytes, byte order mark included. Without the text,
 * the line is all that is known.
 */
function inBytes(
  {line, column}: Point,
  source: Source | undefined
): {line: number; column?: number} {
  if (!source) return {line}
  const {hasByteOrderMark, lines} = source
  const before = (lines[line - 1] ?? '').slice(0, column - 1)
  const mark = hasByteOrderMark && line === 1 ? byteOrderMarkLength : 0
  return {line, column: mark + new TextEncoder().encode(before).length + 1}
}

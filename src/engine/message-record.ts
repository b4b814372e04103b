import type {Point, Position} from 'unist'
import {VFile} from 'vfile'
import {VFileMessage} from 'vfile-message'
import type {Edit} from '../syntax/edit.ts'
import type {Language} from '../text/language.ts'
import {type Message, ruleUrl} from './message.ts'
import type {AnyRule} from './rule.ts'

type Place = readonly [line: number, column: number, offset?: number]
type EditRecord = readonly [start: number, end: number, text: string]

/**
 * A message as data, for a cache: what its rule says of every finding (`url`, `note`) is left out. 2 is
 * an error, 1 a warning, 0 a note.
 */
export interface MessageRecord {
  readonly at: readonly [start: Place, end?: Place]
  readonly reason: string
  readonly weight: 0 | 1 | 2
  readonly rule?: string
  readonly source?: string
  readonly key?: string
  readonly actual?: string
  readonly isExpected?: true
  readonly fix?: EditRecord
  readonly suggestion?: EditRecord
  readonly cause?: {
    readonly at: readonly [start: Place, end?: Place]
    readonly reason: string
    readonly file: string
  }
}

/** Turns a message into data. */
export function toRecord(message: Message): MessageRecord {
  const {actual, cause, expected, fatal, fix, key, place, reason, ruleId, source, suggestion} =
    message
  const related = cause instanceof VFileMessage ? cause : undefined
  return {
    at: toPlaces(place),
    reason,
    weight: fatal === undefined ? 0 : fatal ? 2 : 1,
    ...(ruleId !== undefined && {rule: ruleId}),
    ...(source !== undefined && {source}),
    ...(key !== undefined && {key}),
    ...(actual !== undefined && {actual}),
    ...(expected && {isExpected: true}),
    ...(fix && {fix: toEditRecord(fix)}),
    ...(suggestion && {suggestion: toEditRecord(suggestion)}),
    ...(related && {
      cause: {at: toPlaces(related.place), reason: related.reason, file: related.file ?? ''}
    })
  }
}

/**
 * Turns data into the message that it was.
 *
 * @param path Path of the report, for its messages.
 * @param rules By their ids.
 */
export function fromRecord(
  record: MessageRecord,
  path: string,
  rules: ReadonlyMap<string, AnyRule>,
  language: Language
): Message {
  const {at, reason, rule: ruleId, source, weight} = record
  const rule = ruleId === undefined ? undefined : rules.get(ruleId)
  // What no rule found is told of a text, not of a file.
  const file = new VFile(rule ? {path} : {})
  const message: Message = file.message(reason, {place: fromPlaces(at), ruleId, source})
  message.fatal = weight === 0 ? undefined : weight === 2
  message.fix = fromEditRecord(record.fix)
  message.suggestion = fromEditRecord(record.suggestion)
  if (record.key !== undefined) message.key = record.key
  if (record.actual !== undefined) message.actual = record.actual
  if (rule) {
    message.url = ruleUrl(rule.id, language)
    message.note = rule.why[language]
  }
  const edit = message.fix ?? message.suggestion
  if (record.isExpected && edit) message.expected = [edit.text]
  if (record.cause) {
    const cause = new VFileMessage(record.cause.reason, fromPlaces(record.cause.at))
    cause.file = record.cause.file
    message.cause = cause
  }
  return message
}

function toPlaces(place: Point | Position | undefined): MessageRecord['at'] {
  const toPlace = ({line, column, offset}: Point): Place =>
    offset === undefined ? [line, column] : [line, column, offset]
  if (!place) return [[1, 1]]
  return 'start' in place ? [toPlace(place.start), toPlace(place.end)] : [toPlace(place)]
}

function fromPlaces([start, end]: MessageRecord['at']): Point | Position {
  const toPoint = ([line, column, offset]: Place): Point =>
    offset === undefined ? {line, column} : {line, column, offset}
  return end ? {start: toPoint(start), end: toPoint(end)} : toPoint(start)
}

function toEditRecord({range: [start, end], text}: Edit): EditRecord {
  return [start, end, text]
}

function fromEditRecord(record: EditRecord | undefined): Edit | undefined {
  return record && {range: [record[0], record[1]], text: record[2]}
}

import * as v from 'valibot'
import {VFileMessage} from 'vfile-message'
import {type Message, messageSource, ruleUrl} from '../engine/message.ts'
import {pathLike} from '../engine/related.ts'
import {limits} from '../syntax/complexity.ts'
import type {Language} from '../text/language.ts'
import {longestPath, type Result} from './result.ts'

/** Maximum number of characters of a message; what is printed of it is shorter. */
const longestMessage = 10_000

/** Lines, columns and offsets in the longest report. */
const number = (least: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(limits.length + 1))

const text = (most: number) => v.pipe(v.string(), v.maxLength(most))
const path = v.pipe(text(longestPath), v.minLength(1))
const list = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(item), v.maxLength(most))

const place = {
  line: number(1),
  column: number(1),
  endLine: v.optional(number(1)),
  endColumn: v.optional(number(1))
}

type Place = v.InferOutput<v.ObjectSchema<typeof place, undefined>>

const edit = v.object({
  range: v.pipe(
    v.strictTuple([number(0), number(0)]),
    v.check(([start, end]) => start <= end)
  ),
  text: text(limits.length)
})

const related = v.pipe(
  v.object({...place, relativePath: v.optional(path), message: text(longestMessage)}),
  v.check((found) => isOrdered(found))
)

const message = v.pipe(
  v.object({
    ...place,
    // Printed as it is, so nothing that a terminal or a runner obeys.
    ruleId: v.nullable(v.pipe(v.string(), v.regex(/^[\w@./-]{1,100}$/))),
    severity: v.picklist([1, 2]),
    isNote: v.optional(v.boolean()),
    message: text(longestMessage),
    fix: v.optional(edit),
    suggestions: v.optional(list(v.object({fix: edit}), 100)),
    fingerprint: v.optional(v.pipe(v.string(), v.regex(/^[\da-f]{1,64}$/))),
    related: v.optional(list(related, 100))
  }),
  v.check((found) => isOrdered(found))
)

const report = v.object({
  filePath: path,
  relativePath: v.optional(path),
  messages: list(message, 100_000),
  contentHash: v.optional(v.pipe(v.string(), v.regex(/^[\da-f]{64}$/))),
  isTooComplex: v.optional(v.boolean()),
  shard: v.optional(v.pipe(v.string(), v.regex(/^\d{1,4}\/\d{1,4}$/))),
  output: v.optional(text(4 * limits.length))
})

const reports = list(report, 1_000_000)

/** A report in the JSON of our reporter, of which nobody knows who wrote it. */
export type JsonReport = v.InferOutput<typeof report>

type JsonMessage = v.InferOutput<typeof message>

/** An invalid value, by its path of keys. */
export interface JsonIssue {
  readonly path: readonly (string | number)[]
}

/** Validates what the reporter `json` wrote; returns the reports, or the first issue. */
export function checkJson(value: unknown): readonly JsonReport[] | JsonIssue {
  const {issues, output, success} = v.safeParse(reports, value, {abortEarly: true})
  if (success) return output
  return {path: issues[0].path?.map(({key}) => key as string | number) ?? []}
}

/** Whether an end is not before its start. */
function isOrdered({line, column, endLine = line, endColumn = column}: Place): boolean {
  return endLine > line || (endLine === line && endColumn >= column)
}

/** What only the reader of the JSON knows. */
export interface JsonContext extends Pick<Result, 'path' | 'name'> {
  /** Whether there is a rule of this id, so that a page explains it. */
  isRule(id: string): boolean
  readonly language: Language
}

/** Turns the JSON of a report into what was written as JSON; what only text tells is missing. */
export function fromJson(report: JsonReport, context: JsonContext): Result {
  const {contentHash, isTooComplex, messages, output} = report
  return {
    path: context.path,
    name: context.name,
    messages: messages.map((message) => toMessage(message, report, context)),
    contentHash,
    output,
    isTooComplex
  }
}

function toMessage(
  found: JsonMessage,
  {filePath, relativePath = filePath}: JsonReport,
  {isRule, language, name}: JsonContext
): Message {
  const {ruleId, severity, isNote} = found
  const message: Message = new VFileMessage(found.message, {
    place: placeOf(found),
    ...(ruleId !== null && {ruleId}),
    source: messageSource
  })
  message.fatal = severity === 2 ? true : isNote ? undefined : false
  if (ruleId !== null && isRule(ruleId)) message.url = ruleUrl(ruleId, language)
  message.fix = found.fix
  message.suggestion = found.suggestions?.[0]?.fix
  if (found.fingerprint !== undefined) message.fingerprint = found.fingerprint
  const [other] = found.related ?? []
  if (other) {
    const cause = new VFileMessage(other.message, {place: placeOf(other)})
    if (other.relativePath) cause.file = pathLike(name, relativePath, other.relativePath)
    message.cause = cause
  }
  return message
}

function placeOf({line, column, endLine, endColumn}: Place) {
  const start = {line, column}
  if (endLine === undefined || endColumn === undefined) return start
  return {start, end: {line: endLine, column: endColumn}}
}

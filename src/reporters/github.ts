import {type Message, type Weight, weightOf} from '../engine/message.ts'
import {safeText} from '../text/safe-text.ts'
import {longestPath, type ReporterOptions, type Result, repairMark} from './result.ts'

/** What GitHub calls them. */
const commands: Record<Weight, string> = {error: 'error', warning: 'warning', note: 'notice'}

/**
 * Commands to the runner of GitHub Actions, which shows each finding at its line
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
 */
export function github(results: readonly Result[], {locate}: ReporterOptions): string {
  return results
    .flatMap(({path, messages}) => messages.map((message) => annotation(locate(path), message)))
    .join('')
}

function annotation(file: string, message: Message): string {
  const sentence = safeText(message.reason) + repairMark(message)
  const text = message.url ? `${sentence}\n${message.url}` : sentence
  const properties = {
    file: safeText(file, longestPath),
    ...placeOf(message),
    title: message.ruleId ?? message.source
  }
  return workflowCommand(commands[weightOf(message)], properties, text)
}

/** A command to the runner, in a line of its own, whatever its text and properties say. */
export function workflowCommand(
  name: string,
  properties: Readonly<Record<string, unknown>>,
  text: string
): string {
  const said = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeProperty(String(value))}`
  )
  return `::${name} ${said.join(',')}::${escapeData(text)}\n`
}

/** Columns say something on a single line only. */
function placeOf({place, line = 1, column = 1}: Message) {
  const end = place && 'end' in place ? place.end : undefined
  if (!end) return {line, col: column}
  if (end.line !== line) return {line, endLine: end.line}
  return {line, endLine: line, col: column, endColumn: end.column}
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

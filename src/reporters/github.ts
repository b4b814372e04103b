import {type Message, type Weight, weightOf} from '../engine/message.ts'
import {safeText} from '../text/safe-text.ts'
import {longestPath, type ReporterOptions, type Result, repairMark} from './result.ts'

/** Names of the workflow commands. */
const commands: Record<Weight, string> = {error: 'error', warning: 'warning', note: 'notice'}

/**
 * Workflow commands that create an annotation for each finding
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
    ...positionProperties(message),
    title: message.ruleId ?? message.source
  }
  return workflowCommand(commands[weightOf(message)], properties, text)
}

/** One escaped workflow command with its line ending. */
export function workflowCommand(
  name: string,
  properties: Readonly<Record<string, unknown>>,
  text: string
): string {
  const list = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeProperty(String(value))}`
  )
  return `::${name} ${list.join(',')}::${escapeData(text)}\n`
}

/** GitHub ignores columns of ranges over several lines. */
function positionProperties({place, line = 1, column = 1}: Message) {
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

import type {Message} from '../../src/index.ts'

/** Where a finding is: `line:column-line:column`, or `line:column` where something is missing. */
export function placeOf({place}: Message): string {
  if (!place) return ''
  const {start, end} = 'start' in place ? place : {start: place, end: place}
  const from = `${start.line}:${start.column}`
  const to = `${end.line}:${end.column}`
  return from === to ? from : `${from}-${to}`
}

/** A finding in one line: where, which rule, what. */
export function compact(message: Message): string {
  return `${placeOf(message)} ${message.ruleId ?? '-'} ${message.reason}`
}

/** Findings as `line:column rule`, where only that matters. */
export function places(messages: readonly Message[]): string[] {
  return messages.map(({line, column, ruleId}) => `${line}:${column} ${ruleId ?? '-'}`)
}

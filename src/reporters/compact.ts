import {safeText} from '../text/safe-text.ts'
import {type Result, repairMark} from './result.ts'

/** One line per finding, `path:line:col: [rule-id] message [*]`, for editors and `grep`. */
export function compact(results: readonly Result[]): string {
  return results
    .flatMap(({name, messages}) =>
      messages.map((message) => {
        const location = `${safeText(name)}:${message.line ?? 1}:${message.column ?? 1}`
        const rule = message.ruleId ? ` [${message.ruleId}]` : ''
        return `${location}:${rule} ${safeText(message.reason)}${repairMark(message)}\n`
      })
    )
    .join('')
}

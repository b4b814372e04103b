import {safeText} from '../text/safe-text.ts'
import {type Result, repairMark} from './result.ts'

/** One line a finding, `path:line:col: [rule-id] message [*]`, for editors and for `grep`. */
export function compact(results: readonly Result[]): string {
  return results
    .flatMap(({name, messages}) =>
      messages.map((message) => {
        const place = `${safeText(name)}:${message.line ?? 1}:${message.column ?? 1}`
        const rule = message.ruleId ? ` [${message.ruleId}]` : ''
        return `${place}:${rule} ${safeText(message.reason)}${repairMark(message)}\n`
      })
    )
    .join('')
}

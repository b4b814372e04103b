import {unsafe} from '../text/safe-text.ts'

/**
 * JSON in one line, written so that a terminal or the log of a CI job takes nothing in it for a
 * command. What is replaced stands inside strings only, and is the same character to any parser.
 */
export function toData(value: unknown): string {
  const text = JSON.stringify(value)
    .replace(new RegExp(unsafe.source, 'gu'), (found) =>
      found
        .split('')
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join('')
    )
    .replace(/##(?=\w*\[)/g, '#\\u0023')
  return `${text}\n`
}

import {unsafe} from '../text/safe-text.ts'

/**
 * JSON on one line, safe to print to a terminal or the log of a CI job. Unsafe characters occur
 * only in strings, where an escape means the same to any parser.
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

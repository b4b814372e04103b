import {unsafe} from './safe-text.ts'

/**
 * Makes JSON safe to print to a terminal or the log of a CI job. Unsafe characters occur only in
 * strings, where an escape means the same to any parser; line feeds between the values stay.
 */
export function safeJson(json: string): string {
  return json
    .replace(new RegExp(`(?!\\n)${unsafe.source}`, 'gu'), (found) =>
      found
        .split('')
        .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join('')
    )
    .replace(/##(?=\w*\[)/g, '#\\u0023')
}

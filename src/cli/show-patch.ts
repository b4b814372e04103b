import {painter} from '../reporters/paint.ts'
import {safeText} from '../text/safe-text.ts'
import {isCI} from './commands/links/trust.ts'
import {type Output, type ProcessContext, takesColor} from './process-context.ts'

/** Lines are shown whole as far as a person may read them, in UTF-16 code units. */
const longestLine = 2000

/** A patch as it is printed. */
export interface PrintedPatch {
  readonly text: string
  /** Whether it was changed for the log of a CI job, so that a program cannot apply it. */
  readonly isChanged: boolean
}

/**
 * A patch as it is to be printed: for eyes on a terminal, harmless in the log of a CI job, as it is
 * for programs elsewhere.
 *
 * @param color Whether there is to be colour; else that depends on where it goes.
 */
export function printedPatch(
  patch: string,
  output: Output,
  env: ProcessContext['env'],
  color: boolean = takesColor(output, env)
): PrintedPatch {
  if (output.isTTY || color) return {text: showPatch(patch, color), isChanged: false}
  const text = isCI(env) ? harmlessPatch(patch) : patch
  return {text, isChanged: text !== patch}
}

/** Keeps tabs and line endings, so that most patches stay exact. */
function harmlessPatch(patch: string): string {
  return patch
    .split(/(\t|\r?\n)/)
    .map((piece, index) => (index % 2 === 1 ? piece : safeText(piece, Number.POSITIVE_INFINITY)))
    .join('')
}

/**
 * Lines of a report or a patch for eyes: harmless for a terminal, and without the end of lines that
 * Windows adds. A program gets the text as it is instead.
 */
export function showLines(text: string): string[] {
  return text
    .replace(/(?:\r\n|\n|\r)$/, '')
    .split(/\r\n|\n|\r/)
    .map((line) => safeText(line, longestLine))
}

/** A patch for eyes, with what goes in red and what comes in green. */
export function showPatch(patch: string, color: boolean): string {
  if (patch === '') return ''
  const paint = painter(color)
  const lines = showLines(patch).map((line) => {
    if (/^(?:---|\+\+\+) /.test(line)) return paint('bold', line)
    if (line.startsWith('@@')) return paint('blue', line)
    if (line.startsWith('-')) return paint('red', line)
    return line.startsWith('+') ? paint('green', line) : line
  })
  return `${lines.join('\n')}\n`
}

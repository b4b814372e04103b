import {displayWidth} from '../text/display-width.ts'

/** Punctuation that cannot start a line. */
const closing = /^[\p{Pe}\p{Pf}，。、：；？！…～%,.:;?!)]/u

/** Punctuation that cannot end a line. */
const opening = /[\p{Ps}\p{Pi}]$/u

/**
 * Wraps text at spaces and around Chinese characters, where punctuation allows it. Inline code that
 * fits on a line is kept together.
 *
 * @param width Maximum line width, in columns.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(text, width)) {
    if (line !== '' && displayWidth(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += line === '' ? piece.trimStart() : piece
  }
  return [...lines, line.trimEnd()]
}

/** Unbreakable pieces, with trailing spaces. */
function pieces(text: string, width: number): string[] {
  const found: string[] = []
  for (const unit of units(text, width)) {
    const before = found.at(-1)
    if (before !== undefined && !isBreak(before, unit)) found[found.length - 1] = before + unit
    else found.push(unit)
  }
  return found
}

/** Characters and inline code; code longer than a line is split. */
function units(text: string, width: number): string[] {
  return text
    .split(/(`[^`]*`)/)
    .flatMap((part, index) => (index % 2 === 1 && displayWidth(part) <= width ? [part] : [...part]))
}

function isBreak(before: string, after: string): boolean {
  if (/^\s/.test(after)) return false
  if (/\s$/.test(before)) return true
  if (closing.test(after) || opening.test(before)) return false
  return isWide([...before].at(-1)) || isWide([...after][0])
}

function isWide(character = ''): boolean {
  return displayWidth(character) > 1
}

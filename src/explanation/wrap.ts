import {displayWidth} from '../text/display-width.ts'

/** Marks that do not begin a line. */
const closing = /^[\p{Pe}\p{Pf}，。、：；？！…～%,.:;?!)]/u

/** Marks that do not end one. */
const opening = /[\p{Ps}\p{Pi}]$/u

/**
 * Break a text into lines: at spaces, and around Chinese characters where their marks allow it. Code
 * between backticks is kept together where it fits into a line.
 *
 * @param width Columns of a line.
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

/** What is not broken, each with the spaces behind it. */
function pieces(text: string, width: number): string[] {
  const found: string[] = []
  for (const unit of units(text, width)) {
    const before = found.at(-1)
    if (before !== undefined && !isBreak(before, unit)) found[found.length - 1] = before + unit
    else found.push(unit)
  }
  return found
}

/** Characters, and code as a whole; where that is longer than a line, its characters. */
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

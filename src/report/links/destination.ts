import {decodeString} from 'micromark-util-decode-string'
import type {Range} from '../../syntax/edit.ts'

const blank = /[ \t\r\n]/

/** What may follow a link destination: a title, and the closing parenthesis. */
const restOfLink =
  /^(?:[ \t\r\n]+(?:"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|\((?:\\[\s\S]|[^()\\])*\)))?[ \t\r\n]*\)$/

/** Maximum number of `](` that are tried as the end of the label. */
const mostTries = 100

/**
 * Returns the range of the destination of a link or an image, without `<>`.
 *
 * @param text Source text.
 * @param labelEnd Smallest possible end offset of the link text.
 * @param end End offset of the link.
 * @param href The parsed address, to identify it.
 * @returns undefined if the source has a form that is not recognized.
 */
export function findDestination(
  text: string,
  labelEnd: number,
  end: number,
  href: string
): Range | undefined {
  let at = text.indexOf('](', labelEnd)
  for (let tries = 0; tries < mostTries && at >= 0 && at < end; tries++) {
    const found = readDestination(text, at + 2, end)
    if (found && restOfLink.test(text.slice(found.after, end))) {
      const written = text.slice(...found.range)
      if (decodeString(written).replaceAll('\0', '\uFFFD') === href) return found.range
    }
    at = text.indexOf('](', at + 1)
  }
  return undefined
}

const label = /\[(?:\\[\s\S]|[^\\[\]])*\]:/y

/** Range of the destination of a definition, without `<>`. */
export function findDefined(text: string, start: number, end: number): Range | undefined {
  label.lastIndex = start
  return label.test(text) ? readDestination(text, label.lastIndex, end)?.range : undefined
}

/** Read an address as CommonMark does (section 6.3, link destinations). */
function readDestination(
  text: string,
  from: number,
  end: number
): {range: Range; after: number} | undefined {
  let start = from
  while (start < end && blank.test(text.charAt(start))) start++
  if (text[start] === '<') {
    for (let at = start + 1; at < end; at++) {
      const character = text.charAt(at)
      if (character === '>') return {range: [start + 1, at], after: at + 1}
      if (character === '\n' || character === '\r') return undefined
      if (character === '\\') at++
    }
    return undefined
  }
  let depth = 0
  let at = start
  for (; at < end; at++) {
    const character = text.charAt(at)
    if (blank.test(character)) break
    if (character === '\\') at++
    else if (character === '(') depth++
    else if (character === ')' && --depth < 0) break
  }
  return {range: [start, at], after: at}
}

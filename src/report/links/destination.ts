import {decodeString} from 'micromark-util-decode-string'
import type {Range} from '../../syntax/edit.ts'

const blank = /[ \t\r\n]/

/** What may follow the address of a link: a title, and the bracket that ends it. */
const restOfLink =
  /^(?:[ \t\r\n]+(?:"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|\((?:\\[\s\S]|[^()\\])*\)))?[ \t\r\n]*\)$/

/** The text of a picture may look like the end of it, though not more often than this. */
const mostTries = 100

/**
 * Where the address of a link or a picture stands in its source, without `<>`.
 *
 * @param text Source text.
 * @param labelEnd Where the text of the link may end, at the earliest.
 * @param end Where the link ends.
 * @param href The address, to know it by.
 * @returns Nothing where it is written in a way that this does not read.
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

/** Where the address of a definition stands in its source, without `<>`. */
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

import type {Link} from 'mdast'
import {visit} from 'unist-util-visit'
import type {Range} from '../../syntax/edit.ts'
import {inside, isLiteralLink, mask, type Prose} from '../../syntax/prose.ts'
import {isPlaced, type Source} from '../../syntax/source.ts'
import {cjk, fullWidthMarks} from './characters.ts'

/** An address that stands in running text without any brackets. */
export interface Address {
  readonly range: Range
  readonly text: string
  /**
   * Whether its end is a guess: a letter of Chinese follows, or something else that may or may not
   * belong to it.
   */
  readonly isUnclear: boolean
}

const begin = /https?:\/\/(?=[\p{L}\p{N}[])|www\.(?=[\p{L}\p{N}])/giu
const stop = new RegExp(`[\\s<>"\`\\\\|${mask}${fullWidthMarks}]`)
const isWord = new RegExp(`${cjk.source}|\\p{Extended_Pictographic}`, 'u')

/**
 * The addresses that GFM makes links of, but with the end that their author had in mind: GFM goes
 * on to the next white space, over Chinese punctuation and whatever follows.
 */
export function readAddresses(source: Source, prose: Prose): Address[] {
  if (prose.node.type === 'link') return []
  const isLink = literalLinks(source, prose)
  const addresses: Address[] = []
  let position = 0
  let last = -1
  for (const match of prose.text.matchAll(begin)) {
    const start = match.index
    if (start < position) continue
    const offset = prose.range[0] + start
    const before = prose.text.slice(start - 1, start)
    const {text, isUnclear} = readAddress(prose.text, start, before)
    position = start + text.length
    // Without a protocol, it is no address inside of another, which GFM ends at a space only.
    const isInside = last >= 0 && !/[\s<\uFFFC]/.test(prose.text.slice(last, start))
    last = start
    if (isInside && /^w/i.test(text)) continue
    if (/[\w@]/.test(before) || text.length <= match[0].length || !isLink(offset, text)) continue
    addresses.push({range: [offset, offset + text.length], text, isUnclear})
  }
  return addresses
}

/**
 * Read one address, in one go: as far as no mark, bracket or letter says that it is over.
 *
 * @param prose Running text.
 * @param start Where the address begins.
 * @param before The character before it.
 */
export function readAddress(
  prose: string,
  start: number,
  before: string
): {text: string; isUnclear: boolean} {
  const open = {')': 0, ']': 0}
  let bracket = start
  let isUnclear = false
  let end = start
  for (; end < prose.length; end++) {
    const character = prose.charAt(end)
    if (stop.test(character)) {
      // GFM takes a backslash for a part of the address.
      isUnclear = character === '\\'
      break
    }
    if (/[*~]/.test(character) && (prose[end + 1] === character || before === character)) break
    if (character === "'" && (before === "'" || /^s(?!\w)/.test(prose.slice(end + 1, end + 3))))
      break
    if (character === '[') bracket = end
    if (character === '(') open[')']++
    else if (character === '[') open[']']++
    else if ((character === ')' || character === ']') && --open[character] < 0) break
    else if (character === ']' && prose[end + 1] === '(') {
      // A link without a space before it.
      end = bracket
      break
    }
    // Letters of Chinese after a Latin one, or a bracket after it, may be the next words of the
    // sentence. After `/` or `=` they are part of the address, as GFM has it.
    if (character > '~' && /[A-Za-z\d)\]]\(?$/.test(prose.slice(end - 2, end))) {
      isUnclear = isWord.test(String.fromCodePoint(prose.codePointAt(end) ?? 0))
      if (isUnclear) break
    }
  }
  return {text: trimEnd(prose.slice(start, end)), isUnclear}
}

/** Without punctuation, which GFM does not take for part of an address either, and open brackets. */
function trimEnd(text: string): string {
  let end = text.length
  while (end > 0) {
    const reference = /&[A-Za-z]{1,31};$/.exec(text.slice(Math.max(0, end - 33), end))
    if (reference) end -= reference[0].length
    else if (/[?!.,:;*_~'"([]/.test(text.charAt(end - 1))) end--
    else break
  }
  return text.slice(0, end)
}

/**
 * Tells whether GFM makes a link of an address; asked for ascending offsets. Those that it finds in
 * a second step have no place in the source.
 */
function literalLinks(source: Source, {node}: Prose): (offset: number, text: string) => boolean {
  const placed: Range[] = []
  let hasOthers = false
  visit(node, 'link', (link: Link) => {
    if (!isPlaced(link)) hasOthers = true
    else if (isLiteralLink(source, link)) placed.push(source.range(link))
  })
  const isPlacedLink = inside(placed)
  return (offset, text) =>
    isPlacedLink(offset) || (hasOthers && /^(?:https?:\/\/)?[\w-]+\./i.test(text))
}

import type {Link} from 'mdast'
import {visit} from 'unist-util-visit'
import type {Range} from '../../syntax/edit.ts'
import {inside, isLiteralLink, mask, type Prose} from '../../syntax/prose.ts'
import {isPlaced, type Source} from '../../syntax/source.ts'
import {cjk, fullWidthMarks} from './characters.ts'

/** An autolink literal. */
export interface Address {
  readonly range: Range
  readonly text: string
  /**
   * Whether its end is uncertain: Chinese text follows, or something else that may belong to it.
   */
  readonly isUnclear: boolean
  /** Whether GFM takes what follows for a part of it. */
  readonly isSwallowing: boolean
}

const begin = /https?:\/\/(?=[\p{L}\p{N}[])|www\.(?=[\p{L}\p{N}])/giu
const stop = new RegExp(`[\\s<>"\`\\\\|${mask}${fullWidthMarks}]`)
const isWord = new RegExp(`${cjk.source}|\\p{Extended_Pictographic}`, 'u')

/**
 * Reads the GFM autolink literals, with their intended end: GFM includes everything up to the next
 * white space, Chinese punctuation and text, too.
 */
export function readAddresses(source: Source, prose: Prose): Address[] {
  if (prose.node.type === 'link') return []
  let isLink: ReturnType<typeof literalLinks> | undefined
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
    // GFM ends an address at white space only, so `www.` inside another starts no new one.
    const isInside = last >= 0 && !/[\s<\uFFFC]/.test(prose.text.slice(last, start))
    last = start
    if (isInside && /^w/i.test(text)) continue
    if (/[\w@]/.test(before) || text.length <= match[0].length) continue
    // Few texts have addresses, for which the tree is looked through.
    isLink ??= literalLinks(source, prose)
    if (!isLink(offset, text)) continue
    const isSwallowing = swallows(prose.text.slice(position))
    addresses.push({range: [offset, offset + text.length], text, isUnclear, isSwallowing})
  }
  return addresses
}

/**
 * Reads one address up to the first character that ends it.
 *
 * @param prose Running text.
 * @param start Index of the address.
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
      // GFM includes a backslash.
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
    // Chinese text after an ASCII letter or a bracket may continue the sentence. After `/` or `=`
    // it belongs to the address.
    if (character > '~' && /[A-Za-z\d)\]]\(?$/.test(prose.slice(end - 2, end))) {
      isUnclear = isWord.test(String.fromCodePoint(prose.codePointAt(end) ?? 0))
      if (isUnclear) break
    }
  }
  const text = trimEnd(prose.slice(start, end))
  // A name may end with an underscore.
  const isTrimmed = before !== '_' && prose.slice(start + text.length, end).includes('_')
  return {text, isUnclear: isUnclear || isTrimmed}
}

/**
 * Whether GFM reads on behind an address: it ends at white space and `<`, without the punctuation
 * before them (GFM 0.29, section 6.9).
 */
function swallows(rest: string): boolean {
  return !/^[?!.,:;*_~'")\]]*(?:[\s<]|$)/.test(rest)
}

/** Trims trailing punctuation, as GFM does, and open brackets. */
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
 * Returns a test whether GFM parses an address as a link, for ascending offsets. Links found by
 * mdast-util-gfm-autolink-literal have no position.
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

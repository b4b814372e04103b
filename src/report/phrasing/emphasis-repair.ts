import {cjk, fullWidthMarks, pairedMarks} from './characters.ts'
import type {Emphasis} from './emphasis.ts'
import {canClose, canOpen, type Flanks, kind} from './flanking.ts'

/** A way to write unparsed emphasis so that it is parsed. */
export interface Repair {
  readonly marker: string
  /** Number of characters to move before the opening run and after the closing run. */
  readonly lead: number
  readonly trail: number
  /** Whether to add spaces outside, if nothing can be moved. */
  readonly spaceBefore: boolean
  readonly spaceAfter: boolean
}

const chinese = new RegExp(`${cjk.source}|[${fullWidthMarks}]`, 'u')
const leading = /[—…]/
const trailing = /[。，、；：？！…—～,.;:?!]/

/**
 * Returns a fix for emphasis whose delimiter runs fail beside punctuation or Chinese characters;
 * undefined if it is parsed or ambiguous.
 */
export function repairEmphasis(emphasis: Emphasis): Repair | undefined {
  const {marker, content} = emphasis
  const {length} = content
  const opens = canOpen(marker, flanksAt(emphasis, 0))
  const closes = canClose(marker, flanksAt(emphasis, length))
  if (emphasis.isParsed || (opens && closes) || !isChinese(emphasis)) return undefined

  let from = 0
  let to = length
  while (from < to && leading.test(content.charAt(from))) from++
  while (to > from && trailing.test(content.charAt(to - 1))) to--
  const marks = {from: opens ? 0 : from, to: closes ? length : to}
  const pair = isPair(content.slice(from, to), marker)
    ? {from: from + 1, to: to - 1}
    : {from: length, to: 0}
  const stars = '*'.repeat(marker.length)
  const candidates = [
    {marker, ...marks},
    {marker: stars, from: 0, to: length},
    {marker, ...pair},
    {marker: stars, ...marks},
    {marker: stars, ...pair}
  ]
  for (const {marker, from, to} of candidates) {
    if (marker === stars && !/^[*_]/.test(emphasis.marker)) continue
    if (isSolid(content, from, to) && works(emphasis, marker, from, to)) {
      return {marker, lead: from, trail: length - to, spaceBefore: false, spaceAfter: false}
    }
  }
  // A single `*` or `_` may be something else: `长*宽（米）*高`.
  if (marker.length === 1) return undefined
  return {marker, lead: 0, trail: 0, spaceBefore: !opens, spaceAfter: !closes}
}

/** Characters around a delimiter run at an index of the content. */
function flanksAt({content, outer}: Emphasis, index: number): Flanks {
  return {before: content[index - 1] ?? outer.before, after: content[index] ?? outer.after}
}

/** Whether both runs work and do not merge with neighbouring delimiters. */
function works(emphasis: Emphasis, marker: string, from: number, to: number): boolean {
  const [open, close] = [flanksAt(emphasis, from), flanksAt(emphasis, to)]
  const around = open.before + open.after + close.before + close.after
  return canOpen(marker, open) && canClose(marker, close) && !around.includes(marker.charAt(0))
}

/** Whether Chinese text is involved, and it is not a name or a formula. */
function isChinese({marker, content, outer}: Emphasis): boolean {
  if (marker.length > 1 && !marker.startsWith('_')) {
    return chinese.test(content) || cjk.test(outer.before + outer.after)
  }
  if (!cjk.test(content)) return false
  if (!marker.startsWith('_')) return true
  // `周报_第四十周_终稿.md` is a file name.
  const isWord = [outer.before, outer.after].map((character) => kind(character) === 'letter')
  const isName = marker.length === 1 && isWord.every(Boolean)
  return !isName && !/[A-Za-z\d]/.test(outer.before + outer.after)
}

/** Whether the content between two indexes is not empty and has no space at its edges. */
function isSolid(content: string, from: number, to: number): boolean {
  const rest = content.slice(from, to)
  return rest !== '' && rest === rest.trim() && /[\p{L}\p{N}\uFFFC]/u.test(rest)
}

/** Whether a pair of brackets or quotation marks encloses the whole text. */
function isPair(text: string, marker: string): boolean {
  const open = text[0] ?? ''
  const close = pairedMarks.get(open)
  if (!close || text.length < 3 || text.at(-1) !== close) return false
  // `长*（宽+高）*厚` is a product.
  if (marker === '*' && /[(（]/.test(open)) return false
  if (open === close) return text.indexOf(close, 1) === text.length - 1
  let depth = 0
  for (let index = 0; index < text.length - 1; index++) {
    if (text[index] === open) depth++
    else if (text[index] === close) depth--
    if (depth === 0) return false
  }
  return true
}

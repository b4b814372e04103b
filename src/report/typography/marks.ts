import type {Edit, Range} from '../../syntax/edit.ts'
import {fullWidthOf, han, hasHan} from './characters.ts'
import {type Correction, correct} from './correction.ts'
import {readPairs} from './pairs.ts'
import {codeMark, opaqueMark, type ReaderText} from './reader-text.ts'

/** Some marks that are to be written otherwise, in one of several ways. */
export interface WrongMarks extends Omit<Correction, 'edit'> {
  /** The best first. */
  readonly edits: readonly Edit[]
}

/** Marks of which several say no more than one, each in both widths. */
const repeatable: readonly string[] = ['，,', '、', '。', '；;', '：:', '！!', '？?']

const repeated = new RegExp(repeatable.map((pair) => `[${pair}]{2,}`).join('|'), 'g')

/** Closing marks, after which a text goes on as after the letter before them. */
const closing = '）》〉」』】”’…'

const chineseBefore = new RegExp(`[${han}，。、；：！？${closing}]$`, 'u')

/**
 * Finds marks that are repeated. Three and more stops are an ellipsis.
 *
 * @param most How often an exclamation or question mark may be repeated.
 */
export function* findRepeatedMarks(reader: ReaderText, most: number): Generator<Correction> {
  const {text} = reader
  for (const {0: actual, index} of text.matchAll(repeated)) {
    const isChinese =
      /[^!-~]/.test(actual) || chineseBefore.test(text.slice(Math.max(0, index - 2), index))
    const isOther = /^[。、]{3,}$/.test(actual) || isSyntax(text, index, actual.length)
    if (!isChinese || isOther) continue
    const mark = fullWidthOf.get(actual[0]!) ?? actual[0]!
    const expected = mark.repeat(/[！？]/.test(mark) ? Math.min(most, actual.length) : 1)
    yield* correct(reader, index, actual, expected)
  }
}

/** Whether half-width marks are part of another notation: `::`, `:smile:`, `![`, `?a=1`. */
function isSyntax(text: string, index: number, length: number): boolean {
  const after = text.slice(index + length, index + length + 24)
  const mark = text[index]!
  if (!/[!-~]/.test(mark)) return false
  if (
    mark === ':' &&
    /^(?::|\/\/|(?=[\d_+-]*[a-z])[a-z\d_+-]+:|[-^]?[)(DPpOo|\\/](?![a-z]))/.test(after)
  )
    return true
  if (mark === ';' && /^-?[)(D](?![a-z])/.test(after)) return true
  if (mark === '.' && (/^ \./.test(after) || /\. $/.test(text.slice(0, index)))) return true
  return /^[=[{(<$&]/.test(after) || (after[0] === opaqueMark && mark === '!')
}

/** Stops and the like that stand for an ellipsis, if they are beside Chinese. */
const ellipses = /[。.]{3,}|、{3,}|·{3,}|…+/g

/** Finds what is meant as an ellipsis and written otherwise. */
export function* findEllipses(reader: ReaderText): Generator<Correction> {
  const {text} = reader
  for (const {0: actual, index} of text.matchAll(ellipses)) {
    const end = index + actual.length
    // Twelve dots stand for what is left out of a text by paragraphs.
    if (/^(?:…{2}|…{4})$/.test(actual)) continue
    const [before, after] = [text.slice(Math.max(0, index - 2), index), text.slice(end, end + 2)]
    const isChinese =
      /[。、]/.test(actual) || chineseBefore.test(before) || chineseAfter.test(after)
    const isNumber = /\d$/.test(before) && /^\d/.test(after)
    if (!isChinese || isNumber) continue
    yield* correct(reader, index, actual, '……')
  }
}

const chineseAfter = new RegExp(`^[${han}，。、；：！？（《「『“]`, 'u')

/** Half-width marks, and what may stand around them. */
const halfMarks = /[,;:!?.]/g

const hanBefore = new RegExp(`[${han}${closing}]$`, 'u')
const hanAfter = new RegExp(`^ *[${han}《「『“（]`, 'u')
const wordBefore = new RegExp(
  `(?:[A-Za-z\\d%℃°${codeMark}]|\\p{Extended_Pictographic}\uFE0F?)$`,
  'u'
)

/** Finds half-width marks in Chinese text. */
export function* findHalfWidthMarks(reader: ReaderText): Generator<WrongMarks> {
  const {text} = reader
  if (!hasHan(text)) return
  for (const {0: mark, index} of text.matchAll(halfMarks)) {
    if (!isInChinese(text, index, mark)) continue
    const range = reader.plainRange(index, index + 1)
    if (!range) continue
    const expected = fullWidthOf.get(mark)!
    const edit = {range, text: expected}
    const spaces = /^ +(?=[^\n ])/.exec(text.slice(index + 1))?.[0].length ?? 0
    const wide = spaces > 0 ? reader.plainRange(index, index + 1 + spaces) : undefined
    const edits = wide ? [{range: wide, text: expected}, edit] : [edit]
    yield {actual: mark, expected, range, edits}
  }
}

/** Question and exclamation marks in a row: what is before the first counts. */
const mixed = /[!?！？]+$/

function isInChinese(text: string, index: number, mark: string): boolean {
  const before = text.slice(Math.max(0, index - 4), index).replace(mixed, '')
  const rest = text.slice(index + 1, index + 25)
  if (rest[0] === mark || text[index - 1] === mark || isSyntax(text, index, 1)) return false
  if (!hanBefore.test(before)) {
    // `iPhone,好`: the sentence has to be Chinese before it, too.
    const isBetween = /[,;?]/.test(mark) && wordBefore.test(before) && hanAfter.test(rest)
    return isBetween && hasHan(text.slice(text.lastIndexOf('\n', index) + 1, index))
  }
  const next = rest.replace(/^[!?]+/, '')
  if (/[.!?]/.test(mark)) return /^["'”’」』）)]?(?:\s|$)/.test(next) || hanAfter.test(next)
  return true
}

/** Words of a text, to tell Latin text from a name. */
const words = /(?<![\w-])[A-Za-z\u00C0-\u024F]{2,}(?![\w-])/g

const halfOf: ReadonlyMap<string, string> = new Map([
  ...[...fullWidthOf].map(([half, full]) => [full, half] as const),
  ['、', ',']
])

/** Words that only a sentence in English has, not a list of names. */
const functionWords =
  /(?<![\w-])(?:a|an|and|are|as|at|be|but|by|can|do|for|from|has|have|in|is|it|not|of|on|or|see|so|that|the|then|this|to|was|we|when|will|with|you)(?![\w-])/i

/** Finds full-width marks in sentences without a Chinese letter. */
export function* findFullWidthMarks(reader: ReaderText): Generator<WrongMarks> {
  const {text} = reader
  if (!/[，。、；：！？（）]/.test(text) || hasHan(text)) return
  if ((text.match(words)?.length ?? 0) < 3 || !functionWords.test(text)) return
  const wrong = new Map<number, WrongMarks>()
  for (const {0: mark, index} of text.matchAll(/[，。、；：！？（）]/g)) {
    const found = readFullWidthMark(reader, index, mark)
    if (found) wrong.set(index, found)
  }
  // One parenthesis alone would be left without the other of its pair.
  const {pairs} = readPairs(text)
  for (const [index, found] of wrong) {
    const pair = /[（）]/.test(found.actual)
      ? pairs.find(({open, close}) => open === index || close === index)
      : undefined
    const other = pair && (pair.open === index ? pair.close : pair.open)
    if (other !== undefined && text[other] !== '(' && text[other] !== ')' && !wrong.has(other))
      continue
    yield found
  }
}

function readFullWidthMark(
  reader: ReaderText,
  index: number,
  mark: string
): WrongMarks | undefined {
  const {text} = reader
  const [before, after] = [text[index - 1] ?? '', text[index + 1] ?? '']
  const isOpening = mark === '（'
  const isBeside = isOpening ? /[\w)]/.test(after) : /[\w)"”’）？！]/.test(before)
  const range = reader.plainRange(index, index + 1)
  if (!isBeside || !range || mark === before || mark === after) return undefined
  // A half-width one would make a link of it.
  if (isOpening && before === ']') return undefined
  const half = halfOf.get(mark)!
  const isNumber = /[：，。]/.test(mark) && /\d/.test(before) && /\d/.test(after)
  const expected =
    (isOpening && /\w/.test(before) ? ' ' : '') +
    (isNumber && mark === '。' ? '.' : half) +
    (!isOpening && !isNumber && /\w/.test(after) ? ' ' : '')
  // With the spaces beside it, which are too many beside a full-width mark, and right beside others.
  const [left, right] = spacesAround(text, index, index + 1)
  const own = {range, text: expected}
  const wide = left + right > 0 ? reader.plainRange(index - left, index + 1 + right) : undefined
  const spaced = ' '.repeat(left) + expected + ' '.repeat(right)
  const edits = wide ? [{range: wide, text: spaced}, own] : [own]
  return {actual: mark, expected, range, edits}
}

/** Finds half-width parentheses around Chinese, and pairs of which each has its own width. */
export function* findHalfWidthParentheses(reader: ReaderText): Generator<WrongMarks> {
  const {text} = reader
  if (!hasHan(text)) return
  for (const {0: pair, index} of text.matchAll(/[(（][^()（）\n]+[)）]/g)) {
    const [open, close] = [pair[0]!, pair.at(-1)!]
    const isMixed = (open === '(') !== (close === ')')
    const isHalf = open === '(' && close === ')'
    const inner = pair.slice(1, -1)
    const end = index + pair.length
    const isChinese = hasHan(inner) && /[^\]]$|^$/.test(text.slice(Math.max(0, index - 1), index))
    // In others of its kind, both would have to change.
    const isInside = text[index - 1] === '(' && text[end] === ')'
    if ((!isMixed && !(isHalf && isChinese)) || isInside) continue
    const [first, last] = [reader.plainRange(index, index + 1), reader.plainRange(end - 1, end)]
    if (!first || !last) continue
    yield {
      actual: `${open}${close}`,
      expected: '（）',
      range: [first[0], last[1]],
      edits: parenthesisEdits(reader, [index, end])
    }
  }
}

/** Numbers of spaces before and behind some characters; none where a line begins or ends with them. */
function spacesAround(text: string, from: number, to: number): readonly [number, number] {
  let [start, end] = [from, to]
  while (text[start - 1] === ' ') start--
  while (text[end] === ' ') end++
  const isText = (index: number) => /\S/.test(text[index] ?? '')
  return [isText(start - 1) ? from - start : 0, isText(end) ? end - to : 0]
}

/** With the spaces around the pair, which full-width marks bring with them; and without. */
function parenthesisEdits(reader: ReaderText, [from, to]: Range): Edit[] {
  const {text} = reader
  const [before, after] = spacesAround(text, from, to)
  const inner = (source: string) => `（${source.slice(1, -1)}）`
  return [[before, after] as const, [0, 0] as const].flatMap(([left, right]) => {
    const own = reader.range(from, to)
    const start = left > 0 ? reader.plainRange(from - left, from + 1)?.[0] : own[0]
    const end = right > 0 ? reader.plainRange(to - 1, to + right)?.[1] : own[1]
    if (start === undefined || end === undefined) return []
    return [{range: [start, end] as const, text: inner(reader.source(own))}]
  })
}

import type {Edit, Range} from '../../syntax/edit.ts'
import type {ReportShape} from '../shape.ts'
import {han, hasHan, western} from './characters.ts'
import {exceptionsIn, type IsException} from './exceptions.ts'
import {codeMark, type ReaderText} from './reader-text.ts'

export const spacingStyles = ['require', 'forbid', 'keep'] as const
export type SpacingStyle = (typeof spacingStyles)[number]

/** A space that is missing or too much, beside a Chinese letter or a full-width mark. */
export interface WrongSpace {
  readonly kind: 'missing' | 'unexpected' | 'beside'
  /** What stands before and after it, for the message. */
  readonly before: string
  readonly after: string
  readonly range: Range
  readonly edit: Edit
}

/** What is expected of spaces. */
export interface Spacing {
  /** Between Chinese, and Latin letters and digits. */
  readonly style: SpacingStyle
  /** Between Chinese and inline code. */
  readonly code: SpacingStyle
  /** Whether spaces beside full-width marks are wrong. */
  readonly marks: boolean
  /** Words that are written without a space. */
  readonly words: readonly string[]
}

/** Names that end in signs: `C++`, `A+`, `C#`. */
const signed = '[A-Za-z]\\+\\+|(?<!\\w)(?:[A-Z]\\+|[CFJ]#)'

/** What ends foreign text; not a placeholder such as `%s` or `$1`. */
const foreignEnd = `(?<![%$\\\\])[${western}]|${codeMark}|${signed}`

/** Where Chinese meets Latin letters, digits or code. */
const joints = new RegExp(`(?:${foreignEnd})(?=[${han}])|[${han}](?=[${western}${codeMark}])`, 'gu')

const spaced = new RegExp(
  `(?:${foreignEnd})( +)(?=[${han}])|[${han}]( +)(?=[${western}${codeMark}])`,
  'gu'
)

/** Marks that bring their own space. */
const marks = '，。、；：！？（）《》「」『』'

const besideMarks = new RegExp(
  `[${han}${western}${codeMark}${marks}%°”’…]( +)(?=[${marks}])|[${marks}]( +)(?=[${han}${western}${codeMark}])`,
  'gu'
)

/** Finds wrong spaces in a text. */
export function* findWrongSpaces(
  reader: ReaderText,
  shape: ReportShape,
  spacing: Spacing
): Generator<WrongSpace> {
  const {style, code, words} = spacing
  const styles = [style, code]
  let known: IsException | undefined
  const isException = (from: number, to: number) => {
    known ??= exceptionsIn(reader.text, shape, words)
    return known(from) || known(to)
  }
  const styleAt = (at: number) => (reader.text[at] === codeMark ? code : style)
  if (styles.includes('require')) {
    for (const {0: match, index} of reader.text.matchAll(joints)) {
      const at = index + match.length
      const isCode = styleAt(at) === code && reader.text[at] === codeMark
      const wanted = isCode ? code : styleAt(index)
      if (wanted === 'require' && isText(reader, at) && !isException(at, at))
        yield missing(reader, at)
    }
  }
  if (styles.includes('forbid')) {
    for (const match of reader.text.matchAll(spaced)) {
      const [from, to] = spacesOf(match)
      const wanted = reader.text[to] === codeMark ? code : styleAt(from - 1)
      if (wanted !== 'forbid' || isException(from, to)) continue
      yield* unexpected('unexpected', reader, [from, to])
    }
  }
  // In Latin text, the mark is wrong, not the space.
  if (!spacing.marks || !hasHan(reader.text)) return
  for (const match of reader.text.matchAll(besideMarks)) {
    const [from, to] = spacesOf(match)
    // Between a mark and emphasis, the space keeps the emphasis.
    const sides = [[from - 1, from] as const, [to - 1, to] as const]
    const isTouching = sides.every(
      ([left, right]) => !/[*_~]/.test(reader.source([reader.at(left)[1], reader.at(right)[0]]))
    )
    if (isTouching) yield* unexpected('beside', reader, [from, to])
  }
}

/** Whether what stands on both sides is text or code, not the end of an address. */
function isText(reader: ReaderText, at: number): boolean {
  return [at - 1, at].every(
    (index) => reader.text[index] === codeMark || reader.plainRange(index, index + 1)
  )
}

function spacesOf({0: match, 1: first, 2: second, index}: RegExpExecArray): Range {
  const end = index + match.length
  return [end - (first ?? second ?? '').length, end]
}

function missing(reader: ReaderText, at: number): WrongSpace {
  const gap = reader.gapBefore(at)
  return {
    kind: 'missing',
    ...around(reader, [at, at]),
    range: reader.range(at - 1, at + 1),
    edit: {range: [gap, gap], text: ' '}
  }
}

function* unexpected(
  kind: 'unexpected' | 'beside',
  reader: ReaderText,
  [from, to]: Range
): Generator<WrongSpace> {
  const range = reader.plainRange(from, to)
  if (!range) return
  yield {kind, ...around(reader, [from, to]), range, edit: {range, text: ''}}
}

/** Longest word in a message. */
const longest = 20

const lastWord = new RegExp(`(?:[${western}+#]+|.)$`, 'u')
const firstWord = new RegExp(`^(?:[${western}]+|.)`, 'u')

/** The words on both sides of a range. */
function around(reader: ReaderText, [from, to]: Range) {
  const {text} = reader
  const source = (at: number) => (text[at] === codeMark ? reader.source(reader.at(at)) : undefined)
  const before =
    source(from - 1) ?? lastWord.exec(text.slice(Math.max(0, from - longest), from))?.[0] ?? ''
  const after = source(to) ?? firstWord.exec(text.slice(to, to + longest))?.[0] ?? ''
  return {before, after}
}

import type {Range} from '../../syntax/edit.ts'
import {escapePattern} from '../../text/escape-pattern.ts'
import type {ReportShape} from '../shape.ts'

/**
 * Dates and numbers of weeks, such as `2023年10月1日` and `第40周`, from the first digit on, or from 第:
 * how they are written is the business of the title, and a matter of taste elsewhere. So are numbers
 * with a sign, such as `5%` and `30°`.
 */
const numbers =
  /\d[\d.,~～-]* ?[%‰°℃℉][CF]?.?|第 ?\d+ ?[周週]|\d[\d.,~～/-]* ?[年月日周週](?: ?\d+ ?[月日号](?: ?\d+ ?[日号])?)?/g

/** Says where in a text spaces are neither asked for nor removed. */
export type IsException = (at: number) => boolean

/**
 * Returns the exceptions of a text: dates, titles of reports, and words that are written without a space.
 *
 * @param words Such as `T恤`.
 */
export function exceptionsIn(
  text: string,
  shape: ReportShape,
  words: readonly string[]
): IsException {
  const ranges: Range[] = []
  for (const {
    0: {length},
    index
  } of text.matchAll(numbers)) {
    ranges.push([index, index + length - 1])
  }
  const patterns = [...titlePatterns(shape), wordPattern(words)]
  for (const pattern of patterns) {
    if (!pattern) continue
    for (const {
      0: {length},
      index
    } of text.matchAll(pattern)) {
      ranges.push([index + 1, index + length - 1])
    }
  }
  return (at) => ranges.some(([start, end]) => start <= at && at <= end)
}

const knownTitles = new WeakMap<ReportShape, readonly RegExp[]>()

/** What titles consist of between the texts that are free. */
function titlePatterns(shape: ReportShape): readonly RegExp[] {
  const known = knownTitles.get(shape)
  if (known) return known
  const patterns = shape.titles
    .flatMap((title) => title.split('{text}'))
    .map((part) => part.replace(/^[^\p{L}\p{N}{]+|[^\p{L}\p{N}}]+$/gu, ''))
    .filter((part) => /[A-Za-z\d{]/.test(part) && /[^{}\w\s]/.test(part))
    .map(
      (part) =>
        new RegExp(
          part
            .split(/\{\w+\}/)
            .map(escapePattern)
            .join(numeral),
          'g'
        )
    )
  knownTitles.set(shape, patterns)
  return patterns
}

/** What a placeholder of a title may stand for. */
const numeral = '[\\d年月日/.-]*[\\d〇一二三四五六七八九十日]'

const knownWords = new WeakMap<readonly string[], RegExp | undefined>()

function wordPattern(words: readonly string[]): RegExp | undefined {
  if (!knownWords.has(words)) {
    const known = words.filter((word) => word.length > 1).map(escapePattern)
    const pattern = `(?<![A-Za-z\\d])(?:${known.join('|')})(?![A-Za-z\\d])`
    knownWords.set(words, known.length > 0 ? new RegExp(pattern, 'g') : undefined)
  }
  return knownWords.get(words)
}

import {chineseNumeral, readNumeral} from './numeral.ts'
import type {Filling, Fillings} from './title-template.ts'
import {narrow} from './width.ts'

/** A title read by its words, whatever is missing, mistyped or too much. */
export interface TitleWords {
  /** Year, week, and month where the week is one of a month. */
  readonly fillings: Fillings
  /**
   * Whether year and week are beyond doubt, and nothing else is said: then the title can be
   * written anew without loss.
   */
  readonly certain: boolean
}

/** Stands for another character that a hand or an input method put there by mistake. */
const mistyped = /^\p{Script=Han}$/u

/** Characters that are words of their own around a number, not mistypings. */
const notMistyped =
  /[上下前后每各约近共满的内中本某几多半级届版期号篇次回春夏秋冬一二三四五六七八九十]/

const weekWord = /^(?:周|週|星期|礼拜|weeks?(?![a-z]))/i

const reportWord =
  /周报告|周报|週報|周報|週报|简报|簡報|周记录|周记|周刊|周志|周总结|周小结|周回顾|周笔记|weekly(?:report)?|报告|汇报|总结|小结|回顾|记录|report/i

/**
 * 周报 or a slip of one character in it, such as 简报, in both scripts and in English; another word is
 * what the author calls it.
 */
const ownWord = /^(?:[周週][报報].?|[周週].|.[报報]|[报報].|weekly ?(?:report)?|report)$/iu

/** Two characters of which one is right: `周抱`, `州报`; not other words, such as `月报`, `周末`. */
const mistypedReportWord =
  /^(?:周[^末一二三四五六日年岁游围期边\P{Script=Han}]|[^日月年季海画电\P{Script=Han}]报|周|报)$/u

/** Words that add nothing to a title that says year and week. */
const filler =
  /我的|个人|团队|部门|工作|学习|技术|每周|本周|一周|年度|的|之|周报|简报|周|第|年|总结|小结|回顾|报告|汇报|记录|标题|weekly|report|week|no/gi

/** White space and punctuation, in both widths; not emoji and other signs, which say something. */
const separators = /[\s\p{P}\p{Cf}|~+=<>^`$\u3000]/gu

type Numeral = Filling & {readonly value: number}

/**
 * Read a title by its words.
 *
 * @param title Its text.
 * @returns Nothing where year or week do not show.
 */
export function readTitleWords(title: string): TitleWords | undefined {
  const text = narrow(title)
  const numerals = readNumerals(text)
  const yearIndex = numerals.findIndex(
    ({text, value}) => text.length === 4 && value >= 1900 && value < 2200
  )
  const shortYear = yearIndex < 0 && /^\D{0,2}\d\d\s*年/.test(text) ? 0 : -1
  const first = yearIndex < 0 ? shortYear : yearIndex
  const year = numerals[first]
  const second = numerals[first + 1]
  if (first < 0 || !year || !second) return undefined

  const third = numerals[first + 2]
  const gap = text.slice(year.range[1], second.range[0])
  const after = text.slice(second.range[1], third?.range[0])
  const isMonth =
    third !== undefined &&
    (/^\s*月/.test(after) ||
      (isMonthNumber(second.value) && /^\s*[-./]?\s*(?:第?|w(?:eek)?)\s*$/i.test(after))) &&
    (startsWithWeek(text.slice(third.range[1])) || /w/i.test(after))
  const number = isMonth ? third : second
  const tail = text.slice(number.range[1])
  if (/^\s*[月日号]/.test(tail)) return undefined

  const gaps = isMonth ? [gap, after] : [gap]
  const isWeek =
    /第|(?<![a-z])w(?:eek|k)?\s*$|周|週/i.test(gaps.join('')) ||
    /^\s*(?:周|週|星期|week)/i.test(tail)
  if (!isWeek) return undefined
  const extra = [
    text.slice(0, year.range[0]),
    ...(isMonth
      ? [leftBetween(gap, ['年']), leftBetween(after, ['月', '第'])]
      : [leftBetween(gap, ['年', '第'])]),
    leftAfter(tail)
  ]
  return {
    fillings: {
      year: {...year, value: year.value < 100 ? 2000 + year.value : year.value},
      ...(isMonth && {month: second}),
      week: number
    },
    certain: year.value >= 100 && number.value < 100 && extra.every(isFiller)
  }
}

function isMonthNumber(value: number): boolean {
  return value >= 1 && value <= 12
}

function startsWithWeek(text: string): boolean {
  return /^\s*(?:周|週|星期|\p{Script=Han}?周报)/u.test(text)
}

function readNumerals(text: string): Numeral[] {
  return [...text.matchAll(new RegExp(`\\d+|[${chineseNumeral}]+`, 'g'))].flatMap((match) => {
    const value = readNumeral(match[0])
    if (value === undefined) return []
    // In `2022-07-week5`, the zero is that of a date.
    const text = match[0].replace(/^0+(?=\d{1,2}$)/, '')
    return [{text, value, range: [match.index, match.index + match[0].length] as const}]
  })
}

/** What is too much between two numbers, where `expected` should stand. */
function leftBetween(gap: string, expected: readonly string[]): string {
  let left = gap.replace(/weeks?|wk|w(?![a-z])/gi, '').replace(separators, '')
  let missing = 0
  for (const word of expected) {
    if (left.includes(word)) left = left.replace(word, '')
    else missing++
  }
  const characters = [...left]
  return characters.length <= missing && characters.every(isMistyped) ? '' : left
}

/**
 * What is too much after the number of the week, where `周周报` should stand.
 *
 * @returns undefined if there is another word for a report: it is what the author calls it.
 */
function leftAfter(tail: string): string | undefined {
  let left = tail.replace(separators, '')
  const hasOneWeek = /^周报(?!告)/.test(left)
  const hasWeek = !hasOneWeek && weekWord.test(left)
  if (hasWeek) left = left.replace(weekWord, '')
  const word = reportWord.exec(left)?.[0]
  const hasReport = word !== undefined
  if (hasReport && !ownWord.test(word)) return undefined
  if (hasReport) left = left.replace(reportWord, '')
  else if (mistypedReportWord.test(left)) left = ''
  else if (!hasWeek && mistypedReportWord.test(left.slice(1)) && mistyped.test(left[0] ?? ''))
    left = ''
  if (!hasWeek && !hasOneWeek && hasReport && isMistyped(left)) left = ''
  return left
}

function isMistyped(character: string): boolean {
  return mistyped.test(character) && !notMistyped.test(character)
}

function isFiller(text: string | undefined): boolean {
  return text !== undefined && text.replace(separators, '').replace(filler, '') === ''
}

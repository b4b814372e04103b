import type {Range} from '../../syntax/edit.ts'
import type {ReportShape} from '../shape.ts'
import {chineseNumeral} from './numeral.ts'
import {
  type Fillings,
  isWrittenAs,
  placeholdersOf,
  readByTemplate,
  writeByTemplate
} from './title-template.ts'
import {readTitleWords} from './title-words.ts'
import type {Week} from './week.ts'
import {narrow} from './width.ts'

/** What a title says, however it is written. */
export interface TitleReading {
  /** Nothing where it says no year and week, as in a numbered newsletter. */
  readonly week: Week | undefined
  /** Where in the title the number of the year stands. */
  readonly yearRange: Range | undefined
  /** Where the number of the week stands. */
  readonly weekRange: Range | undefined
  /** Where the number of the month stands. */
  readonly monthRange: Range | undefined
  /**
   * The title as it is to be written; nothing where no accepted form takes what it says: a week
   * of a month is never turned into one of the year.
   */
  readonly expected: string | undefined
  /** Whether it can be written so without loss. */
  readonly certain: boolean
}

/**
 * Read a title for what it means: by the accepted forms, or else by its words.
 *
 * @param title Its text.
 * @returns Nothing where it does not read as a title of a report.
 */
export function readTitle(title: string, shape: ReportShape): TitleReading | undefined {
  const titles = inScriptOf(title, shape.titles)
  for (const isLoose of [false, true]) {
    for (const template of titles) {
      const fillings = readByTemplate(title, template, isLoose)
      if (fillings) return reading(fillings, template, shape, true)
    }
  }
  const words = readTitleWords(title)
  if (!words) return undefined
  const wanted = Object.keys(words.fillings).toSorted().join()
  const template = titles.find((template) => placeholdersOf(template).join() === wanted)
  return reading(words.fillings, template, shape, words.certain)
}

function reading(
  fillings: Fillings,
  template: string | undefined,
  {numerals}: ReportShape,
  certain: boolean
): TitleReading {
  const {year, month, week} = fillings
  const isWeek = year?.value !== undefined && week?.value !== undefined
  return {
    week: isWeek ? {year: year.value, month: month?.value, week: week.value} : undefined,
    yearRange: year?.range,
    weekRange: week?.range,
    monthRange: month?.range,
    expected: template && writeByTemplate(template, fillings, numerals),
    certain
  }
}

/** Whether a title is written as one of the accepted forms says. */
export function isAccepted(title: string, {titles, numerals}: ReportShape): boolean {
  return inScriptOf(title, titles).some((template) => isWrittenAs(title, template, numerals))
}

/** Accepted forms in the characters of a title: those for 周报 also stand for 週報. */
function inScriptOf(title: string, titles: readonly string[]): readonly string[] {
  const isTraditional = title.includes('報') || (title.includes('週') && !title.includes('报'))
  if (!isTraditional) return titles
  // `周報` is written as well as `週報`.
  const week = title.includes('週') ? '週' : '周'
  return titles.map((template) => template.replaceAll('周', week).replaceAll('报', '報'))
}

/** Whether a line reads as the title of a weekly report, so that its file is one. */
export function readsAsTitle(title: string): boolean {
  const text = narrow(title)
  if (readTitleWords(text)?.certain) return true
  const number = `(?:\\d{1,2}|[${chineseNumeral}]{1,3})`
  return new RegExp(`第\\s*${number}\\s*(?:周|週)|week\\s*\\d{1,2}(?!\\d)`, 'iu').test(text)
}

import type {ReportShape} from '../../../report/shape.ts'
import {
  type Filling,
  type Fillings,
  isWrittenAs,
  type Placeholder,
  placeholdersOf,
  readByTemplate,
  writeByTemplate
} from '../../../report/title/title-template.ts'
import type {Week} from '../../../report/title/week.ts'
import type {Language, Text} from '../../../text/language.ts'
import {type Day, writeDay} from './day.ts'

/** What a new report is about. */
export interface Subject {
  readonly week: Week
  /** Number of the issue, for titles that have one. */
  readonly issue: number
  readonly today: Day
}

/** Stands where a person has to write something. */
const someText: Text = {en: 'Title', zh: '标题'}

/** The month of a week of the year is not known; what is left can always be filled. */
function canFill(template: string, {week}: Subject): boolean {
  const has = new Set<Placeholder>(placeholdersOf(template))
  return !has.has('week') || has.has('month') === (week.month !== undefined)
}

/**
 * The title of a new report.
 *
 * @param last The title of the report before it, which shows which form and which numerals to use.
 * @returns `undefined` if no form can say that week.
 */
export function writeTitle(
  {titles, numerals}: ReportShape,
  subject: Subject,
  last: string | undefined,
  language: Language
): string | undefined {
  const usable = titles.filter((template) => canFill(template, subject))
  const template =
    usable.find((template) => last !== undefined && isWrittenAs(last, template, numerals)) ??
    usable[0]
  if (template === undefined) return undefined
  const before = last === undefined ? undefined : readByTemplate(last, template)
  return writeByTemplate(template, fillingsOf(subject, before, language), numerals)
}

/** What placeholders stand for, in the numerals of the title before. */
export function fillingsOf(
  {week, issue, today}: Subject,
  before: Fillings | undefined,
  language: Language
): Fillings {
  const number = (value: number, like = '1'): Filling => ({range: [0, 0], text: like, value})
  const text = (text: string): Filling => ({range: [0, 0], text, value: undefined})
  return {
    year: number(week.year),
    month: number(week.month ?? today.month),
    week: number(week.week, before?.week?.text),
    issue: number(issue),
    date: text(writeDay(today)),
    text: text(someText[language])
  }
}

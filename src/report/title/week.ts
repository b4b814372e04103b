/**
 * The week that a report is about: a week of a year (ISO 8601), or of a month. One is never turned
 * into the other.
 */
export interface Week {
  readonly year: number
  /** From 1; left out where the week is one of the year. */
  readonly month?: number | undefined
  /** From 1. */
  readonly week: number
}

const day = 86_400_000

/** How many weeks a year has: 53 where it begins or ends on a Thursday (ISO 8601), else 52. */
export function weeksInYear(year: number): 52 | 53 {
  const isThursday = (month: number, date: number) =>
    new Date(utc(year, month, date)).getUTCDay() === 4
  return isThursday(1, 1) || isThursday(12, 31) ? 53 : 52
}

/**
 * How many weeks a month has: rows of its calendar page, each from Monday to Sunday as in ISO 8601,
 * so that weeks which it shares with its neighbours count.
 */
export function weeksInMonth(year: number, month: number): number {
  const first = utc(year, month, 1)
  const days = (utc(year, month + 1, 1) - first) / day
  const daysBefore = (new Date(first).getUTCDay() + 6) % 7
  return Math.ceil((daysBefore + days) / 7)
}

/** The most weeks that the year or month of a week has; 0 where there is no such month. */
export function mostWeeks({year, month}: Pick<Week, 'year' | 'month'>): number {
  if (month === undefined) return weeksInYear(year)
  return month >= 1 && month <= 12 ? weeksInMonth(year, month) : 0
}

/** The Monday that a week begins with, in milliseconds; in a month, of that row of its page. */
export function mondayOf({year, month, week}: Week): number {
  const first = month === undefined ? utc(year, 1, 4) : utc(year, month, 1)
  const daysBefore = (new Date(first).getUTCDay() + 6) % 7
  return first + (7 * (week - 1) - daysBefore) * day
}

/** The week of a day: of the year, as ISO 8601 counts; it may be one of the year before or after. */
export function weekOfYear(year: number, month: number, date: number): Week {
  const at = utc(year, month, date)
  const years = [year + 1, year, year - 1]
  const own = years.find((year) => mondayOf({year, week: 1}) <= at) ?? year
  return {year: own, week: Math.floor((at - mondayOf({year: own, week: 1})) / (7 * day)) + 1}
}

/** The week of a day: a row on the page of its month. */
export function weekOfMonth(year: number, month: number, date: number): Week {
  const first = mondayOf({year, month, week: 1})
  return {year, month, week: Math.floor((utc(year, month, date) - first) / (7 * day)) + 1}
}

/** Whether the calendar has a week. */
export function exists(week: Week): boolean {
  return week.week >= 1 && week.week <= mostWeeks(week)
}

/** Milliseconds of a date in UTC; unlike `Date.UTC`, years below 100 are what they say. */
function utc(year: number, month: number, date: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, date)
}

import {readPath} from '../../../report/title/path-week.ts'
import {placeholdersOf} from '../../../report/title/title-template.ts'
import {
  exists,
  mondayOf,
  mostWeeks,
  type Week,
  weekOfMonth,
  weekOfYear
} from '../../../report/title/week.ts'
import type {Text} from '../../../text/language.ts'
import {Problem} from '../../../text/problem.ts'
import type {Day} from './day.ts'

const messages = {
  form: {
    en: 'Unexpected week `{actual}`, expected one such as `2026-W47` or `2026-11-week3`',
    zh: '周次 `{actual}` 有误，应为 `2026-W47` 或 `2026-11-week3` 这样的写法'
  },
  missing: {
    en: 'Unexpected week {week} in `{actual}`, expected 1 to {most}',
    zh: '`{actual}` 写的第 {week} 周不存在，应为 1 至 {most}'
  }
} satisfies Record<string, Text>

/**
 * Read a week as names of reports say it: `2026-W47`, `2026-week47`, `2026-11-week3`.
 *
 * @throws Problem If it is none, or not in the calendar.
 */
export function parseWeek(text: string): Week {
  const {week, label} = readPath(text.replaceAll('/', '-'))
  const isWhole = /^\d{4}/.test(text) && label === ''
  if (week?.year === undefined || !isWhole) throw new Problem(messages.form, {actual: text})
  const {year, month, week: number} = week
  const found = {year, month, week: number}
  if (exists(found)) return found
  throw new Problem(messages.missing, {actual: text, week: number, most: mostWeeks(found)})
}

/**
 * The week of a day, as the archive counts: by its last report, or else by its titles.
 *
 * @param titles Accepted titles, the preferred one first.
 */
export function currentWeek(
  {year, month, day}: Day,
  reports: readonly {readonly week?: Week | undefined}[],
  titles: readonly string[]
): Week {
  const weeks = reports.flatMap(({week}) => week ?? [])
  const last = weeks.toSorted((a, b) => mondayOf(a) - mondayOf(b)).at(-1)
  const title = titles.map(placeholdersOf).find((names) => names.includes('week'))
  const isOfMonth = last ? last.month !== undefined : title?.includes('month')
  return isOfMonth ? weekOfMonth(year, month, day) : weekOfYear(year, month, day)
}

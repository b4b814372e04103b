import type {Text} from '../../text/language.ts'
import {type Week, weeksInYear} from '../title/week.ts'

/** First and last of consecutive weeks. */
export type WeekRun = readonly [first: Week, last: Week]

/** Maximum number of runs in a message. */
const maxRuns = 3

/**
 * Returns the weeks between two weeks of the same calendar. Weeks of a month are counted in several
 * ways; only those that exist in all of them are returned.
 */
export function weeksBetween(before: Week, after: Week): Week[] {
  const weeks: Week[] = []
  const isBefore = (week: Week) => order(week) < order(after)
  for (let week = next(before); isBefore(week); week = next(week)) {
    const isCounted = week.month === undefined || week.week <= 4 || isSameMonth(week, after)
    if (isCounted && !mayBeLast(before, week)) weeks.push(week)
  }
  return weeks
}

function next(week: Week): Week {
  if (week.month === undefined) {
    return week.week < weeksInYear(week.year)
      ? {...week, week: week.week + 1}
      : {year: week.year + 1, week: 1}
  }
  if (week.week < 6) return {...week, week: week.week + 1}
  return monthAfter(week)
}

function monthAfter({year, month = 1}: Week): Week {
  return month < 12 ? {year, month: month + 1, week: 1} : {year: year + 1, month: 1, week: 1}
}

/** Whether the first week of a month may be counted as the last of the month before. */
function mayBeLast(before: Week, week: Week): boolean {
  return (
    before.month !== undefined &&
    before.week > 4 &&
    week.week === 1 &&
    isSameMonth(monthAfter(before), week)
  )
}

function isSameMonth(a: Week, b: Week): boolean {
  return a.year === b.year && a.month === b.month
}

function order({year, month = 0, week}: Week): number {
  return (year * 100 + month) * 100 + week
}

/** Groups consecutive weeks; months are kept apart. */
export function weekRuns(weeks: readonly Week[]): WeekRun[] {
  const runs: WeekRun[] = []
  for (const week of weeks) {
    const last = runs.at(-1)
    const following = last && next(last[1])
    const isNext = following && order(following) === order(week)
    if (last && isNext && week.month === last[1].month) runs[runs.length - 1] = [last[0], week]
    else runs.push([week, week])
  }
  return runs
}

/** Formats runs for a message. */
export function describeRuns(runs: readonly WeekRun[]): Text {
  const named = runs.slice(0, maxRuns).map(describeRun)
  const left = runs.length - named.length
  const more = left > 0 ? {en: ' and more', zh: '等'} : {en: '', zh: ''}
  return {
    en: named.map(({en}) => en).join(', ') + more.en,
    zh: named.map(({zh}) => zh).join('、') + more.zh
  }
}

function describeRun([first, last]: WeekRun): Text {
  const {en, zh} = describeYear(first)
  if (first === last) return {en: `week ${first.week} of ${en}`, zh: `${zh}第${first.week}周`}
  if (first.year !== last.year) {
    const end = describeRun([last, last])
    const start = describeRun([first, first])
    return {en: `${start.en} to ${end.en}`, zh: `${start.zh}至 ${end.zh}`}
  }
  return {
    en: `weeks ${first.week} to ${last.week} of ${en}`,
    zh: `${zh}第${first.week}至${last.week}周`
  }
}

function describeYear({year, month}: Week): Text {
  return month === undefined
    ? {en: `${year}`, zh: `${year} 年`}
    : {en: `month ${month} of ${year}`, zh: `${year}年${month}月`}
}

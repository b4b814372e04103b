import {readNumeral, writeLike} from '../../../report/title/numeral.ts'
import {mondayOf, type Week} from '../../../report/title/week.ts'
import {type Day, dayAt, pad, writeDay} from './day.ts'

/** A report of an archive, by what its path is about. */
export interface Named {
  /** Below the folder of the archive, with slashes. */
  readonly path: string
  readonly week?: Week | undefined
  /** Number of the issue, if titles have one. */
  readonly issue?: number | undefined
}

/** What the name of a report is made from. */
export type Numbers = Omit<Named, 'path'>

type Field = 'year' | 'month' | 'week' | 'issue' | 'date'

/** A part of a path: literal text, or what stands for a number. */
type Part = {readonly literal: string} | {readonly field: Field; readonly like: string}

interface Pattern {
  /** The same for all reports that are named alike. */
  readonly key: string
  readonly parts: readonly Part[]
}

/** So many of the last reports say how reports are named. */
const shown = 10

/** Days of the week that a month or a date in a path may be of: the one of ISO 8601 first. */
const weekdays = [3, 0, 4, 6, 1, 2, 5] as const

const dayInMilliseconds = 86_400_000

/** A date, or a number in either numerals. */
const numbers =
  /(?<date>(?:19|20)\d\d(?<separator>[-_.]?)\d\d\k<separator>\d\d)(?!\d)|\d+|[〇零一二两三四五六七八九十廿卅]+(?=[周週月期])/gu

/**
 * The path of a report in the naming of an archive: that of most of its last reports.
 *
 * @param reports The reports of the archive.
 * @returns Below the folder of the archive; `undefined` if their paths do not show how to go on.
 */
export function nameLike(numbers: Numbers, reports: readonly Named[]): string | undefined {
  const alike = reports.filter((report) => isLike(report, numbers)).toSorted(compare)
  const last = alike.slice(-shown)
  let best: {weekday: number; patterns: readonly Pattern[]} | undefined
  for (const weekday of weekdays) {
    const patterns = mostUsed(withoutTopics(last.flatMap((report) => read(report, weekday) ?? [])))
    if (patterns.length > (best?.patterns.length ?? 0)) best = {weekday, patterns}
  }
  return best && write(best.patterns, numbersOf(numbers, best.weekday))
}

/** A week of the year says nothing about how one of a month is written. */
function isLike(report: Named, {week, issue}: Numbers): boolean {
  if (!report.week || !week) return report.issue !== undefined && issue !== undefined
  return (report.week.month === undefined) === (week.month === undefined)
}

function compare(a: Named, b: Named): number {
  return order(a) - order(b)
}

function order({week, issue = 0}: Named): number {
  return week ? mondayOf(week) : issue
}

type Values = Readonly<Partial<Record<Exclude<Field, 'date'>, number>>> & {
  readonly date?: Day | undefined
}

function numbersOf({week, issue}: Numbers, weekday: number): Values {
  if (!week) return issue === undefined ? {} : {issue}
  const date = dayAt(mondayOf(week) + weekday * dayInMilliseconds)
  return {
    year: week.year,
    month: week.month ?? date.month,
    week: week.week,
    date,
    ...(issue !== undefined && {issue})
  }
}

/** The pattern that a path follows; `undefined` if it does not say which week or issue it is. */
function read(report: Named, weekday: number): Pattern | undefined {
  const {path} = report
  const values = numbersOf(report, weekday)
  const parts: Part[] = []
  let end = 0
  for (const match of path.matchAll(numbers)) {
    const [like] = match
    const before = path.slice(0, match.index)
    const after = path.slice(match.index + like.length)
    const field = fieldOf(match, before, after, values)
    if (!field) continue
    parts.push({literal: path.slice(end, match.index)}, {field, like})
    end = match.index + like.length
  }
  const isNumbered = parts.some(
    (part) => 'field' in part && (part.field === 'week' || part.field === 'issue')
  )
  return isNumbered ? pattern([...parts, {literal: path.slice(end)}]) : undefined
}

function pattern(parts: readonly Part[]): Pattern {
  const key = parts.map((part) =>
    'literal' in part ? part.literal : `{${part.field}${/\d/.test(part.like) ? '' : '!'}}`
  )
  return {parts, key: key.join('')}
}

function fieldOf(
  match: RegExpExecArray,
  before: string,
  after: string,
  values: Values
): Field | undefined {
  const [text] = match
  const {date, separator} = match.groups ?? {}
  if (date !== undefined) {
    return values.date && writeDay(values.date, separator) === date ? 'date' : undefined
  }
  const value = readNumeral(text)
  const saysWeek =
    /(?:^|[^a-z])(?:week|wk|w)[-_. ]?$|第\s*$/i.test(before) || /^\s*[周週]/.test(after)
  if (value === values.year && text.length === 4) return 'year'
  if (saysWeek && value === values.week) return 'week'
  if (value === values.month && /^\s*月|\d/.test(after)) return 'month'
  if (value === values.week) return 'week'
  return value === values.issue ? 'issue' : undefined
}

/** What names say behind their numbers is about one report, where no other has it. */
function withoutTopics(patterns: readonly Pattern[]): Pattern[] {
  return patterns.map((own) => {
    if (patterns.some((other) => other !== own && other.key === own.key)) return own
    const last = own.parts.at(-1)
    const tail = last && 'literal' in last ? last.literal.replace(/^[-_. ][^/]*(?=\.\w+$)/, '') : ''
    return pattern([...own.parts.slice(0, -1), {literal: tail}])
  })
}

/** The patterns of the most used key; of several, the one that is used last. */
function mostUsed(patterns: readonly Pattern[]): readonly Pattern[] {
  const used = (other: string) => patterns.filter(({key}) => key === other).length
  const most = Math.max(0, ...patterns.map(({key}) => used(key)))
  const last = patterns.findLast(({key}) => used(key) === most)
  return patterns.filter(({key}) => key === last?.key)
}

/** A path by its pattern; small numbers have two digits, unless a name shows one with one. */
function write(patterns: readonly Pattern[], values: Values): string {
  const parts = patterns.at(-1)?.parts ?? []
  return parts
    .map((part, index) => {
      if ('literal' in part) return part.literal
      if (part.field === 'date') {
        const separator = /^\d{4}(\D?)/.exec(part.like)?.[1]
        return values.date ? writeDay(values.date, separator) : ''
      }
      const value = values[part.field] ?? 0
      if (!/\d/.test(part.like)) return writeLike(value, part.like)
      const isBare = patterns.some(({parts}) => {
        const other = parts[index]
        return other && 'field' in other && /^\d$/.test(other.like)
      })
      return isBare || part.field === 'issue' ? String(value) : pad(value)
    })
    .join('')
}

import type {Verdicts} from '../../../report/links/verdict.ts'
import {mondayOf, type Week, weekOfYear} from '../../../report/title/week.ts'

/** What is known of one report. */
export interface Measured {
  /** Path relative to the current folder, with slashes. */
  readonly path: string
  readonly title: string
  readonly week: Week | undefined
  readonly year: number | undefined
  /** Characters that readers see, spaces left out. */
  readonly characters: number
  /** The rule of each finding. */
  readonly findings: readonly string[]
  /** The request that each address on the web stands for. */
  readonly links: readonly string[]
}

/** A week of the calendar. */
export interface CalendarWeek {
  readonly year: number
  /** As ISO 8601 counts. */
  readonly week: number
  /** As `2023-10-02`. */
  readonly monday: string
  /** Paths of its reports; none where it was missed. */
  readonly reports: readonly string[]
}

/** How often a rule told of something. */
export interface RuleCount {
  readonly rule: string
  readonly total: number
  /** By year and quarter, as `2023-Q4`. */
  readonly quarters: Readonly<Record<string, number>>
}

/** What links caches know of an address; `unknown` where they do not. */
export const linkStates = ['alive', 'moved', 'uncertain', 'dead', 'unknown'] as const

type LinkState = (typeof linkStates)[number]

/** The addresses of a year, each counted once. */
export type YearOfLinks = {readonly year: number | null; readonly addresses: number} & Readonly<
  Record<LinkState, number>
>

/** An archive at a glance. */
export interface Stats {
  readonly reports: readonly Measured[]
  /** From the first to the last week that was written. */
  readonly weeks: readonly CalendarWeek[]
  readonly written: number
  readonly missed: number
  /** Most weeks in a row that were written. */
  readonly longestRun: number
  /** All quarters from the first to the last. */
  readonly quarters: readonly string[]
  /** The most frequent first. */
  readonly rules: readonly RuleCount[]
  readonly links: readonly YearOfLinks[]
}

const day = 86_400_000

/** A week that is further from the others is a mistake in its title. */
const mostYears = 50

/**
 * Put the measures of an archive together.
 *
 * @param verdicts What is known of addresses, by their requests.
 */
export function summarize(found: readonly Measured[], verdicts: Verdicts): Stats {
  const reports = withoutStrays(found).toSorted(oldestFirst)
  const weeks = readWeeks(reports)
  const written = weeks.filter(({reports}) => reports.length > 0).length
  const quarters = [...new Set(weeks.map(({monday}) => quarterOf(Date.parse(monday))))]
  return {
    reports,
    weeks,
    written,
    missed: weeks.length - written,
    longestRun: longestRun(weeks),
    quarters,
    rules: countRules(reports),
    links: countLinks(reports, verdicts)
  }
}

function withoutStrays(reports: readonly Measured[]): Measured[] {
  const years = reports.flatMap(({week}) => week?.year ?? []).toSorted((a, b) => a - b)
  const middle = years[Math.floor(years.length / 2)] ?? 0
  const isStray = (week: Week | undefined) => week && Math.abs(week.year - middle) > mostYears
  return reports.map((report) =>
    isStray(report.week) ? {...report, week: undefined, year: undefined} : report
  )
}

function oldestFirst(a: Measured, b: Measured): number {
  const at = ({week, year}: Measured) =>
    week ? mondayOf(week) : year === undefined ? Number.POSITIVE_INFINITY : Date.UTC(year, 11, 31)
  const [left, right] = [at(a), at(b)]
  return left === right ? 0 : left - right
}

function readWeeks(reports: readonly Measured[]): CalendarWeek[] {
  const paths = new Map<number, string[]>()
  for (const {week, path} of reports) {
    if (!week) continue
    const monday = mondayOf(week)
    const known = paths.get(monday)
    if (known) known.push(path)
    else paths.set(monday, [path])
  }
  const mondays = [...paths.keys()]
  const weeks: CalendarWeek[] = []
  const last = Math.max(...mondays)
  for (let monday = Math.min(...mondays); monday <= last; monday += 7 * day) {
    const date = new Date(monday)
    const {year, week} = weekOfYear(
      date.getUTCFullYear(),
      date.getUTCMonth() + 1,
      date.getUTCDate()
    )
    const reports = paths.get(monday) ?? []
    weeks.push({year, week, monday: date.toISOString().slice(0, 10), reports})
  }
  return weeks
}

function longestRun(weeks: readonly CalendarWeek[]): number {
  let [longest, run] = [0, 0]
  for (const {reports} of weeks) {
    run = reports.length > 0 ? run + 1 : 0
    longest = Math.max(longest, run)
  }
  return longest
}

/** The year and quarter of a Monday, as `2023-Q4`. */
export function quarterOf(time: number): string {
  // A week belongs to the quarter of its Thursday, as it does to its year.
  const thursday = new Date(time + 3 * day)
  return `${thursday.getUTCFullYear()}-Q${Math.floor(thursday.getUTCMonth() / 3) + 1}`
}

function countRules(reports: readonly Measured[]): RuleCount[] {
  const counts = new Map<string, Map<string, number>>()
  for (const {findings, week} of reports) {
    for (const rule of findings) {
      const quarters = counts.get(rule) ?? new Map<string, number>()
      counts.set(rule, quarters)
      const quarter = week ? quarterOf(mondayOf(week)) : 'undated'
      quarters.set(quarter, (quarters.get(quarter) ?? 0) + 1)
    }
  }
  return [...counts]
    .map(([rule, quarters]) => ({
      rule,
      total: [...quarters.values()].reduce((sum, amount) => sum + amount, 0),
      quarters: Object.fromEntries(quarters)
    }))
    .toSorted((a, b) => b.total - a.total || (a.rule < b.rule ? -1 : 1))
}

function countLinks(reports: readonly Measured[], verdicts: Verdicts): YearOfLinks[] {
  const years = new Map<number | null, Set<string>>()
  for (const {links, year = null} of reports) {
    const known = years.get(year) ?? new Set()
    years.set(year, known)
    for (const link of links) known.add(link)
  }
  return [...years].map(([year, addresses]) => {
    const states = {alive: 0, moved: 0, uncertain: 0, dead: 0, unknown: 0}
    for (const address of addresses) states[stateOf(verdicts, address)]++
    return {year, addresses: addresses.size, ...states}
  })
}

function stateOf(verdicts: Verdicts, address: string): LinkState {
  const kind = verdicts.get(address)?.kind
  return kind === 'invalid' ? 'dead' : (kind ?? 'unknown')
}

/** The middle one of some numbers; 0 if there are none. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

/** Reports by year; those without one last. */
export function byYear(reports: readonly Measured[]): Map<number | undefined, Measured[]> {
  const years = new Map<number | undefined, Measured[]>()
  for (const report of reports) {
    const known = years.get(report.year)
    if (known) known.push(report)
    else years.set(report.year, [report])
  }
  return years
}

import {search} from '../../syntax/search.ts'
import type {PathReading, PathWeek} from '../title/path-week.ts'
import {exists, mondayOf, type Week} from '../title/week.ts'
import type {ArchivedReport} from './archived-report.ts'

interface Member {
  readonly report: ArchivedReport
  readonly reading: PathReading
}

/** A report with the week of its path. */
interface NamedReport {
  readonly report: ArchivedReport
  readonly pathWeek: PathWeek | undefined
}

/**
 * Whether a path and a title mean different weeks. False if they use different calendars, or the
 * same week counted in two months.
 */
export function differ(pathWeek: PathWeek | undefined, week: Week): boolean {
  if (pathWeek?.year === undefined) return false
  if ((pathWeek.month === undefined) !== (week.month === undefined)) return false
  return mondayOf({...pathWeek, year: pathWeek.year}) !== mondayOf(week)
}

/** The reports of a folder and its subfolders for years, months and weeks. */
export class Branch {
  readonly #members: Member[] = []
  /** Paths with a plain number, and whether their title agrees. */
  #numbers: ReadonlyMap<string, boolean> | undefined
  #authors: ReadonlySet<string> | undefined
  #series: ReadonlyMap<string, Series> | undefined

  add(report: ArchivedReport, reading: PathReading): void {
    this.#members.push({report, reading})
  }

  /** Returns the week of a path; a plain number counts if most siblings agree. */
  weekOf(path: string, {week, number}: PathReading): PathWeek | undefined {
    if (week || !number) return week
    this.#numbers ??= readNumbers(this.#members)
    const others = this.#numbers.size - (this.#numbers.has(path) ? 1 : 0)
    const agreeing = this.#agreeing - (this.#numbers.get(path) ? 1 : 0)
    if (agreeing < 3 || agreeing * 4 < others * 3) return undefined
    return {year: number.year, month: undefined, week: number.number, said: number.said}
  }

  get #agreeing(): number {
    this.#agreeingCount ??= [...(this.#numbers?.values() ?? [])].filter(Boolean).length
    return this.#agreeingCount
  }
  #agreeingCount: number | undefined

  /** The reports of one author in one language. */
  series(reading: PathReading): Series {
    this.#series ??= this.#split()
    return this.#series.get(this.#key(reading)) ?? new Series([])
  }

  #split(): Map<string, Series> {
    const groups = new Map<string, NamedReport[]>()
    for (const {report, reading} of this.#members) {
      const key = this.#key(reading)
      const group = groups.get(key)
      const named = {report, pathWeek: this.weekOf(report.path, reading)}
      if (group) group.push(named)
      else groups.set(key, [named])
    }
    return new Map([...groups].map(([key, group]) => [key, new Series(group)]))
  }

  #key({label, isLanguage}: PathReading): string {
    this.#authors ??= findAuthors(this.#members)
    return isLanguage || this.#authors.has(label) ? label : ''
  }
}

function readNumbers(members: readonly Member[]): Map<string, boolean> {
  return new Map(
    members.flatMap(({report: {path, week}, reading: {number}}) => {
      if (!number) return []
      const isSaid = week?.year === number.year && week.week === number.number
      return [[path, isSaid && week.month === undefined] as const]
    })
  )
}

/**
 * The text beside the week is an author (or another kind of report) if it recurs, and others occur
 * for the same weeks; otherwise it is a topic.
 */
function findAuthors(members: readonly Member[]): Set<string> {
  const labelsOfWeek = new Map<string, Set<string>>()
  const counts = new Map<string, number>()
  for (const {reading, report} of members) {
    const {label} = reading
    const {year, month, week} = reading.week ?? report.week ?? {}
    counts.set(label, (counts.get(label) ?? 0) + 1)
    const key = `${year}-${month}-${week}`
    const labels = labelsOfWeek.get(key)
    if (labels) labels.add(label)
    else labelsOfWeek.set(key, new Set([label]))
  }
  const beside = [...labelsOfWeek.values()].filter(({size}) => size > 1)
  const labels = new Set(beside.flatMap((labels) => [...labels]))
  return new Set([...labels].filter((label) => label !== '' && (counts.get(label) ?? 0) > 1))
}

/** The reports of one author in one language, by week. */
export class Series {
  /** Whether paths are reliable; false if most disagree with the title. */
  readonly #trustsNames: boolean
  /** Reports whose title is not in doubt, by the Monday of their week, ordered by path. */
  readonly #trusted = new Map<number, ArchivedReport[]>()
  readonly #mondays: readonly number[]
  /** By the Monday of every week in a title or a path. */
  readonly #all = new Map<number, ArchivedReport[]>()

  constructor(reports: readonly NamedReport[]) {
    const off = reports.filter(
      ({report: {week}, pathWeek}) => week && differ(pathWeek, week)
    ).length
    this.#trustsNames = off < 4 || off * 2 < reports.length
    for (const {report, pathWeek} of reports.toSorted((a, b) => compare(a.report, b.report))) {
      const {week} = report
      if (week && exists(week)) {
        const monday = mondayOf(week)
        add(this.#all, monday, report)
        if (!this.isDoubtful(pathWeek, week)) add(this.#trusted, monday, report)
      }
      if (this.#trustsNames && pathWeek?.year !== undefined) {
        add(this.#all, mondayOf({...pathWeek, year: pathWeek.year}), report)
      }
    }
    this.#mondays = [...this.#trusted.keys()].sort((a, b) => a - b)
  }

  /** Whether title and path mean different weeks, so that one is wrong. */
  isDoubtful(pathWeek: PathWeek | undefined, week: Week): boolean {
    return this.#trustsNames && differ(pathWeek, week)
  }

  /** Other reports for a week, ordered by path. */
  of(week: Week, own: string): ArchivedReport[] {
    const reports = this.#trusted.get(mondayOf(week)) ?? []
    return reports.filter(
      ({path, week: other}) => path !== own && other?.week === week.week && isAlike(other, week)
    )
  }

  /**
   * The last report before a week; undefined if there is none, or if it uses the other calendar.
   */
  before(week: Week, own: string): ArchivedReport | undefined {
    const monday = mondayOf(week)
    for (let index = countBelow(this.#mondays, monday) - 1; index >= 0; index--) {
      const reports = this.#trusted.get(this.#mondays[index] ?? 0) ?? []
      const others = reports.filter(({path}) => path !== own)
      if (others.length === 0) continue
      return others.find(({week: other}) => other && isAlike(other, week))
    }
    return undefined
  }

  /** Whether another report has the week in its title or path. */
  covers(week: Week, own: string): boolean {
    return this.#all.get(mondayOf(week))?.some(({path}) => path !== own) ?? false
  }
}

/** Whether both weeks count within a year, or both within a month. */
function isAlike(a: Week, b: Week): boolean {
  return (a.month === undefined) === (b.month === undefined)
}

function add(map: Map<number, ArchivedReport[]>, key: number, report: ArchivedReport): void {
  const reports = map.get(key)
  if (reports) reports.push(report)
  else map.set(key, [report])
}

/** How many numbers are below the limit. */
function countBelow(sorted: readonly number[], limit: number): number {
  return search(sorted.length, (index) => (sorted[index] ?? 0) >= limit)
}

function compare(a: ArchivedReport, b: ArchivedReport): number {
  return comparePaths(a.path, b.path)
}

/** Orders paths by code units, independent of the locale. */
export function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

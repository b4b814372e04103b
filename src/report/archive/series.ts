import type {PathReading, PathWeek} from '../title/path-week.ts'
import {exists, mondayOf, type Week} from '../title/week.ts'
import type {ArchivedReport} from './archived-report.ts'

interface Member {
  readonly report: ArchivedReport
  readonly place: PathReading
}

/** A report with the week that its path names. */
interface NamedReport {
  readonly report: ArchivedReport
  readonly said: PathWeek | undefined
}

/**
 * Whether a path names another week than a title says; not where they count by different calendars,
 * nor where both mean a week that stands on the pages of two months.
 */
export function differ(said: PathWeek | undefined, week: Week): boolean {
  if (said?.year === undefined) return false
  if ((said.month === undefined) !== (week.month === undefined)) return false
  return mondayOf({...said, year: said.year}) !== mondayOf(week)
}

/** The reports of one folder, and of the folders for years, months and weeks below it. */
export class Branch {
  readonly #members: Member[] = []
  /** Paths whose name is a number, each with whether its title says that number. */
  #numbers: ReadonlyMap<string, boolean> | undefined
  #authors: ReadonlySet<string> | undefined
  #series: ReadonlyMap<string, Series> | undefined

  add(report: ArchivedReport, place: PathReading): void {
    this.#members.push({report, place})
  }

  /** The week that a path names, if need be by the example of those beside it. */
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

  /** The reports that one author wrote in one language. */
  series(place: PathReading): Series {
    this.#series ??= this.#split()
    return this.#series.get(this.#key(place)) ?? new Series([])
  }

  #split(): Map<string, Series> {
    const groups = new Map<string, NamedReport[]>()
    for (const {report, place} of this.#members) {
      const key = this.#key(place)
      const group = groups.get(key)
      const named = {report, said: this.weekOf(report.path, place)}
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
    members.flatMap(({report: {path, week}, place: {number}}) => {
      if (!number) return []
      const isSaid = week?.year === number.year && week.week === number.number
      return [[path, isSaid && week.month === undefined] as const]
    })
  )
}

/**
 * What names say beside the week is an author (or another kind of report) where it comes back, and
 * where others stand beside it for the same weeks. Otherwise it is what the week was about.
 */
function findAuthors(members: readonly Member[]): Set<string> {
  const labelsOfWeek = new Map<string, Set<string>>()
  const counts = new Map<string, number>()
  for (const {place, report} of members) {
    const {label} = place
    const {year, month, week} = place.week ?? report.week ?? {}
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

/** The reports of one author in one language, week by week. */
export class Series {
  /** Whether names mean the week of the title; not where most of them say another one. */
  readonly #trustsNames: boolean
  /** Those whose title is not in doubt, by the Monday of their week, in the order of their paths. */
  readonly #sound = new Map<number, ArchivedReport[]>()
  readonly #mondays: readonly number[]
  /** By the Monday of every week that a title or a name says. */
  readonly #all = new Map<number, ArchivedReport[]>()

  constructor(reports: readonly NamedReport[]) {
    const off = reports.filter(({report: {week}, said}) => week && differ(said, week)).length
    this.#trustsNames = off < 4 || off * 2 < reports.length
    for (const {report, said} of reports.toSorted((a, b) => compare(a.report, b.report))) {
      const {week} = report
      if (week && exists(week)) {
        const monday = mondayOf(week)
        add(this.#all, monday, report)
        if (!this.isInDoubt(said, week)) add(this.#sound, monday, report)
      }
      if (this.#trustsNames && said?.year !== undefined) {
        add(this.#all, mondayOf({...said, year: said.year}), report)
      }
    }
    this.#mondays = [...this.#sound.keys()].sort((a, b) => a - b)
  }

  /** Whether a title says another week than its path, so that one of them is a mistake. */
  isInDoubt(said: PathWeek | undefined, week: Week): boolean {
    return this.#trustsNames && differ(said, week)
  }

  /** Reports for a week, in the order of their paths. */
  of(week: Week, own: string): ArchivedReport[] {
    const reports = this.#sound.get(mondayOf(week)) ?? []
    return reports.filter(
      ({path, week: other}) => path !== own && other?.week === week.week && isAlike(other, week)
    )
  }

  /** The last report before a week; nothing where its weeks are counted by another calendar. */
  before(week: Week, own: string): ArchivedReport | undefined {
    const monday = mondayOf(week)
    for (let index = countBelow(this.#mondays, monday) - 1; index >= 0; index--) {
      const reports = this.#sound.get(this.#mondays[index] ?? 0) ?? []
      const others = reports.filter(({path}) => path !== own)
      if (others.length === 0) continue
      return others.find(({week: other}) => other && isAlike(other, week))
    }
    return undefined
  }

  /** Whether there is a report for a week, by its title or its name. */
  covers(week: Week, own: string): boolean {
    return this.#all.get(mondayOf(week))?.some(({path}) => path !== own) ?? false
  }
}

/** Whether both weeks are of a year, or both of a month. */
function isAlike(a: Week, b: Week): boolean {
  return (a.month === undefined) === (b.month === undefined)
}

function add(map: Map<number, ArchivedReport[]>, key: number, report: ArchivedReport): void {
  const reports = map.get(key)
  if (reports) reports.push(report)
  else map.set(key, [report])
}

/** How many of some sorted numbers are smaller. */
function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** By characters: an order that does not depend on where we run. */
function compare(a: ArchivedReport, b: ArchivedReport): number {
  return comparePaths(a.path, b.path)
}

/** The order in which of several reports the first is found. */
export function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

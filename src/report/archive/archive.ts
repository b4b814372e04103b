import {PathReader, type PathReading, type PathWeek} from '../title/path-week.ts'
import {exists, type Week} from '../title/week.ts'
import type {ArchivedReport} from './archived-report.ts'
import {Branch, comparePaths, type Series} from './series.ts'
import {type WeekRun, weekRuns, weeksBetween} from './week-runs.ts'

/** Missing weeks between two reports. */
export interface Gap {
  readonly missing: readonly WeekRun[]
  /** The report before them. */
  readonly before: ArchivedReport
}

/** What rules ask an archive. */
export type ArchiveQueries = Pick<Archive, 'weekOf' | 'otherOf' | 'gapBefore'>

/**
 * The reports of a project by title and path. Each query has its own path and week, since the
 * linted report may be unknown or changed; what is known about its path is ignored.
 */
export class Archive {
  readonly #paths = new PathReader()
  readonly #branches = new Map<string, Branch>()
  /** Known paths by their NFC form: file systems may normalize names. */
  readonly #spellings = new Map<string, string>()
  readonly #known = new Set<string>()
  readonly #linted: ReadonlySet<string>

  /**
   * @param reports All known reports.
   * @param linted Paths linted in this run; a mistake that concerns several is reported once.
   */
  constructor(reports: Iterable<ArchivedReport>, linted: Iterable<string> = []) {
    for (const report of reports) {
      this.#known.add(report.path)
      this.#spellings.set(report.path.normalize(), report.path)
      const reading = this.#paths.read(report.path)
      const key = branchKey(reading)
      const branch = this.#branches.get(key) ?? new Branch()
      this.#branches.set(key, branch)
      branch.add(report, reading)
    }
    this.#linted = new Set([...linted].map((path) => this.#knownPath(path)))
  }

  /**
   * Returns the week of a path. A plain number (`2023/40.md`) counts if the titles of its siblings
   * agree.
   */
  weekOf(path: string): PathWeek | undefined {
    const own = this.#knownPath(path)
    const reading = this.#paths.read(own)
    return this.#branch(reading).weekOf(own, reading)
  }

  /**
   * Returns another report for the same week; undefined if there is none, or if one of the others
   * reports it: the first does not if another is linted.
   *
   * @param week Week of the title.
   */
  otherOf(path: string, week: Week): ArchivedReport | undefined {
    const own = this.#knownPath(path)
    const series = this.#seriesOf(own)
    if (!exists(week)) return undefined
    const others = series.of(week, own)
    const [first] = others
    if (!first) return undefined
    const isFirst = this.#comesFirst(own, first.path, week)
    const isReportedElsewhere = others.some(({path}) => this.#linted.has(path))
    return isFirst && isReportedElsewhere ? undefined : first
  }

  /**
   * Returns the weeks missing before a report; only for the first of several reports for a week.
   *
   * @param week Week of the title.
   */
  gapBefore(path: string, week: Week): Gap | undefined {
    const own = this.#knownPath(path)
    const series = this.#seriesOf(own)
    if (!exists(week) || series.isDoubtful(this.weekOf(own), week)) return undefined
    if (series.of(week, own).some(({path}) => comparePaths(path, own) < 0)) return undefined
    const before = series.before(week, own)
    if (!before?.week) return undefined
    const missing = weeksBetween(before.week, week).filter((week) => !series.covers(week, own))
    // A copied title leaves a gap as well; `unique-week` reports it.
    const copies = series.of(before.week, own).length - 1 + series.of(week, own).length
    return missing.length > copies ? {missing: weekRuns(missing), before} : undefined
  }

  /**
   * Of two reports for a week, the first by path, except that one whose path disagrees comes last.
   */
  #comesFirst(path: string, other: string, {week}: Week): boolean {
    const agrees = (path: string) => (this.weekOf(path)?.week ?? week) === week
    return agrees(path) === agrees(other) ? comparePaths(path, other) < 0 : agrees(path)
  }

  #branch(reading: PathReading): Branch {
    return this.#branches.get(branchKey(reading)) ?? new Branch()
  }

  #seriesOf(path: string): Series {
    const reading = this.#paths.read(path)
    return this.#branch(reading).series(reading)
  }

  #knownPath(path: string): string {
    return this.#known.has(path) ? path : (this.#spellings.get(path.normalize()) ?? path)
  }
}

function branchKey({folder, branch}: PathReading): string {
  return JSON.stringify([folder.normalize(), branch])
}

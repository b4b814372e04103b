import {PathReader, type PathReading, type PathWeek} from '../title/path-week.ts'
import {exists, type Week} from '../title/week.ts'
import type {ArchivedReport} from './archived-report.ts'
import {Branch, comparePaths, type Series} from './series.ts'
import {type WeekRun, weekRuns, weeksBetween} from './week-runs.ts'

/** Weeks without a report, between two that have one. */
export interface Hole {
  readonly missing: readonly WeekRun[]
  /** The report before them. */
  readonly before: ArchivedReport
}

/**
 * The reports of a project, by what their titles and paths say; nothing is read here.
 *
 * The report that is linted may be known as it was before it was edited, or not at all: each question
 * brings its own path and week, and what else is known of that path does not count.
 */
export class Archive {
  readonly #paths = new PathReader()
  readonly #branches = new Map<string, Branch>()
  /** Known paths by their composed form: a system may spell a name otherwise than a person does. */
  readonly #spellings = new Map<string, string>()
  readonly #known = new Set<string>()
  readonly #linted: ReadonlySet<string>

  /**
   * @param reports Every report that is known.
   * @param linted Paths of those that are linted in this run, so that a mistake which concerns
   *   several of them is told at one.
   */
  constructor(reports: Iterable<ArchivedReport>, linted: Iterable<string> = []) {
    for (const report of reports) {
      this.#known.add(report.path)
      this.#spellings.set(report.path.normalize(), report.path)
      const place = this.#paths.read(report.path)
      const key = branchKey(place)
      const branch = this.#branches.get(key) ?? new Branch()
      this.#branches.set(key, branch)
      branch.add(report, place)
    }
    this.#linted = new Set([...linted].map((path) => this.#asKnown(path)))
  }

  /**
   * The week that a path names. A bare number (`2023/40.md`) is one where the titles beside it show
   * that such numbers are weeks there.
   */
  weekOf(path: string): PathWeek | undefined {
    const own = this.#asKnown(path)
    const place = this.#paths.read(own)
    return this.#branch(place).weekOf(own, place)
  }

  /**
   * Another report for the same week. Of several, all but the first are told of it; the first is,
   * where no other is linted.
   *
   * @param week What the title of the report says.
   */
  otherOf(path: string, week: Week): ArchivedReport | undefined {
    const own = this.#asKnown(path)
    const series = this.#seriesOf(own)
    if (!exists(week)) return undefined
    const others = series.of(week, own)
    const [first] = others
    if (!first) return undefined
    const isFirst = this.#comesFirst(own, first.path, week)
    const isToldElsewhere = others.some(({path}) => this.#linted.has(path))
    return isFirst && isToldElsewhere ? undefined : first
  }

  /**
   * The weeks missing before a report; where several are about its week, before the first.
   *
   * @param week What the title of the report says.
   */
  holeBefore(path: string, week: Week): Hole | undefined {
    const own = this.#asKnown(path)
    const series = this.#seriesOf(own)
    if (!exists(week) || series.isInDoubt(this.weekOf(own), week)) return undefined
    if (series.of(week, own).some(({path}) => comparePaths(path, own) < 0)) return undefined
    const before = series.before(week, own)
    if (!before?.week) return undefined
    const missing = weeksBetween(before.week, week).filter((week) => !series.covers(week, own))
    // A title copied from the week before or after leaves a hole too: `unique-week` tells of that.
    const copies = series.of(before.week, own).length - 1 + series.of(week, own).length
    return missing.length > copies ? {missing: weekRuns(missing), before} : undefined
  }

  /** Of two reports for a week, one whose name does not agree is the copy; else the later. */
  #comesFirst(path: string, other: string, {week}: Week): boolean {
    const agrees = (path: string) => (this.weekOf(path)?.week ?? week) === week
    return agrees(path) === agrees(other) ? comparePaths(path, other) < 0 : agrees(path)
  }

  #branch(place: PathReading): Branch {
    return this.#branches.get(branchKey(place)) ?? new Branch()
  }

  #seriesOf(path: string): Series {
    const place = this.#paths.read(path)
    return this.#branch(place).series(place)
  }

  #asKnown(path: string): string {
    return this.#known.has(path) ? path : (this.#spellings.get(path.normalize()) ?? path)
  }
}

function branchKey({folder, branch}: PathReading): string {
  return JSON.stringify([folder.normalize(), branch])
}

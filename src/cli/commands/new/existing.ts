import {join} from 'node:path'
import {displayName} from '../../../project/files/paths.ts'
import {PathReader} from '../../../report/title/path-week.ts'
import {mondayOf, type Week} from '../../../report/title/week.ts'
import type {Neighbour, Neighbours} from './archive.ts'
import {pad} from './day.ts'

/** A week as `--week` takes it. */
export function nameOf({year, month, week}: Week): string {
  return month === undefined ? `${year}-W${pad(week)}` : `${year}-${pad(month)}-week${week}`
}

/**
 * The report that a week has already, by its title or by its name.
 *
 * @param path Where a new one would go.
 * @returns Its absolute path.
 */
export function otherOf(
  path: string,
  week: Week,
  {archive, reports, root}: Neighbours
): string | undefined {
  const paths = new PathReader()
  const own = displayName(path, root)
  const {label} = paths.read(own)
  const other =
    archive.otherOf(own, week) ??
    reports.find(
      (report) =>
        report.week &&
        nameOf(report.week) === nameOf(week) &&
        paths.read(report.path).label === label
    )
  return other && join(root, other.path)
}

/** The last report before a week; in archives without weeks, the last issue. */
export function lastBefore(week: Week, neighbours: Neighbours | undefined): Neighbour | undefined {
  const order = ({week, issue = 0}: Neighbour) => (week ? mondayOf(week) : issue)
  return (neighbours?.reports ?? [])
    .filter((report) =>
      report.week ? mondayOf(report.week) < mondayOf(week) : report.issue !== undefined
    )
    .toSorted((a, b) => order(a) - order(b))
    .at(-1)
}

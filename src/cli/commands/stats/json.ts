import type {Stats} from './summarize.ts'

/** The statistics for programs. */
export function jsonOf(stats: Stats): string {
  const {reports, ...rest} = stats
  const told = {
    ...rest,
    reports: reports.map(({week, year, findings, links, ...report}) => ({
      ...report,
      week: week ?? null,
      year: year ?? null,
      findings: findings.length,
      links: links.length
    }))
  }
  return `${JSON.stringify(told, undefined, 2)}\n`
}

import {reportsText} from '../../../reporters/result.ts'
import {type Language, say} from '../../../text/language.ts'
import {labels, stateLabels} from './labels.ts'
import {byYear, linkStates, median, type Stats} from './summarize.ts'

/** A table of text; the first cell of each row names it. */
export interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The archive in one line. */
export function overviewOf(stats: Stats, language: Language): string {
  const {reports, written, missed, longestRun: run} = stats
  return say(labels.overview, language, {
    reports: reportsText(reports.length),
    written,
    missed,
    run
  })
}

/** Weeks written and missed, by year. */
export function weeksTable({weeks}: Stats, language: Language): Table {
  const years = new Map<number, (typeof weeks)[number][]>()
  for (const week of weeks) years.set(week.year, [...(years.get(week.year) ?? []), week])
  return {
    head: [labels.year, labels.written, labels.missed, labels.missedWeeks].map(
      (label) => label[language]
    ),
    rows: [...years].map(([year, weeks]) => {
      const missed = weeks.filter(({reports}) => reports.length === 0).map(({week}) => week)
      return [
        String(year),
        String(weeks.length - missed.length),
        String(missed.length),
        runsOf(missed)
      ]
    })
  }
}

/** Numbers with runs joined: `3, 7–9`. */
function runsOf(numbers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last && last[1] + 1 === number) last[1] = number
    else runs.push([number, number])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}

/** Findings of each rule, by year. */
export function findingsTable({quarters, rules}: Stats, language: Language): Table {
  const years = [...new Set(quarters.map((quarter) => quarter.slice(0, 4)))]
  const hasUndated = rules.some(({quarters}) => quarters.undated)
  const sum = (counts: Readonly<Record<string, number>>, year: string) =>
    Object.entries(counts)
      .filter(([quarter]) => quarter.startsWith(year))
      .reduce((sum, [, amount]) => sum + amount, 0)
  return {
    head: [
      labels.rule[language],
      ...years,
      ...(hasUndated ? [labels.undated[language]] : []),
      labels.total[language]
    ],
    rows: rules.map(({quarters, rule, total}) =>
      [
        rule,
        ...years.map((year) => sum(quarters, year)),
        ...(hasUndated ? [quarters.undated ?? 0] : []),
        total
      ].map(String)
    )
  }
}

/** How long reports are, by year. */
export function lengthsTable({reports}: Stats, language: Language): Table {
  const head = [labels.year, labels.reports, labels.shortest, labels.median, labels.longest]
  return {
    head: head.map((label) => label[language]),
    rows: [...byYear(reports)].map(([year, reports]) => {
      const lengths = reports.map(({characters}) => characters)
      const numbers = [lengths.length, Math.min(...lengths), median(lengths), Math.max(...lengths)]
      return [nameOf(year, language), ...numbers.map(String)]
    })
  }
}

/** What is known of links, by year. */
export function linksTable({links}: Stats, language: Language): Table {
  const states = linkStates.map((state) => stateLabels[state])
  return {
    head: [labels.year, labels.addresses, ...states].map((label) => label[language]),
    rows: links.map((year) => [
      nameOf(year.year, language),
      String(year.addresses),
      ...linkStates.map((state) => String(year[state]))
    ])
  }
}

/** A year, or that there is none. */
export function nameOf(year: number | null | undefined, language: Language): string {
  return year === null || year === undefined ? labels.undated[language] : String(year)
}

import {displayWidth} from '../../../text/display-width.ts'
import type {Language} from '../../../text/language.ts'
import {labels} from './labels.ts'
import type {Stats} from './summarize.ts'
import {
  findingsTable,
  lengthsTable,
  linksTable,
  overviewOf,
  type Table,
  weeksTable
} from './tables.ts'

/** The statistics as text for a terminal. */
export function textOf(stats: Stats, language: Language): string {
  const parts = [
    overviewOf(stats, language),
    titled(labels.calendar[language], calendarOf(stats)),
    titled(labels.calendar[language], drawn(weeksTable(stats, language))),
    stats.rules.length > 0
      ? titled(labels.findings[language], drawn(findingsTable(stats, language)))
      : labels.noFindings[language],
    titled(labels.lengths[language], drawn(lengthsTable(stats, language))),
    stats.links.some(({addresses}) => addresses > 0)
      ? titled(labels.links[language], drawn(linksTable(stats, language)))
      : labels.noLinks[language]
  ]
  // The second part goes on below the first.
  const [overview, calendar, weeks = '', ...others] = parts
  const shown =
    stats.weeks.length === 0
      ? [overview, ...others]
      : [overview, `${calendar}\n\n${weeks.split('\n').slice(1).join('\n')}`, ...others]
  return `${shown.join('\n\n')}\n`
}

function titled(title: string, body: string): string {
  return `${title}\n${body}`
}

/** A line for each year, with a mark for each week. */
function calendarOf({weeks}: Stats): string {
  const years = new Map<number, string[]>()
  for (const {year, week, reports} of weeks) {
    const line = years.get(year) ?? Array.from({length: 53}, () => ' ')
    years.set(year, line)
    line[week - 1] = reports.length > 0 ? '#' : '.'
  }
  return [...years].map(([year, line]) => `  ${year}  ${line.join('').trimEnd()}`).join('\n')
}

/** A table in columns; numbers at their right. */
function drawn({head, rows}: Table): string {
  const all = [head, ...rows]
  const widths = head.map((_, column) =>
    Math.max(...all.map((row) => displayWidth(row[column] ?? '')))
  )
  return all
    .map((row) => {
      const cells = row.map((cell, column) => {
        const space = ' '.repeat((widths[column] ?? 0) - displayWidth(cell))
        return column === 0 || !/^\d*$/.test(rows[0]?.[column] ?? '') ? cell + space : space + cell
      })
      return `  ${cells.join('  ')}`.trimEnd()
    })
    .join('\n')
}

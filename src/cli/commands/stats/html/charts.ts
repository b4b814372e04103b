import type {Element} from 'hast'
import {s} from 'hastscript'
import type {Language} from '../../../../text/language.ts'
import {safeText} from '../../../../text/safe-text.ts'
import {labels, stateLabels} from '../labels.ts'
import {type CalendarWeek, linkStates, quarterOf, type Stats} from '../summarize.ts'
import {nameOf} from '../tables.ts'

/** Units of a picture. */
const width = 800
const left = 60
const step = 14
const side = 11

/** A picture shows the rules that told most; its table shows all. */
const mostRules = 12

/** A year a row, a week a square. */
export function calendarChart({reports, weeks}: Stats, language: Language): Element {
  const titles = new Map(reports.map(({path, title}) => [path, title]))
  const years = [...new Set(weeks.map(({year}) => year))]
  const square = (week: CalendarWeek) => {
    const [x, y] = [left + (week.week - 1) * step, years.indexOf(week.year) * step + 1]
    const isWritten = week.reports.length > 0
    const names = week.reports.map((path) => safeText(titles.get(path) ?? path)).join(', ')
    const name = `${week.year}-W${String(week.week).padStart(2, '0')}: ${names || labels.missed[language]}`
    const shape = {x, y, width: side, height: side, rx: 2}
    return s('rect', {class: isWritten ? 'full' : 'missed', ...shape}, [s('title', name)])
  }
  return picture(
    'calendar',
    years.length * step + 2,
    labels.calendar,
    labels.calendarWhat,
    language,
    [
      ...years.map((year, row) => s('text', {x: 0, y: row * step + 11}, String(year))),
      ...weeks.map(square)
    ]
  )
}

/** A rule a row, a quarter a column; as dark as there are findings a report. */
export function findingsChart({quarters, rules, weeks}: Stats, language: Language): Element {
  const shown = rules.slice(0, mostRules)
  const names = 190
  const column = Math.min(30, (width - names) / Math.max(1, quarters.length))
  const written = new Map<string, number>()
  for (const {monday, reports} of weeks) {
    const quarter = quarterOf(Date.parse(monday))
    written.set(quarter, (written.get(quarter) ?? 0) + reports.length)
  }
  const rate = (amount: number, quarter: string) => amount / Math.max(1, written.get(quarter) ?? 1)
  const most = Math.max(
    ...shown.flatMap((rule) => quarters.map((at) => rate(rule.quarters[at] ?? 0, at))),
    Number.MIN_VALUE
  )
  const cells = shown.flatMap((rule, row) =>
    quarters.flatMap((quarter, index) => {
      const amount = rule.quarters[quarter] ?? 0
      const x = names + index * column
      const place = {x, y: row * step + 1, width: column - 1, height: side}
      const strength = amount === 0 ? 0 : 0.15 + (0.85 * rate(amount, quarter)) / most
      return [
        s('rect', {class: 'level', fillOpacity: strength.toFixed(2), ...place}, [
          s('title', `${rule.rule}, ${quarter}: ${amount}`)
        ]),
        s('rect', {class: 'cell', ...place})
      ]
    })
  )
  const bottom = shown.length * step
  const years = quarters.flatMap((quarter, index) =>
    index === 0 || quarter.endsWith('Q1')
      ? [s('text', {x: names + index * column, y: bottom + 13}, quarter.slice(0, 4))]
      : []
  )
  return picture('findings', bottom + 18, labels.findings, labels.findingsWhat, language, [
    ...shown.map(({rule}, row) => s('text', {x: 0, y: row * step + 11}, safeText(rule, 30))),
    ...cells,
    ...years
  ])
}

/** A bar a report. */
export function lengthsChart({reports}: Stats, language: Language): Element {
  const height = 120
  const most = Math.max(1, ...reports.map(({characters}) => characters))
  const column = (width - left) / Math.max(1, reports.length)
  const bars = reports.map(({characters, title}, index) => {
    const tall = (characters / most) * height
    const wide = Math.min(20, Math.max(0.5, column * 0.8))
    const place = {x: left + index * column, y: height - tall + 6, width: wide, height: tall}
    return s('rect', {class: 'bar', ...rounded(place)}, [
      s('title', `${safeText(title)}: ${characters}`)
    ])
  })
  const years = reports.flatMap(({year}, index) =>
    year !== undefined && year !== reports[index - 1]?.year
      ? [s('text', {x: rounded({x: left + index * column}).x, y: height + 19}, String(year))]
      : []
  )
  return picture('lengths', height + 24, labels.lengths, labels.lengthsWhat, language, [
    s('text', {x: 0, y: 12}, String(most)),
    s('text', {x: 0, y: height + 6}, '0'),
    ...bars,
    ...years
  ])
}

/** A bar a year, in parts. */
export function linksChart({links}: Stats, language: Language): Element {
  const row = 20
  const most = Math.max(1, ...links.map(({addresses}) => addresses))
  const bars = links.flatMap((year, index) => {
    let x = left + 20
    const scale = (width - x - 40) / most
    const name = nameOf(year.year, language)
    const parts = linkStates.flatMap((state) => {
      const amount = year[state]
      if (amount === 0) return []
      const place = rounded({x, y: index * row + 2, width: amount * scale, height: 15})
      x += amount * scale
      const words = `${name}: ${stateLabels[state][language]} ${amount}`
      return [s('rect', {class: state, ...place}, [s('title', words)])]
    })
    return [
      s('text', {x: 0, y: index * row + 14}, name),
      ...parts,
      s('text', {x: rounded({x: x + 5}).x, y: index * row + 14}, String(year.addresses))
    ]
  })
  return picture('links', links.length * row + 4, labels.links, labels.linksWhat, language, bars)
}

/** A picture with its name and description, for those who do not see it. */
function picture(
  id: string,
  height: number,
  title: Readonly<Record<Language, string>>,
  what: Readonly<Record<Language, string>>,
  language: Language,
  children: readonly Element[]
): Element {
  const named = {role: 'img', ariaLabelledBy: `${id}-title ${id}-what`}
  return s('svg', {viewBox: `0 0 ${width} ${height}`, ...named}, [
    s('title', {id: `${id}-title`}, title[language]),
    s('desc', {id: `${id}-what`}, what[language]),
    ...children
  ])
}

function rounded<Numbers extends Readonly<Record<string, number>>>(numbers: Numbers): Numbers {
  const entries = Object.entries(numbers).map(([name, value]) => [name, Number(value.toFixed(2))])
  return Object.fromEntries(entries) as Numbers
}

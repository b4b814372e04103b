import {labelOf} from '../../../report/links/evidence.ts'
import type {Verdict} from '../../../report/links/verdict.ts'
import {type Paint, painter} from '../../../reporters/paint.ts'
import {displayWidth} from '../../../text/display-width.ts'
import {type Language, say, type Text} from '../../../text/language.ts'
import {safeText} from '../../../text/safe-text.ts'
import type {NamedPlace, Row} from './rows.ts'
import {kindNames} from './tally.ts'

const words = {
  verdict: {en: 'verdict', zh: '结论'},
  status: {en: 'status', zh: '状态'},
  hops: {en: 'redirects', zh: '重定向'},
  age: {en: 'age', zh: '时间'},
  address: {en: 'address', zh: '网址'},
  now: {en: 'now', zh: '刚刚'},
  minutes: {en: '{amount} min', zh: '{amount} 分钟前'},
  hours: {en: '{amount} h', zh: '{amount} 小时前'},
  days: {en: '{amount} d', zh: '{amount} 天前'},
  absent: {en: 'no {fragment}', zh: '没有 {fragment}'}
} satisfies Record<string, Text>

const paints: Partial<Record<Verdict['kind'], Paint>> = {
  dead: 'red',
  invalid: 'red',
  moved: 'yellow',
  uncertain: 'blue'
}

/** Places that are named in one table row: an address in every report fills no screen. */
const mostPlaces = 5

/**
 * Addresses for people, one a line, each with the places below it.
 *
 * @param now Milliseconds since 1970.
 */
export function tableOf(
  rows: readonly Row[],
  {
    language,
    color,
    now
  }: {readonly language: Language; readonly color: boolean; readonly now: number}
): string {
  if (rows.length === 0) return ''
  const paint = painter(color)
  const head = [words.verdict, words.status, words.hops, words.age].map((word) => word[language])
  const cells = rows.map(({verdict}) => cellsOf(verdict, now, language))
  const widths = head.map((name, column) =>
    Math.max(...[name, ...cells.map((row) => row[column] ?? '')].map(displayWidth))
  )
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - displayWidth(cell)))
      .join('  ')
  const shown = rows.flatMap(({href, verdict, places}, index) => {
    const row = line(cells[index] ?? [])
    const kind = verdict && paints[verdict.kind]
    const address = `${kind ? paint(kind, row) : row}  ${safeText(href)}`
    const target =
      verdict?.kind === 'moved' && verdict.target ? [`→ ${safeText(verdict.target)}`] : []
    const copy = verdict?.archived ? [`→ ${safeText(verdict.archived)}`] : []
    return [
      address,
      ...[...target, ...copy, placesText(places, language)].map((it) => `  ${paint('dim', it)}`)
    ]
  })
  return `${[paint('bold', `${line(head)}  ${words.address[language]}`), ...shown].join('\n')}\n`
}

function cellsOf(verdict: Verdict | undefined, now: number, language: Language): string[] {
  if (!verdict) return [kindNames.unchecked[language], '', '', '']
  const {kind, status, hops, checkedAt, attempts} = verdict
  const isUnchecked = verdict.reason === 'not-checked' || verdict.reason === 'offline'
  const result =
    status === undefined
      ? kind === 'uncertain'
        ? labelOf(verdict)[language]
        : verdict.code
      : String(status)
  return [
    kindNames[isUnchecked ? 'unchecked' : kind][language],
    safeText(result ?? ''),
    hops.length === 0 ? '' : String(hops.length),
    attempts === 0 ? '' : ageText(now - checkedAt, language)
  ]
}

const minute = 60_000

function ageText(milliseconds: number, language: Language): string {
  const minutes = Math.floor(milliseconds / minute)
  if (minutes < 1) return words.now[language]
  if (minutes < 60) return say(words.minutes, language, {amount: minutes})
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return say(words.hours, language, {amount: hours})
  return say(words.days, language, {amount: Math.floor(hours / 24)})
}

function placesText(places: readonly NamedPlace[], language: Language): string {
  const shown = places.slice(0, mostPlaces).map(({file, line, column, fragment}) => {
    const place = `${safeText(file)}:${line}:${column}`
    if (fragment?.result !== 'absent') return place
    const absent = say(words.absent, language, {fragment: safeText(`#${fragment.name}`)})
    return language === 'en' ? `${place} (${absent})` : `${place}（${absent}）`
  })
  const more = places.length - shown.length
  return [...shown, ...(more > 0 ? [`… +${more}`] : [])].join(', ')
}

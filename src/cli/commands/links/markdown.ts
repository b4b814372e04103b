import type {Verdict, VerdictKind} from '../../../report/links/verdict.ts'
import {type Language, say, type Text} from '../../../text/language.ts'
import {safeText} from '../../../text/safe-text.ts'
import type {NamedPlace, Row} from './rows.ts'
import {kindNames, tally} from './tally.ts'

const words = {
  verdict: {en: 'verdict', zh: '结论'},
  address: {en: 'address', zh: '网址'},
  places: {en: 'places', zh: '位置'},
  more: {en: 'and {amount} more', zh: '还有 {amount} 个'}
} satisfies Record<string, Text>

/** What somebody has to see to. What is uncertain comes and goes with the day. */
const shownKinds: readonly VerdictKind[] = ['dead', 'invalid', 'moved']

/** An issue on GitHub takes 65,536 characters; some are left for what stands around the table. */
const maxLength = 60_000

/** Places that are named of one address. */
const mostPlaces = 5

/**
 * The addresses that somebody has to see to, for an issue or the summary of a CI job. Untrusted text
 * is put into `code` elements of an HTML table, so that neither Markdown nor mentions work in it.
 */
export async function markdownOf(rows: readonly Row[], language: Language): Promise<string> {
  const [{h}, {toHtml}] = await Promise.all([import('hastscript'), import('hast-util-to-html')])
  const verdicts = rows.flatMap(({verdict}) => verdict ?? [])
  const head = `### weekly-lint links\n\n${tally(verdicts)[language]}\n`
  const code = (text: string) => h('code', safeText(text))
  const placesOf = (places: readonly NamedPlace[]) => [
    ...places
      .slice(0, mostPlaces)
      .flatMap(({file, line, column}) => [code(`${file}:${line}:${column}`), ' ']),
    ...(places.length > mostPlaces ? [`… +${places.length - mostPlaces}`] : [])
  ]
  const rowOf = ({href, places}: Row, verdict: Verdict) => {
    const {kind, status, target} = verdict
    return toHtml(
      h('tr', [
        h('td', `${kindNames[kind][language]}${status === undefined ? '' : ` (${status})`}`),
        h('td', [code(href), ...(kind === 'moved' && target ? [' → ', code(target)] : [])]),
        h('td', placesOf(places))
      ])
    )
  }
  const found = rows.flatMap((row) =>
    row.verdict && shownKinds.includes(row.verdict.kind) ? rowOf(row, row.verdict) : []
  )
  if (found.length === 0) return head
  const titles = [words.verdict, words.address, words.places].map((word) => h('th', word[language]))
  const table = ['<table>', toHtml(h('tr', titles))]
  let length = head.length
  for (const row of found) {
    length += row.length + 1
    if (length > maxLength) break
    table.push(row)
  }
  const rest = found.length - (table.length - 2)
  const end = rest > 0 ? `\n${say(words.more, language, {amount: rest})}\n` : ''
  return `${head}\n${table.join('\n')}\n</table>\n${end}`
}

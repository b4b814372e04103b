import type {LiveUse} from '../../../engine/live-uses.ts'
import {fragmentOf, linkKey} from '../../../report/links/address.ts'
import type {FragmentResult, Verdict, VerdictKind, Verdicts} from '../../../report/links/verdict.ts'
import {redact} from '../../../text/redact.ts'

/** A place that names an address. */
export interface NamedPlace {
  /** Path of the report, as a person knows it. */
  readonly file: string
  readonly line: number
  readonly column: number
  /** What it names in the page, and whether that is there. */
  readonly fragment?: {readonly name: string; readonly result: FragmentResult}
}

/** One address with all that is known about it. */
export interface Row {
  /** Without secrets. */
  readonly href: string
  /** `undefined` if it was not asked. */
  readonly verdict: Verdict | undefined
  readonly places: readonly NamedPlace[]
}

/** What is worst comes first. */
const order: readonly VerdictKind[] = ['dead', 'invalid', 'moved', 'uncertain', 'alive']

/** Put the places of each address together. */
export function readRows(
  uses: readonly (LiveUse & {readonly file: string})[],
  verdicts: Verdicts
): Row[] {
  const rows = new Map<string, Row & {readonly places: NamedPlace[]}>()
  for (const {href, file, line, column} of uses) {
    const key = linkKey(href)
    if (key === undefined) continue
    const verdict = verdicts.get(key)
    const row = rows.get(key) ?? {href: redact(key), verdict, places: []}
    const name = fragmentOf(href)
    const result = verdict?.fragments.get(name)
    const fragment = result && {name: redact(`#${name}`).slice(1), result}
    row.places.push({file, line, column, ...(fragment && {fragment})})
    rows.set(key, row)
  }
  return [...rows.values()].toSorted((a, b) => rank(a) - rank(b))
}

function rank({verdict}: Row): number {
  return verdict ? order.indexOf(verdict.kind) : order.length
}

import {fingerprint, linesOf} from '../../engine/fingerprint.ts'
import type {Message} from '../../engine/message.ts'

/** How often each finding (`rule` and `hash`, with a space between) is in a report. */
export type Counts = ReadonlyMap<string, number>

/** Findings by the path of the report, relative to the folder of the baseline. */
export type Known = ReadonlyMap<string, Counts>

interface Seen {
  /** Where its findings were remembered: under another path, if it was renamed. */
  readonly from: string
  readonly found: Counts
  readonly hidden: number
}

/** Old findings, which are neither told nor fail a run. */
export class Baseline {
  readonly #known: Known
  readonly #exists: (path: string) => boolean
  readonly #seen = new Map<string, Seen>()

  /**
   * @param known What was remembered.
   * @param exists Whether a report is still there.
   */
  constructor(known: Known, exists: (path: string) => boolean) {
    this.#known = known
    this.#exists = exists
  }

  /**
   * Leave out what is known of a report.
   *
   * @param path Its path, relative to the folder of the baseline.
   * @param text The text that the messages are about.
   */
  withoutKnown(path: string, text: string, messages: readonly Message[]): Message[] {
    const lines = linesOf(text)
    const found = new Map<string, number>()
    const keys = messages.map((message) => {
      const print = fingerprint(message, lines)
      const key = print && `${print.rule} ${print.hash}`
      if (key) found.set(key, (found.get(key) ?? 0) + 1)
      return key
    })
    this.#seen.delete(path)
    const from = this.#known.has(path) ? path : (this.#nameBefore(found) ?? path)
    const left = new Map(this.#known.get(from))
    const shown = messages.filter((_, index) => {
      const key = keys[index]
      const amount = key === undefined ? 0 : (left.get(key) ?? 0)
      if (key !== undefined && amount > 0) left.set(key, amount - 1)
      return amount === 0
    })
    this.#seen.set(path, {from, found, hidden: messages.length - shown.length})
    return shown
  }

  /** How many findings were left out. */
  get hidden(): number {
    return sum([...this.#seen.values()].map(({hidden}) => hidden))
  }

  /** How many remembered findings are not there any more, in the reports that were read. */
  solved(isActive: (rule: string) => boolean): number {
    const missing = [...this.#seen.values()].flatMap(({from, found}) =>
      [...(this.#known.get(from) ?? [])]
        .filter(([key]) => isActive(key.split(' ')[0] ?? ''))
        .map(([key, amount]) => Math.max(0, amount - (found.get(key) ?? 0)))
    )
    return sum(missing)
  }

  /** What to remember now: of reports that were not read, what was known, if they are there still. */
  next(): Known {
    const renamed = new Set([...this.#seen.values()].map(({from}) => from))
    const kept = [...this.#known].filter(([path]) => !renamed.has(path) && this.#exists(path))
    const found = [...this.#seen].map(([path, {found}]) => [path, found] as const)
    return new Map([...kept, ...found].filter(([, counts]) => counts.size > 0))
  }

  /** The report that is gone, and had most of these findings: at least half of its own. */
  #nameBefore(found: Counts): string | undefined {
    const taken = new Set([...this.#seen.values()].map(({from}) => from))
    let best: {path: string; shared: number} | undefined
    for (const [path, counts] of this.#known) {
      const shared = sum([...counts].map(([key, most]) => Math.min(most, found.get(key) ?? 0)))
      if (shared === 0 || shared * 2 < sum([...counts.values()])) continue
      if (shared > (best?.shared ?? 0) && !taken.has(path) && !this.#exists(path)) {
        best = {path, shared}
      }
    }
    return best?.path
  }
}

/** How many findings are remembered. */
export function countKnown(known: Known): number {
  return sum([...known.values()].flatMap((counts) => [...counts.values()]))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

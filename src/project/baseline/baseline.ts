import {fingerprint, linesOf} from '../../engine/fingerprint.ts'
import type {Message} from '../../engine/message.ts'

/** How often each finding (`rule` and `hash`, with a space between) is in a report. */
export type Counts = ReadonlyMap<string, number>

/** Findings by the path of the report, relative to the folder of the baseline. */
export type Known = ReadonlyMap<string, Counts>

interface Seen {
  /** Path of its findings in the baseline; differs from its own if it was renamed. */
  readonly from: string
  readonly found: Counts
  readonly hidden: number
}

/** Known findings, which are not reported and do not fail a run. */
export class Baseline {
  readonly #known: Known
  readonly #exists: (path: string) => boolean
  readonly #seen = new Map<string, Seen>()
  /** Names before of reports of other shards. */
  readonly #taken = new Set<string>()

  /**
   * @param known The recorded findings.
   * @param exists Whether a report still exists.
   */
  constructor(known: Known, exists: (path: string) => boolean) {
    this.#known = known
    this.#exists = exists
  }

  /**
   * Removes the known findings of a report.
   *
   * @param path Its path, relative to the folder of the baseline.
   * @param text The text that the messages are about.
   */
  withoutKnown(path: string, text: string, messages: readonly Message[]): Message[] {
    const {found, prints} = read(text, messages)
    this.#seen.delete(path)
    const from = this.#known.has(path) ? path : (this.#nameBefore(found) ?? path)
    const left = byHash(this.#known.get(from))
    const shown = messages.filter((_, index) => {
      const {hash = ''} = prints[index] ?? {}
      const amount = left.get(hash) ?? 0
      if (amount > 0) left.set(hash, amount - 1)
      return amount === 0
    })
    this.#seen.set(path, {from, found, hidden: messages.length - shown.length})
    return shown
  }

  /** Whether a report may have been renamed since: it is unknown, and a known one is gone. */
  mayBeRenamed(path: string): boolean {
    this.#hasGone ??= [...this.#known.keys()].some((known) => !this.#exists(known))
    return this.#hasGone && !this.#known.has(path)
  }
  #hasGone: boolean | undefined

  /** Looks at a report of another shard: the findings of its name before are not those of another. */
  passOver(path: string, text: string, messages: readonly Message[]): void {
    const from = this.mayBeRenamed(path) && this.#nameBefore(read(text, messages).found)
    if (from) this.#taken.add(from)
  }

  /** Number of removed findings. */
  get hidden(): number {
    return sum([...this.#seen.values()].map(({hidden}) => hidden))
  }

  /** Rule ids of the recorded findings, as written. */
  get rules(): string[] {
    return [...this.#known.values()].flatMap((counts) => [...counts.keys()].map(ruleOf))
  }

  /** Number of recorded findings that no longer occur in the reports that were read. */
  solved(isActive: (rule: string) => boolean): number {
    const missing = [...this.#seen.values()].flatMap(({from, found}) => {
      const left = byHash(found)
      return [...(this.#known.get(from) ?? [])]
        .filter(([key]) => isActive(ruleOf(key)))
        .map(([key, amount]) => Math.max(0, amount - (left.get(hashOf(key)) ?? 0)))
    })
    return sum(missing)
  }

  /** The findings to record; reports that were not read keep theirs if they still exist. */
  next(): Known {
    const renamed = new Set([...this.#seen.values()].map(({from}) => from))
    const kept = [...this.#known].filter(([path]) => !renamed.has(path) && this.#exists(path))
    const found = [...this.#seen].map(([path, {found}]) => [path, found] as const)
    return new Map([...kept, ...found].filter(([, counts]) => counts.size > 0))
  }

  /** The deleted report with most of these findings: at least half of its own. */
  #nameBefore(found: Counts): string | undefined {
    const taken = new Set([...this.#taken, ...[...this.#seen.values()].map(({from}) => from)])
    const own = byHash(found)
    let best: {path: string; shared: number} | undefined
    for (const [path, counts] of this.#known) {
      const shared = sum(
        [...counts].map(([key, most]) => Math.min(most, own.get(hashOf(key)) ?? 0))
      )
      if (shared === 0 || shared * 2 < sum([...counts.values()])) continue
      if (shared > (best?.shared ?? 0) && !taken.has(path) && !this.#exists(path)) {
        best = {path, shared}
      }
    }
    return best?.path
  }
}

/** The fingerprints of messages, and how often each occurs. */
function read(text: string, messages: readonly Message[]) {
  const lines = linesOf(text)
  const found = new Map<string, number>()
  const prints = messages.map((message) => fingerprint(message, lines))
  for (const print of prints) if (print) add(found, `${print.rule} ${print.hash}`, 1)
  return {found, prints}
}

function ruleOf(key: string): string {
  return key.split(' ')[0] ?? ''
}

function hashOf(key: string): string {
  return key.split(' ')[1] ?? ''
}

/** Findings by hash, which is the same for a former id of the rule. */
function byHash(counts: Counts = new Map()): Map<string, number> {
  const found = new Map<string, number>()
  for (const [key, amount] of counts) add(found, hashOf(key), amount)
  return found
}

function add(counts: Map<string, number>, key: string, amount: number): void {
  counts.set(key, (counts.get(key) ?? 0) + amount)
}

/** Number of recorded findings. */
export function countKnown(known: Known): number {
  return sum([...known.values()].flatMap((counts) => [...counts.values()]))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

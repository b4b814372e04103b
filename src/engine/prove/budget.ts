/**
 * Maximum cost of a proof, as a multiple of the length of the document: in its own reading, and in that
 * of readers who do not know its foreign blocks. There, a report can be one long paragraph, of which
 * each trial parses all.
 */
const mostTimes = {own: 40, other: 6} as const

/** Shorter documents get the budget of this length, in UTF-16 code units. */
const leastLength = 1_000

/** The number of UTF-16 code units that a proof may still parse. */
export class Budget {
  readonly #left: Record<keyof typeof mostTimes, number>

  /** @param length Length of the document in UTF-16 code units. */
  constructor(length: number) {
    const least = Math.max(length, leastLength)
    this.#left = {own: mostTimes.own * least, other: mostTimes.other * least}
  }

  /** Whether the budget for a reading covers a number of code units; if so, it is reduced by it. */
  spend(reading: keyof typeof mostTimes, characters: number): boolean {
    if (characters > this.#left[reading]) return false
    this.#left[reading] -= characters
    return true
  }
}

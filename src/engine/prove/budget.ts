/** Maximum cost of a proof, as a multiple of the length of the document. */
const mostTimes = 40

/** Shorter documents get the budget of this length, in UTF-16 code units. */
const leastLength = 1_000

/** The number of UTF-16 code units that a proof may still parse. */
export class Budget {
  #left: number

  /** @param length Length of the document in UTF-16 code units. */
  constructor(length: number) {
    this.#left = mostTimes * Math.max(length, leastLength)
  }

  /** Whether the budget covers a number of code units; if so, it is reduced by it. */
  spend(characters: number): boolean {
    if (characters > this.#left) return false
    this.#left -= characters
    return true
  }
}

/** How many times the length of a document is parsed at most, to prove what may be edited in it. */
const mostTimes = 40

/** A document shorter than that, in UTF-16 code units, may cost as much as one that long. */
const leastLength = 1_000

/** How many characters a proof may still parse. */
export class Budget {
  #left: number

  /** @param length Of the document, in UTF-16 code units. */
  constructor(length: number) {
    this.#left = mostTimes * Math.max(length, leastLength)
  }

  /** Whether so many characters may be parsed; if so, they count as parsed. */
  spend(characters: number): boolean {
    if (characters > this.#left) return false
    this.#left -= characters
    return true
  }
}

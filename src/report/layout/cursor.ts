import {advance} from '../../syntax/lines.ts'

/** Reads the white space of a line by columns; a tab may be taken in part. */
export class Cursor {
  readonly #text: string
  readonly #end: number
  offset: number
  /** Column that `offset` stands at, and how much of it is taken. */
  #at = 0
  #column = 0

  /**
   * @param text Source text.
   * @param start Where the line begins.
   * @param end Where it ends, before its line ending.
   */
  constructor(text: string, start: number, end: number) {
    this.#text = text
    this.#end = end
    this.offset = start
  }

  /** Take at most some columns of white space; tells how many there were. */
  takeSpace(most = Number.POSITIVE_INFINITY): number {
    const from = this.#column
    const to = from + most
    while (this.#column < to && this.#isSpace()) {
      const next = advance(this.#text[this.offset]!, this.#at)
      this.#column = Math.min(next, to)
      if (this.#column < next) break
      this.#at = next
      this.offset++
    }
    return this.#column - from
  }

  get column(): number {
    return this.#column
  }

  /** Columns of white space from here. */
  get space(): number {
    const {offset} = this
    const [at, column] = [this.#at, this.#column]
    const space = this.takeSpace()
    this.offset = offset
    this.#at = at
    this.#column = column
    return space
  }

  /** Whether nothing but white space is left. */
  get isBlank(): boolean {
    return this.textStart === this.#end
  }

  /** Where white space ends. */
  get textStart(): number {
    let offset = this.offset
    while (offset < this.#end && /[ \t]/.test(this.#text[offset]!)) offset++
    return offset
  }

  /** Go over characters that are no white space. */
  skip(length: number): void {
    this.offset += length
    this.#at = this.#column + length
    this.#column = this.#at
  }

  #isSpace(): boolean {
    return this.offset < this.#end && /[ \t]/.test(this.#text[this.offset]!)
  }
}

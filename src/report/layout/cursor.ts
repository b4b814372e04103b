import {columnAfter, isSpace} from '../../syntax/lines.ts'

/** Reads the white space of a line by columns; tabs can be consumed in part. */
export class Cursor {
  readonly #text: string
  readonly #end: number
  offset: number
  /** Column of `offset`; `#column` is further right inside a tab. */
  #offsetColumn = 0
  #column = 0

  /**
   * @param text Source text.
   * @param start Start of the line.
   * @param end End of the line, before its line ending.
   */
  constructor(text: string, start: number, end: number) {
    this.#text = text
    this.#end = end
    this.offset = start
  }

  /** Consumes at most some columns of white space. Returns the number of columns. */
  takeSpace(max = Number.POSITIVE_INFINITY): number {
    const from = this.#column
    const to = from + max
    while (this.#column < to && this.#isSpace(this.offset)) {
      const next = columnAfter(this.#text.charCodeAt(this.offset), this.#offsetColumn)
      this.#column = Math.min(next, to)
      if (this.#column < next) break
      this.#offsetColumn = next
      this.offset++
    }
    return this.#column - from
  }

  get column(): number {
    return this.#column
  }

  /** Columns of white space that follow. */
  get space(): number {
    const {offset} = this
    const [offsetColumn, column] = [this.#offsetColumn, this.#column]
    const space = this.takeSpace()
    this.offset = offset
    this.#offsetColumn = offsetColumn
    this.#column = column
    return space
  }

  /** Whether only white space follows. */
  get isBlank(): boolean {
    return this.textStart === this.#end
  }

  /** Offset after the white space. */
  get textStart(): number {
    let offset = this.offset
    while (this.#isSpace(offset)) offset++
    return offset
  }

  /** Consumes characters other than white space. */
  skip(length: number): void {
    this.offset += length
    this.#offsetColumn = this.#column + length
    this.#column = this.#offsetColumn
  }

  #isSpace(offset: number): boolean {
    return offset < this.#end && isSpace(this.#text.charCodeAt(offset))
  }
}

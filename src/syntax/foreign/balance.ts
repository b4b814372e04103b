/** Counts the brackets of ECMAScript that are open, line by line; what is in strings does not count. */
export class Balance {
  #depth = 0
  /** What ends the string or the comment that is open. */
  #inside: '`' | '*/' | undefined

  /**
   * Reads the next line.
   *
   * @returns Whether nothing is open at its end.
   */
  read(line: string): boolean {
    for (let at = 0; at < line.length; ) at = this.#readToken(line, at)
    return this.#depth <= 0 && this.#inside === undefined
  }

  /** Returns the offset behind what begins at an offset. */
  #readToken(line: string, at: number): number {
    if (this.#inside !== undefined) {
      const end = line.indexOf(this.#inside, at)
      if (end < 0) return line.length
      const {length} = this.#inside
      this.#inside = undefined
      return end + length
    }
    token.lastIndex = at
    const [text = ''] = token.exec(line) ?? []
    if (text === '`' || text === '/*') this.#inside = text === '`' ? text : '*/'
    else if (/^[[{(]$/.test(text)) this.#depth++
    else if (/^[\]})]$/.test(text)) this.#depth--
    return at + text.length
  }
}

/** A string on one line, a comment, a bracket, or one other character. */
const token = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|\/\*|\/\/.*|[\s\S]/y

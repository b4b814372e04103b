/** A word of a comment that speaks to us. */
export interface CommentWord {
  readonly kind: 'verb' | 'rule'
  /** What was written of it. */
  readonly word: string
  /** Where it begins in the line. */
  readonly start: number
  /** The other rules that the comment names. */
  readonly others: readonly string[]
}

/** `weekly-lint`, or `lint` as in remark-lint. */
const opening = /<!--\s*(?:weekly-)?lint\s+/g

/**
 * The word at a place, whether it is there or about to be written.
 *
 * @param line A line of Markdown.
 * @param column Offset in the line, at the end of the word or in it.
 */
export function wordAt(line: string, column: number): CommentWord | undefined {
  const start = [...line.matchAll(opening)].findLast(
    ({index, 0: text}) => index + text.length <= column
  )
  if (!start) return undefined
  const from = start.index + start[0].length
  const close = line.indexOf('-->', from)
  const to = close < 0 ? line.length : close
  if (column > to) return undefined
  const words = [...line.slice(from, to).matchAll(/[^\s,]+/g)].map(({index, 0: word}) => ({
    word,
    start: from + index
  }))
  const at = words.findIndex(({word, start}) => start <= column && column <= start + word.length)
  const isFirst = at === 0 || (at < 0 && !words.some(({start}) => start < column))
  const {word, start: begin} = words[at] ?? {word: '', start: column}
  return {
    kind: isFirst ? 'verb' : 'rule',
    word,
    start: begin,
    others: words.flatMap(({word}, index) => (index > 0 && index !== at ? [word] : []))
  }
}

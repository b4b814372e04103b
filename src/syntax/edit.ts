/** Half-open range of UTF-16 offsets into the source text; zero-width means “insert here”. */
export type Range = readonly [start: number, end: number]

/** Replace the text of `range` by `text`. */
export interface Edit {
  readonly range: Range
  readonly text: string
}

/**
 * Apply edits; everything outside of them is copied as it is.
 *
 * @param text Source text.
 * @param edits Edits into `text`, in order and without overlap (see `withoutOverlap`).
 */
export function splice(text: string, edits: readonly Edit[]): string {
  let result = ''
  let position = 0
  for (const {range, text: replacement} of edits) {
    result += text.slice(position, range[0]) + replacement
    position = range[1]
  }
  return result + text.slice(position)
}

/**
 * Sort edits by place and keep those that do not touch an earlier one; the rest waits for the next
 * pass. Two edits that are the same count once.
 */
export function withoutOverlap<E extends Edit>(edits: readonly E[]): E[] {
  const kept: E[] = []
  for (const edit of edits.toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])) {
    const last = kept.at(-1)
    if (!last || edit.range[0] > last.range[1]) kept.push(edit)
    else if (edit.range[0] === last.range[1] && last.range[0] < last.range[1]) kept.push(edit)
  }
  return kept
}

/**
 * One edit that does what several do.
 *
 * @param text Source text.
 * @param edits At least one edit, in order and without overlap.
 */
export function combine(text: string, edits: readonly Edit[]): Edit {
  const start = edits[0]!.range[0]
  const end = edits.at(-1)!.range[1]
  const local = edits.map(({range, text}) => ({
    range: [range[0] - start, range[1] - start] as const,
    text
  }))
  return {range: [start, end], text: splice(text.slice(start, end), local)}
}

/**
 * Drop what stays the same at both ends of an edit, so that it touches the fewest bytes.
 * Surrogate pairs are never split.
 */
export function shrink(text: string, {range, text: replacement}: Edit): Edit {
  let [start, end] = range
  let from = 0
  let to = replacement.length
  while (start < end && from < to && text[start] === replacement[from]) {
    start++
    from++
  }
  while (end > start && to > from && text[end - 1] === replacement[to - 1]) {
    end--
    to--
  }
  const splits = (value: string, at: number) => /^[\uDC00-\uDFFF]/.test(value.slice(at, at + 1))
  if (splits(text, start) || splits(replacement, from)) {
    start--
    from--
  }
  if (splits(text, end) || splits(replacement, to)) {
    end++
    to++
  }
  return {range: [start, end], text: replacement.slice(from, to)}
}

/** Whether a finding stands on one of some lines; one without width stands where it is. */
export function touches(ranges: readonly Range[], [start, end]: Range, length: number): boolean {
  return ranges.some(([from, to]) =>
    start === end
      ? from <= start && (start < to || (start === to && to === length))
      : start < to && end > from
  )
}

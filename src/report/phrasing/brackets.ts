/** Indexes of a pair of brackets on one line. */
export interface Brackets {
  readonly start: number
  /** Index of the closing bracket; undefined if there is none. */
  readonly end: number | undefined
  /** Whether it is nested in brackets of the same kind. */
  readonly isInside: boolean
}

/** ASCII and full-width brackets match each other: input methods may change inside a link. */
const opening: Readonly<Record<string, string>> = {
  '[': ']',
  '【': ']',
  '［': ']',
  '(': ')',
  '（': ')'
}
const closing: Readonly<Record<string, string>> = {
  ']': ']',
  '】': ']',
  '］': ']',
  ')': ')',
  '）': ')'
}

/** Matches the brackets of a text; by the index of the opening bracket. */
export function matchBrackets(text: string): Map<number, Brackets> {
  const brackets = new Map<number, Brackets>()
  let open = new Map<string, number[]>()
  for (const {0: character, index} of text.matchAll(/[[\]【】［］()（）\r\n]/g)) {
    const opened = opening[character]
    const closed = closing[character]
    if (opened) {
      const stack = open.get(opened) ?? []
      brackets.set(index, {start: index, end: undefined, isInside: stack.length > 0})
      stack.push(index)
      open.set(opened, stack)
    } else if (closed) {
      const start = open.get(closed)?.pop()
      const pair = start === undefined ? undefined : brackets.get(start)
      if (pair) brackets.set(pair.start, {...pair, end: index})
    } else {
      open = new Map()
    }
  }
  return brackets
}

const byteOrderMark = '\uFEFF'

/** A text without byte order mark: positions in a tree do not count it. */
export function splitByteOrderMark(text: string): {mark: string; content: string} {
  return text.startsWith(byteOrderMark)
    ? {mark: byteOrderMark, content: text.slice(1)}
    : {mark: '', content: text}
}

const byteOrderMark = '\uFEFF'

/** A text without its byte order mark, which positions in a tree do not count, and that mark. */
export function splitByteOrderMark(text: string): {mark: string; content: string} {
  return text.startsWith(byteOrderMark)
    ? {mark: byteOrderMark, content: text.slice(1)}
    : {mark: '', content: text}
}

/**
 * Stands in for the package of that name, which vfile-reporter lines up its columns with: that one
 * knows every emoji there is, and takes longer to start than everything else in a run.
 */
export default function stringWidth(text: string): number {
  const shown = text.replace(color, '').replace(unseen, '')
  return [...shown].reduce((width, character) => width + (wide.test(character) ? 2 : 1), 0)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what colours text begins with one.
const color = /\u001B\[[\d;]*m/g

/** What takes no room: marks on the letter before, joiners. */
const unseen = /[\p{Mn}\p{Me}\p{Cf}]/gu

/** What takes the room of two letters (East Asian Width: Wide and Fullwidth). */
const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE10-\uFE19\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F680}-\u{1F6FF}\u{1F900}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u

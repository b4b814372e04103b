import type {Head} from '../heads/head.ts'
import type {Source} from '../source.ts'

/** What YAML would take for something else than a text, at its beginning or inside. */
const notPlain = /^[-?:,[\]{}#&*!|>'"%@`]|:(?:\s|$)|\s#/

/**
 * A text as it stands in the front matter, in place of the value that a head was read from.
 *
 * @returns Nothing where the quotes that are there cannot hold it as it is.
 */
export function writeFrontMatter(source: Source, head: Head, text: string): string | undefined {
  const [start, end] = head.content
  const quote = source.slice([start - 1, start])
  const isQuoted = /^["']$/.test(quote) && source.slice([end, end + 1]) === quote
  if (isQuoted) return text.includes(quote) || text.includes('\\') ? undefined : text
  if (!notPlain.test(text)) return text
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

import type {Range} from '../../syntax/edit.ts'
import type {Source} from '../../syntax/source.ts'

/** What YAML would take for something else than a text, at its beginning or inside. */
const notPlain = /^[-?:,[\]{}#&*!|>'"%@`]|:(?:\s|$)|\s#/

/** The value of a key in a line of front matter. */
export interface FrontMatterValue {
  readonly text: string
  /** Index in the line where it begins, after its quote. */
  readonly start: number
}

/** Read a line of front matter for a key, if its value is a plain or quoted text on that line. */
export function readFrontMatterLine(line: string, key: string): FrontMatterValue | undefined {
  const match = /^([^\s:#]+):[ \t]+(["']?)(\S.*?)\2[ \t]*$/.exec(line)
  if (!match) return undefined
  const [, name = '', quote = '', value = ''] = match
  if (name !== key) return undefined
  const text = quote === '' ? value.replace(/\s+#.*$/, '') : value
  return {text, start: line.indexOf(quote + text, name.length + 1) + quote.length}
}

/**
 * A text as it stands in the front matter, in place of the value that is there.
 *
 * @param content Where that value stands, without its quotes.
 * @returns Nothing where the quotes that are there cannot hold it as it is.
 */
export function writeFrontMatter(
  source: Source,
  [start, end]: Range,
  text: string
): string | undefined {
  const quote = source.slice([start - 1, start])
  const isQuoted = /^["']$/.test(quote) && source.slice([end, end + 1]) === quote
  if (isQuoted) return text.includes(quote) || text.includes('\\') ? undefined : text
  if (!notPlain.test(text)) return text
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

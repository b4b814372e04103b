import type {Range} from '../../syntax/edit.ts'
import {readForeign} from '../../syntax/foreign/scan.ts'
import type {Source} from '../../syntax/source.ts'
import type {FrontMatterValue} from './front-matter-parsers.ts'

/** What YAML would take for something else than a text, at its beginning or inside. */
const notPlain = /^[-?:,[\]{}#&*!|>'"%@`]|:(?:\s|$)|\s#/

let parsers: typeof import('./front-matter-parsers.ts') | undefined

/** Loads the parsers of YAML and TOML, which most runs do not need; call it before a key is read. */
export async function loadFrontMatter(): Promise<void> {
  parsers ??= await import('./front-matter-parsers.ts')
}

/**
 * Reads a top-level key of front matter in YAML, TOML or JSON.
 *
 * @param text The front matter, with its delimiters.
 * @throws RangeError If the parsers are not loaded.
 */
export function readFrontMatterKey(text: string, key: string): FrontMatterValue | undefined {
  if (!parsers) throw new RangeError('Missing parsers of front matter')
  const read = text.startsWith('---')
    ? parsers.yaml
    : text.startsWith('+++')
      ? parsers.toml
      : parsers.json
  const value = read(text, key)
  return value && value.text !== '' ? value : undefined
}

/** The front matter at the start of a text, with its delimiters; empty if there is none. */
export function frontMatterOf(text: string): string {
  const [yaml] =
    /^---[ \t]*(?:\r\n|\n|\r)(?:[\s\S]*?(?:\r\n|\n|\r))??(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)/.exec(
      text
    ) ?? []
  // Nothing else begins it; most reports have none, and need not be read for that.
  if (yaml !== undefined || !/^[+{;"]/.test(text)) return yaml ?? ''
  const [foreign] = readForeign(text)
  const isForeign = foreign?.range[0] === 0 && /^(?:toml|json)$/.test(foreign.name)
  return isForeign ? text.slice(...foreign.range) : ''
}

/**
 * A text as it stands in the front matter, in place of the value that is there.
 *
 * @param content Where that value stands, without its quotes.
 * @returns undefined if the quotes that are there cannot hold it as it is.
 */
export function writeFrontMatter(
  source: Source,
  [start, end]: Range,
  text: string
): string | undefined {
  // Another syntax, or a text over several lines.
  if (start === end) return undefined
  const quote = source.slice([start - 1, start])
  const isQuoted = /^["']$/.test(quote) && source.slice([end, end + 1]) === quote
  if (isQuoted) return text.includes(quote) || text.includes('\\') ? undefined : text
  if (!notPlain.test(text)) return text
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

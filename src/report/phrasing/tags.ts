import type {Range} from '../../syntax/edit.ts'
import type {Source} from '../../syntax/source.ts'

/** A start tag in the HTML of a document. */
export interface Tag {
  /** In lower case. */
  readonly name: string
  readonly range: Range
  /** By name in lower case; the first of a name counts. */
  readonly attributes: ReadonlyMap<string, Attribute>
}

export interface Attribute {
  /** As in the source, without quotation marks. */
  readonly value: string
  /** Range of the value; empty, at the end of the name, if there is none. */
  readonly range: Range
}

/**
 * A start tag (HTML standard, 13.1.2.1); quoted values may hold `<` and `>`. An HTML parser is not
 * used here: packages that report the positions of attributes take 2 to 5 ms to load.
 */
const startTag = /<([a-z][a-z\d-]*)(?=[\s/>])(?:[^<>"']|"[^"]*"|'[^']*')*>/gi

/** An attribute (13.1.2.3). */
const attribute = /(?<=[\s"'/])([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g

/** The start tags of a document in document order, except those in comments. */
export function readTags(source: Source): Tag[] {
  return source.nodes('html').flatMap((node) => {
    const [start, end] = source.range(node)
    const html = withoutComments(source.text.slice(start, end))
    return [...html.matchAll(startTag)].map(({0: tag, 1: name = '', index}) => ({
      name: name.toLowerCase(),
      range: [start + index, start + index + tag.length] as const,
      attributes: readAttributes(tag, start + index)
    }))
  })
}

function readAttributes(tag: string, offset: number): Map<string, Attribute> {
  const attributes = new Map<string, Attribute>()
  for (const match of tag.matchAll(attribute)) {
    const name = match[1]?.toLowerCase() ?? ''
    if (attributes.has(name)) continue
    const value = unquote(match[2] ?? '')
    const from = match[0].length - (match[2] ?? '').length + (value === (match[2] ?? '') ? 0 : 1)
    const at = offset + match.index + from
    attributes.set(name, {value, range: [at, at + value.length]})
  }
  return attributes
}

function unquote(value: string): string {
  return /^["']/.test(value) ? value.slice(1, -1) : value
}

/** Replaces comments by spaces, so that offsets stay the same. */
function withoutComments(html: string): string {
  let result = ''
  while (result.length < html.length) {
    const start = html.indexOf('<!--', result.length)
    if (start < 0) return result + html.slice(result.length)
    const end = html.indexOf('-->', start)
    const until = end < 0 ? html.length : end + 3
    result += html.slice(result.length, start) + ' '.repeat(until - start)
  }
  return result
}

import type {Range} from '../../edit.ts'
import type {Source} from '../source.ts'

/** A picture, written in Markdown or HTML. */
export interface Picture {
  /** What it shows, in words; empty where nobody says. */
  readonly alt: string
  /** Empty where it is a reference. */
  readonly url: string
  /** Where its text stands, or is missing. */
  readonly range: Range
}

/** The pictures of a document, in its order, without those that are mere decoration. */
export function readPictures(source: Source): Picture[] {
  const pictures = [...readMarkdown(source), ...source.nodes('html').flatMap(readHtml(source))]
  return pictures.sort((a, b) => a.range[0] - b.range[0])
}

function readMarkdown(source: Source): Picture[] {
  return [...source.nodes('image'), ...source.nodes('imageReference')].map((image) => {
    const [start, end] = source.range(image)
    const alt = image.alt?.trim() ?? ''
    // Without text, the brackets; else the text, which escapes make differ from the source.
    const at = source.text.indexOf(alt === '' ? ']' : alt, start)
    const isFound = at >= start && at + alt.length <= end
    const range: Range =
      alt === '' ? [start, isFound ? at + 1 : end] : isFound ? [at, at + alt.length] : [start, end]
    return {alt, url: 'url' in image ? image.url : '', range}
  })
}

const attribute = /\s([a-z-]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/gi

/** Pictures in HTML; an empty `alt` says that one is mere decoration. */
function readHtml(source: Source): (node: Parameters<Source['range']>[0]) => Picture[] {
  return (node) => {
    const [start, end] = source.range(node)
    const html = source.text.slice(start, end)
    return [...withoutComments(html).matchAll(/<img(?=[\s/>])[^<>]*>/gi)].flatMap(
      ({0: tag, index}) => {
        const attributes = new Map(
          [...tag.matchAll(attribute)].map((match) => [match[1]?.toLowerCase(), match])
        )
        const alt = attributes.get('alt')
        const url = unquote(attributes.get('src')?.[2] ?? '')
        const from = start + index
        if (!alt) return [{alt: '', url, range: [from, from + tag.length] as const}]
        const value = unquote(alt[2] ?? '')
        if (value.trim() === '') return []
        const at = from + alt.index + alt[0].indexOf(value, alt[0].indexOf('='))
        return [{alt: value.trim(), url, range: [at, at + value.length] as const}]
      }
    )
  }
}

function unquote(value: string): string {
  return /^["']/.test(value) ? value.slice(1, -1) : value
}

/** Comments show nothing; the rest stays where it is. */
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

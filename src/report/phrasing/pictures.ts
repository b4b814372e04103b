import type {Range} from '../../syntax/edit.ts'
import type {Source} from '../../syntax/source.ts'
import {readTags} from './tags.ts'

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
  const pictures = [...readMarkdown(source), ...readHtml(source)]
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

/** Pictures in HTML; an empty `alt` says that one is mere decoration. */
function readHtml(source: Source): Picture[] {
  return readTags(source).flatMap(({name, range, attributes}) => {
    if (name !== 'img') return []
    const alt = attributes.get('alt')
    const url = attributes.get('src')?.value ?? ''
    if (!alt) return [{alt: '', url, range}]
    const value = alt.value.trim()
    if (value === '') return []
    const at = alt.range[0] + alt.value.indexOf(value)
    return [{alt: value, url, range: [at, at + value.length] as const}]
  })
}

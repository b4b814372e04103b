import type {Range} from '../../syntax/edit.ts'
import type {Source} from '../../syntax/source.ts'
import {readTags} from './tags.ts'

/** An image in Markdown or HTML. */
export interface Picture {
  /** Alternative text; empty if missing. */
  readonly alt: string
  /** Empty for an image reference. */
  readonly url: string
  /** Range of the alternative text, or where it is missing. */
  readonly range: Range
}

/** Reads all images in document order, without decorative ones. */
export function readPictures(source: Source): Picture[] {
  const pictures = [...readMarkdown(source), ...readHtml(source)]
  return pictures.sort((a, b) => a.range[0] - b.range[0])
}

function readMarkdown(source: Source): Picture[] {
  return [...source.nodes('image'), ...source.nodes('imageReference')].map((image) => {
    const [start, end] = source.range(image)
    const alt = image.alt?.trim() ?? ''
    // Without alternative text, its bracket. Escapes may make it differ from the source.
    const offset = source.text.indexOf(alt === '' ? ']' : alt, start)
    const isFound = offset >= start && offset + alt.length <= end
    const range: Range =
      alt === ''
        ? [start, isFound ? offset + 1 : end]
        : isFound
          ? [offset, offset + alt.length]
          : [start, end]
    return {alt, url: 'url' in image ? image.url : '', range}
  })
}

/** Images in HTML; `alt=""` marks decorative ones. */
function readHtml(source: Source): Picture[] {
  return readTags(source).flatMap(({name, range, attributes}) => {
    if (name !== 'img') return []
    const alt = attributes.get('alt')
    const url = attributes.get('src')?.value ?? ''
    if (!alt) return [{alt: '', url, range}]
    const value = alt.value.trim()
    if (value === '') return []
    const offset = alt.range[0] + alt.value.indexOf(value)
    return [{alt: value, url, range: [offset, offset + value.length] as const}]
  })
}

import type {Paragraph} from 'mdast'
import {columnAt, linesOf} from '../../syntax/lines.ts'
import type {Placed, Source} from '../../syntax/source.ts'
import {readMalformed, readMarker} from './markers.ts'
import {hasUnknownMarker} from './unknown-forms.ts'

/**
 * Finds the paragraphs in which a line starts with what may be a marker, at another column than
 * the paragraph. That column shows which item the line belongs to.
 */
export function readMarkedLines(source: Source): Placed<Paragraph>[] {
  return source.visits('paragraph').flatMap(({node, ancestors}) => {
    const {start, end} = node.position
    const {type} = ancestors.at(-1) ?? {}
    if (start.line === end.line || type === 'blockquote') return []
    const range = source.range(node)
    const column = columnAt(source, range[0])
    const isMarked = linesOf(source, range).some((line) => {
      if (line.start <= range[0] || line.column === column) return false
      const text = source.slice([line.textStart, line.end])
      const isKnown = type === 'listItem' && readMarker(text) !== undefined
      return isKnown || readMalformed(text) !== undefined || hasUnknownMarker(text)
    })
    return isMarked ? [node] : []
  })
}

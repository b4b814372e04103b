import type {Nodes, Paragraph, Parents, RootContent} from 'mdast'
import {isForeign} from '../../syntax/foreign/node.ts'
import {isPlaced, type Placed, type Source} from '../../syntax/source.ts'
import {columnOf} from '../layout/block-column.ts'
import {isFenced} from '../layout/content.ts'
import {type LayoutLine, readLayout} from '../layout/read.ts'
import {readMalformed, readMarker} from './markers.ts'
import {maybeItem} from './unknown-forms.ts'

/** The start of a line that would be something else than text at another column. */
const underline = /^=+[ \t]*$/

/**
 * Finds the paragraphs whose columns show what belongs to what: one of their lines starts with what may be
 * a marker, or is foreign syntax alone, and they do not all begin at one column, or blocks are indented
 * below them.
 */
export function readMarkedLines(source: Source): Placed<Nodes>[] {
  const layout = readLayout(source)
  return source.visits('paragraph').flatMap(({node, ancestors}) => {
    const parent = ancestors.at(-1)
    if (!parent) return []
    const {start, end} = node.position
    const lines: LayoutLine[] = []
    for (let number = start.line; number <= end.line; number++) {
      const line = layout.lineAt(number)
      if (!line) return []
      lines.push(line)
    }
    const below = indentedBelow(source, parent, node)
    const isUneven = lines.some((line) => !isBeside(line, lines[0]!))
    if (!isUneven && below.length === 0) return []
    return lines.some((line, index) => isMarked(source, node, parent, line, index > 0))
      ? [node, ...below]
      : []
  })
}

/** Whether the first line of a paragraph starts with what may be a marker that Markdown does not know. */
export function isLikeItem(source: Source, paragraph: Placed<Paragraph>): boolean {
  const [start] = source.range(paragraph)
  const text = source.slice([start, source.lineEnd(start)])
  return maybeItem(text) || readMalformed(text) !== undefined
}

/** Whether a line of a paragraph begins at the column of its first line. */
function isBeside(line: LayoutLine, first: LayoutLine): boolean {
  return line.matched === line.containers.length && line.extra === first.extra
}

function isMarked(
  source: Source,
  node: Placed<Paragraph>,
  parent: Parents,
  {textStart, end, matched, containers}: LayoutLine,
  isLater: boolean
): boolean {
  const text = source.slice([textStart, end])
  // In text outside of lists, a well-formed marker is no evidence: Markdown would have read a list.
  if (readMarker(text)) return isLater && parent.type === 'listItem'
  if (maybeItem(text) || readMalformed(text)) return true
  if (!isLater) return false
  if (matched < containers.length && underline.test(text)) return true
  return node.children.some(
    (child) =>
      isForeign(child) &&
      child.position?.start.offset === textStart &&
      child.position.end.offset === textStart + text.trimEnd().length
  )
}

/** The blocks behind a paragraph that are indented further than it. */
function indentedBelow(source: Source, parent: Parents, paragraph: Placed<Paragraph>) {
  const siblings: readonly RootContent[] = parent.children
  const column = columnOf(source, paragraph)
  const below: Placed<Nodes>[] = []
  for (let index = siblings.indexOf(paragraph) + 1; index < siblings.length; index++) {
    const block = siblings[index]!
    if (!isPlaced(block) || isForeign(block)) continue
    const isCode = block.type === 'code' && !isFenced(source, block)
    if (!isCode && columnOf(source, block) <= column) break
    below.push(block)
  }
  return below
}

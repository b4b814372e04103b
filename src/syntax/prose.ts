import type {Nodes} from 'mdast'
import type {Range} from './edit.ts'
import {isPlaced, type Placed, type Source} from './source.ts'

/** Stands for what is no prose: code, HTML, links, escaped characters. */
export const mask = '\uFFFC'

/** Elements whose content is not running text: it is code, or has an address already. */
const opaqueElement = /^<(a|code|kbd|pre|samp|script|style|tt)(?=[\s>])/i

/**
 * The running text of one paragraph, heading, table cell or text of a link. `text` is as long as
 * the source range, so that an index into it is an offset from `range[0]`; what is no prose is
 * masked, and what belongs to the layout (markers of quotations, bars of tables) is blank. Markers
 * of emphasis, and addresses that are written without brackets, are prose. Line endings stay.
 */
export interface Prose {
  readonly node: Placed<Nodes>
  readonly ancestors: readonly Nodes[]
  readonly range: Range
  readonly text: string
}

const containers = ['paragraph', 'heading', 'tableCell', 'link'] as const

/** All running text of a document, in its order; the text of a link comes after what it is in. */
export function readProse(source: Source): Prose[] {
  return containers
    .flatMap((type) => source.visits(type))
    .flatMap(({node, ancestors}) => {
      const range = node.type === 'link' ? labelRange(source, node) : source.range(node)
      return range ? [{node, ancestors, range, text: masked(source, node, range)}] : []
    })
    .sort((a, b) => a.range[0] - b.range[0])
}

/** Where the text of a link with brackets stands. */
function labelRange(
  source: Source,
  node: Placed<Extract<Nodes, {type: 'link'}>>
): Range | undefined {
  const [first, last] = [node.children[0], node.children.at(-1)]
  if (!first || !last || !isPlaced(first) || !isPlaced(last)) return undefined
  if (source.text[source.range(node)[0]] !== '[') return undefined
  return [source.range(first)[0], source.range(last)[1]]
}

function masked(source: Source, container: Placed<Nodes>, [start, end]: Range): string {
  const characters = source.text.slice(start, end).split('')
  const cover = ([from, to]: Range, by: string) => {
    for (let index = Math.max(from, start) - start; index < Math.min(to, end) - start; index++) {
      if (characters[index] !== '\r' && characters[index] !== '\n') characters[index] = by
    }
  }
  const addresses: Range[] = []
  let opaque: {readonly name: string; readonly from: number} | undefined
  const walk = (node: Nodes) => {
    if (isPlaced(node) && node !== container) {
      const range = source.range(node)
      if (isLiteralLink(source, node)) addresses.push(range)
      else if (!isProse(node)) cover(range, mask)
      if (node.type === 'html') {
        const name = opaqueElement.exec(node.value)?.[1]?.toLowerCase()
        if (name && !opaque) opaque = {name, from: range[1]}
        if (opaque && node.value.toLowerCase().startsWith(`</${opaque.name}`)) {
          cover([opaque.from, range[0]], mask)
          opaque = undefined
        }
      }
      if (!isProse(node)) return
    }
    if ('children' in node) for (const child of node.children) walk(child)
  }
  for (const range of layout(source, container, [start, end])) cover(range, ' ')
  walk(container)
  const isInAddress = inside(addresses)
  for (const {index} of characters.join('').matchAll(/\\[!-/:-@[-`{-~]/g)) {
    const offset = start + index
    // In an address without brackets, a backslash is a character like any other.
    if (!isInAddress(offset)) cover([offset, offset + 2], mask)
  }
  return characters.join('')
}

/** Indentation and quotation markers of continuation lines, and the bars around a table cell. */
function layout(source: Source, container: Nodes, [start, end]: Range): Range[] {
  const text = source.text.slice(start, end)
  const patterns = container.type === 'tableCell' ? [/^\|/g, /\|$/g] : [/(?<=[\r\n])[ \t>]+/g]
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(
      ({0: match, index}): Range => [start + index, start + index + match.length]
    )
  )
}

/** Tells whether an offset is in one of some ranges, both in the order of the document. */
export function inside(ranges: readonly Range[]): (offset: number) => boolean {
  let next = 0
  return (offset) => {
    while ((ranges[next]?.[1] ?? Infinity) <= offset) next++
    return (ranges[next]?.[0] ?? Infinity) <= offset
  }
}

/** Nodes whose characters are prose, or that have children that are. */
function isProse(node: Nodes): boolean {
  return ['text', 'emphasis', 'strong', 'delete'].includes(node.type)
}

/** Whether a link is an address in running text, without `<>` or `[]()` (GFM autolink literal). */
export function isLiteralLink(source: Source, node: Placed<Nodes>): boolean {
  if (node.type !== 'link') return false
  return !/[[<]/.test(source.text.charAt(source.range(node)[0]))
}

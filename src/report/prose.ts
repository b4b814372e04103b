import type {Nodes} from 'mdast'
import type {Range} from '../edit.ts'
import {isPlaced, type Placed, type Source} from './source.ts'

/** Stands for what is no prose: code, HTML, links, escaped characters, markers of quotations. */
export const mask = '\uFFFC'

/**
 * The running text of one paragraph, heading or table cell. `text` is as long as the source range,
 * so that an index into it is an offset from `range[0]`; what is no prose is masked. Markers of
 * emphasis, and addresses that are written without brackets, are prose.
 */
export interface Prose {
  readonly node: Placed<Nodes>
  readonly ancestors: readonly Nodes[]
  readonly range: Range
  readonly text: string
}

const containers = ['paragraph', 'heading', 'tableCell'] as const

/** All running text of a document, in its order. */
export function readProse(source: Source): Prose[] {
  return containers
    .flatMap((type) => source.visits(type))
    .map(({node, ancestors}) => {
      const range = source.range(node)
      return {node, ancestors, range, text: masked(source, node)}
    })
    .sort((a, b) => a.range[0] - b.range[0])
}

function masked(source: Source, container: Placed<Nodes>): string {
  const [start] = source.range(container)
  let text = source.slice(source.range(container))
  const hide = (from: number, to: number) => {
    text = text.slice(0, from) + mask.repeat(to - from) + text.slice(to)
  }
  const walk = (node: Nodes) => {
    if (isPlaced(node) && !isProse(source, node)) {
      const [from, to] = source.range(node)
      hide(from - start, to - start)
    } else if ('children' in node) {
      for (const child of node.children) walk(child)
    }
  }
  walk(container)
  // Indentation and quotation markers of continuation lines, then escaped characters.
  for (const pattern of [/(?<=[\r\n])[ \t>]+/g, /\\[!-/:-@[-`{-~]/g]) {
    for (const match of text.matchAll(pattern)) hide(match.index, match.index + match[0].length)
  }
  return text
}

/** Nodes whose characters are prose, or that have children that are. */
function isProse(source: Source, node: Placed<Nodes>): boolean {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'tableCell':
    case 'text':
    case 'emphasis':
    case 'strong':
    case 'delete':
      return true
    case 'link':
      return isLiteralLink(source, node)
    default:
      return false
  }
}

/** Whether a link is an address in running text, without `<>` or `[]()` (GFM autolink literal). */
export function isLiteralLink(source: Source, node: Placed<Nodes>): boolean {
  if (node.type !== 'link') return false
  return !/^[[<]/.test(source.slice(source.range(node)))
}

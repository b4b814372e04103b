import type {List, Nodes, Root} from 'mdast'
import {type Container, isContainer} from './containers.ts'
import {isPlaced} from './source.ts'

/**
 * Sets `spread` of lists and items by the blank lines between their children (CommonMark 0.31.2,
 * section 5.3). mdast-util-from-markdown takes blank lines in block quotes, which have their markers,
 * for others: those after a list for some in it, and those in it for none.
 *
 * @param text The text that the positions of the tree are offsets into.
 * @returns A tree that shares the nodes that stay as they are.
 */
export function withLooseLists(text: string, tree: Root): Root {
  return copy(text, tree, 0)
}

/** @param quotes How many block quotes a node is in. */
function copy<N extends Nodes>(text: string, node: N, quotes: number): N {
  if (!isFlow(node)) return node
  const inner = node.type === 'blockquote' ? quotes + 1 : quotes
  const nodes: readonly Nodes[] = node.children
  const children = nodes.map((child) => copy(text, child, inner))
  const own =
    node.type === 'list' || node.type === 'listItem'
      ? {spread: nodes.some((child, at) => at > 0 && isApart(text, nodes[at - 1]!, child, quotes))}
      : {}
  const isSame = !('spread' in own) || ('spread' in node && own.spread === node.spread)
  if (isSame && children.every((child, index) => child === nodes[index])) return node
  return {...node, ...own, children}
}

function isFlow(node: Nodes): node is Container | List | Root {
  return node.type === 'root' || node.type === 'list' || isContainer(node)
}

/** Whether there is a blank line between two siblings that is in as many block quotes as they are. */
function isApart(text: string, before: Nodes, after: Nodes, quotes: number): boolean {
  const leaf = lastLeaf(before)
  if (endsBlank(text, leaf)) return true
  // An empty item ends with its marker.
  const end = isFlow(leaf) ? leaf.position?.start.line : leaf.position?.end.line
  const start = after.position?.start.line
  // Most siblings are on neighbouring lines.
  if (end !== undefined && start !== undefined && start - end < 2) return false
  const lines = text.slice(contentEnd(before), after.position?.start.offset).split(/\r\n|\n|\r/)
  return lines.slice(1, -1).some((line) => line.split('>').length - 1 === quotes)
}

/**
 * Whether a leaf block is indented code with blank lines at its end, which micromark takes for a part of
 * it, though they only follow it (CommonMark 0.31.2, section 4.4).
 */
function endsBlank(text: string, node: Nodes): boolean {
  if (node.type !== 'code' || !/\n[ \t]*$/.test(node.value)) return false
  return !/^(?:`{3}|~{3})/.test(text.slice(node.position?.start.offset, node.position?.end.offset))
}

/** The last leaf block in a block; itself if it has none. */
function lastLeaf(node: Nodes): Nodes {
  const last = isFlow(node) ? node.children.at(-1) : undefined
  return last ? lastLeaf(last) : node
}

/** End offset of the last leaf block in a block; only blank lines follow. */
export function contentEnd(node: Nodes): number {
  if (!isPlaced(node)) return 0
  const {start, end} = node.position
  if (!isFlow(node)) return end.offset!
  const last = node.children.at(-1)
  return last && isPlaced(last) ? contentEnd(last) : start.offset!
}

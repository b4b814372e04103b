import type {Nodes} from 'mdast'

const printed = new WeakMap<Nodes, string>()

/** A tree as text, without positions: two that are printed alike say the same. */
export function printTree(node: Nodes): string {
  const known = printed.get(node)
  if (known !== undefined) return known
  const text = JSON.stringify(node, (key, value) => (key === 'position' ? undefined : value))
  printed.set(node, text)
  return text
}

import type {Nodes} from 'mdast'

const cache = new WeakMap<Nodes, string>()

/** Serializes a tree without positions, with a cache; equal trees give equal text. */
export function printTree(node: Nodes): string {
  const cached = cache.get(node)
  if (cached !== undefined) return cached
  const text = JSON.stringify(node, (key, value) => (key === 'position' ? undefined : value))
  cache.set(node, text)
  return text
}

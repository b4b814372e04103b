import type {Nodes} from 'mdast'

/** Whether two nodes are the same but for their positions. */
export function hasSameTree(a: Nodes, b: Nodes): boolean {
  return a === b || isSame(a, b)
}

/** Compares what nodes consist of: objects, arrays and primitive values. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((value, at) => isSame(value, b[at]))
  }
  const [keys, others] = [keysOf(a), keysOf(b)]
  return (
    keys.length === others.length && keys.every((key) => isSame(fieldOf(a, key), fieldOf(b, key)))
  )
}

function keysOf(node: object): string[] {
  return Object.keys(node).filter((key) => key !== 'position' && fieldOf(node, key) !== undefined)
}

function fieldOf(node: object, key: string): unknown {
  return (node as Record<string, unknown>)[key]
}

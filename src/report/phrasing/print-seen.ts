import type {Nodes} from 'mdast'
import {seen} from './stray-spaces.ts'

/** Serializes a tree as it is rendered: spaces that only allow line breaks do not count. */
export function printSeen(node: Nodes): string {
  return JSON.stringify(simplify(node))
}

function simplify({position: _, ...node}: Nodes): object {
  if (!('children' in node)) return node
  const children = (node.children as Nodes[]).flatMap((child, index, all): object[] => {
    if (child.type !== 'text') return [simplify(child)]
    const isEdge = (sibling: Nodes | undefined) => !sibling || sibling.type === 'break'
    let value = seen(child.value)
    if (isEdge(all[index - 1])) value = value.replace(/^ /, '')
    if (isEdge(all[index + 1])) value = value.replace(/ $/, '')
    return value === '' ? [] : [{type: 'text', value}]
  })
  return {...node, children}
}

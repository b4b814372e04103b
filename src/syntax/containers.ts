import type {Nodes} from 'mdast'

/** What blocks are in; the root and lists, which hold such containers, aside. */
export type Container = Extract<Nodes, {type: 'blockquote' | 'footnoteDefinition' | 'listItem'}>

/** Whether blocks are in a node (CommonMark 0.31.2, section 5; GFM has footnotes beside). */
export function isContainer(node: Nodes): node is Container {
  return /^(?:blockquote|footnoteDefinition|listItem)$/.test(node.type)
}

import type {Nodes} from 'mdast'

declare module 'mdast' {
  interface HtmlData {
    /** Name of the foreign syntax that the node stands for. */
    foreign?: string
  }
}

/** Whether a node stands for foreign syntax. */
export function isForeign(node: Nodes | undefined): boolean {
  return node?.type === 'html' && node.data?.foreign !== undefined
}

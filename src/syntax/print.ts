import type {Heading, Image, Link, RootContent, Text} from 'mdast'
import {toString as toText} from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import {unified} from 'unified'
import {hasSameTree} from './same-tree.ts'

type New = Heading | Image | Link | Text

/** Created when first needed: most runs print nothing. */
let processors: ReturnType<typeof createProcessors> | undefined

/**
 * Prints a new node as one line of Markdown, without a line ending. What an author wrote is not
 * printed: it keeps its source.
 *
 * remark-stringify escapes more than is needed, such as `R\&D` and `1\. 生活`. So the unescaped form
 * is preferred if it is parsed to the same node.
 *
 * @param node Its text contains no line ending.
 */
export function print(node: New): string {
  processors ??= createProcessors()
  const {escaped, unescaped} = processors
  const root = {type: 'root' as const, children: [node]}
  const [safe, short] = [escaped.stringify(root), unescaped.stringify(root)]
  const isShort = safe === short || isParsedTo(escaped.parse(short).children, node)
  return (isShort ? short : safe).replace(/\n$/, '')
}

/** Returns a heading of plain text; spaces around the text are no part of it. */
export function heading(depth: Heading['depth'], text: string): Heading {
  return {type: 'heading', depth, children: [{type: 'text', value: text.trim()}]}
}

function createProcessors() {
  return {
    escaped: unified().use(remarkParse).use(remarkGfm).use(remarkStringify).freeze(),
    unescaped: unified()
      .use(remarkGfm)
      .use(remarkStringify, {handlers: {text: ({value}: Text) => value}})
      .freeze()
  }
}

/** Whether blocks consist of one node. In a heading, an address may also be parsed to a link. */
function isParsedTo([block, ...others]: readonly RootContent[], node: New): boolean {
  if (!block || others.length > 0) return false
  if (node.type !== 'heading') {
    return hasSameTree(block, {type: 'paragraph', children: [node]})
  }
  return (
    block.type === 'heading' &&
    block.children.every(({type}) => type === 'text' || type === 'link') &&
    toText(block) === toText(node)
  )
}

import type {Code, Html, Nodes, RootContent} from 'mdast'
import {isForeign} from '../../syntax/foreign/node.ts'
import {lineEndings, linesOf} from '../../syntax/lines.ts'
import {isPlaced, type Placed, type Source} from '../../syntax/source.ts'

/** One line of a leaf block. */
export interface Content {
  readonly node: Placed<Nodes>
  readonly isFirst: boolean
  /** Whether it may be a lazy continuation line (CommonMark 0.31.2, section 5.1). */
  readonly isLazy: boolean
  /** The text of the line; undefined if leading white space is ignored. */
  readonly literal?: string
  /** Columns of leading white space that are ignored; more is content, as in inline code. */
  readonly ignoredSpace: number
}

/**
 * Reads the lines of a leaf block.
 *
 * @returns Pairs of a line number, from 1, and its content; none if the tree does not determine it.
 */
export function readContent(source: Source, node: Placed<Nodes>): [number, Content][] {
  const first = firstLine(node)
  const isOpaque = isForeign(node)
  if (node.type === 'code' || (node.type === 'html' && !isOpaque)) {
    return readLiteral(source, node, first)
  }
  const isText = node.type === 'paragraph' || node.type === 'heading' || node.type === 'definition'
  const count = node.position.end.line - first + 1
  const kept = count > 1 ? linesOfSpans(source, node) : new Map<number, number>()
  return Array.from({length: count}, (_, index) => [
    first + index,
    {
      node,
      isFirst: index === 0,
      isLazy: isText && index > 0,
      ignoredSpace: isOpaque ? 0 : (kept.get(first + index) ?? Number.POSITIVE_INFINITY)
    }
  ])
}

/** First line of a block; the text of a task item may start below its check box. */
function firstLine(node: Placed<Nodes>): number {
  const text = node.type === 'paragraph' ? node.children[0] : undefined
  return (text?.position ?? node.position).start.line
}

function readLiteral(
  source: Source,
  node: Placed<Html | Code>,
  first: number
): [number, Content][] {
  const count = node.position.end.line - first + 1
  const values = node.value.split(/\r\n|\n|\r/)
  const fence = node.type === 'code' && isFenced(source, node)
  const isClosed = fence && count > 1 && isClosedFence(source, node)
  // An empty fenced block and one with a blank line have the same value.
  const last = isClosed ? count - 1 : count
  return Array.from({length: count}, (_, index): [number, Content] => {
    const isMark = fence && (index === 0 || index >= last)
    const literal = isMark ? undefined : (values[fence ? index - 1 : index] ?? '')
    const content = {
      node,
      isFirst: index === 0,
      isLazy: false,
      ignoredSpace: Number.POSITIVE_INFINITY
    }
    return [first + index, literal === undefined ? content : {...content, literal}]
  })
}

/** Whether code is fenced, not indented. */
export function isFenced(source: Source, code: Placed<Nodes>): boolean {
  return /^(?:```|~~~)/.test(source.slice(source.range(code)))
}

/** Whether fenced code has a closing fence. */
function isClosedFence(source: Source, code: Placed<Code>): boolean {
  const text = source.slice(source.range(code))
  const [fence] = /^(?:`+|~+)/.exec(text) ?? ['']
  const [last] = /[^\r\n]*$/.exec(text) ?? ['']
  const end = /(`+|~+)[ \t]*$/.exec(last)?.[1] ?? ''
  if (end.length < fence.length || end[0] !== fence[0]) return false
  // Only markers of block quotes may precede the fence; otherwise it is a line of code.
  const lines = linesOf(source, source.range(code)).length - 2
  return lines === 0 ? code.value === '' : code.value.split(/\r\n|\n|\r/).length === lines
}

/**
 * Lines that start inside of inline code, HTML or a label, where white space is content.
 *
 * @returns The ignored columns, by line number.
 */
function linesOfSpans(source: Source, block: Placed<Nodes>): Map<number, number> {
  const lines = new Map<number, number>()
  const add = (from: number, to: number) => {
    for (let line = from + 1; line <= to; line++) lines.set(line, 0)
  }
  const visit = (node: Nodes) => {
    if (!isPlaced(node)) return
    const {start, end} = node.position
    if (start.line === end.line) return
    if (node.type === 'inlineCode' || node.type === 'html') add(start.line, end.line)
    if (node.type === 'linkReference' || node.type === 'imageReference') {
      const text = node.type === 'linkReference' ? node.children.at(-1) : undefined
      const label = node.referenceType === 'full' && text?.position ? text.position.end : start
      add(label.line, end.line)
    }
    if (node.type === 'definition') {
      const label = /^\[(?:\\[\s\S]|[^\]\\])*\]/.exec(source.slice(source.range(node)))?.[0] ?? ''
      add(start.line, start.line + lineEndings(label).length)
    }
    if ('children' in node) for (const child of node.children as RootContent[]) visit(child)
  }
  visit(block)
  return lines
}

import type {Nodes, RootContent} from 'mdast'
import type {Range} from '../../syntax/edit.ts'
import {printTree} from '../../syntax/print-tree.ts'
import type {Parser} from '../../syntax/processor.ts'
import {isPlaced} from '../../syntax/source.ts'
import type {View} from './view.ts'

/** Maximum depth of indented code inside indented code; each level takes another parse. */
const deepestCode = 4

/**
 * What is never running text, in its order: code, HTML, pictures, addresses. Code that is only
 * indented may become, or may have been, the content of an item; so what counts is what its text
 * says.
 */
export function atoms({text, nodes}: View, parser: Parser, depth = 0): string[] {
  const found: string[] = []
  const visit = (node: Nodes) => {
    if ('url' in node) found.push(`${node.type} ${node.url}`)
    else if (node.type === 'inlineCode' || node.type === 'html') found.push(node.value)
    else if (node.type === 'code' && !isIndented(text, node)) found.push(node.value)
    else if (node.type === 'code' && depth < deepestCode) {
      const inner = {text: node.value, nodes: parser.parse(node.value).children}
      found.push(...atoms(inner, parser, depth + 1))
    }
    if ('children' in node) node.children.forEach(visit)
  }
  nodes.forEach(visit)
  return found
}

/** Code blocks and HTML in document order. */
export function verbatim(nodes: readonly Nodes[]): string[] {
  return nodes.flatMap((node) => {
    if ('children' in node) return verbatim(node.children)
    return node.type === 'code' || node.type === 'html' ? [node.value] : []
  })
}

/** Links, pictures, code and HTML that are marked as such, in their order. */
export function marked({text, nodes}: View): string[] {
  const found: string[] = []
  const visit = (node: Nodes) => {
    const start = isPlaced(node) ? text.charAt(node.position.start.offset ?? 0) : ''
    // Addresses without angle brackets may end at another offset afterwards.
    if ('url' in node && /[<[!]/.test(start)) found.push(`${node.type} ${node.url}`)
    else if ('identifier' in node) found.push(`${node.type} ${node.identifier}`)
    else if (node.type === 'inlineCode' || node.type === 'html') found.push(node.value)
    if ('children' in node) node.children.forEach(visit)
  }
  nodes.forEach(visit)
  return found
}

/** Number of hard line breaks. */
export function breaks(nodes: readonly Nodes[]): number {
  return nodes.reduce((sum, node) => {
    if ('children' in node) return sum + breaks(node.children)
    return node.type === 'break' ? sum + 1 : sum
  }, 0)
}

/** The effective definitions: the first for each label. */
export function definitions(nodes: readonly RootContent[]): Map<string, string> {
  const first = new Map<string, string>()
  for (const node of nodes) {
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') continue
    const label = `${node.type} ${node.identifier}`
    if (!first.has(label)) first.set(label, printTree(node))
  }
  return first
}

/**
 * Text without white space, delimiters of emphasis and brackets of links. `www.…` may become a link
 * with the same text and address.
 */
export function characters(text: string, [start, end]: Range): string {
  return text
    .slice(start, end)
    .replace(/^\[(www\.[^\]]*)\]\(http:\/\/\1\)$/i, '$1')
    .replace(/[\s*_~<>()[\]（）【】]/g, '')
}

/**
 * Text without white space and Markdown syntax, including the numbers of items; with half-width
 * digits.
 */
export function words(text: string, [start, end]: Range): string {
  return text
    .slice(start, end)
    .replace(/(?<=^[ \t]*[（(]?)[\d０-９]{1,9}(?=[.．。、)）])/gm, '')
    .replace(/[\s*_~<>()[\]（）【】.．、。，,：:；;！!？?+-]/g, '')
    .replace(/[０-９]/g, (digit) => digit.normalize('NFKC'))
}

/** Letters and digits of a running text, whatever their case and width, and its line endings. */
export function letters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}\p{M}\r\n]/gu, '')
    .toLowerCase()
}

/** Whether code is indented code. */
export function isIndented(text: string, node: Nodes): boolean {
  if (!isPlaced(node)) return false
  const offset = node.position.start.offset ?? 0
  return !/^(?:```|~~~)/.test(text.substring(offset, offset + 3))
}

/** Whether two views define the same labels. */
export function hasSameLabels(before: View, after: View): boolean {
  const [old, now] = [labels(before.nodes), labels(after.nodes)]
  return old.size === now.size && [...old].every((label) => now.has(label))
}

/** All defined labels, also in block quotes and lists; those of footnotes start with `^`. */
function labels(nodes: readonly Nodes[], found = new Set<string>()): Set<string> {
  for (const node of nodes) {
    if (node.type === 'definition') found.add(node.identifier)
    else if (node.type === 'footnoteDefinition') found.add(`^${node.identifier}`)
    if ('children' in node) labels(node.children, found)
  }
  return found
}

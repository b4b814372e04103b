import type {List, Nodes, Root} from 'mdast'
import {printSeen} from '../../report/phrasing/print-seen.ts'
import type {Range} from '../../syntax/edit.ts'
import {printTree} from '../../syntax/print-tree.ts'
import {parse} from '../../syntax/processor.ts'
import {isPlaced} from '../../syntax/source.ts'
import type {Change} from '../rule.ts'

/** A text with the tree that it parses to. */
export interface Parsed {
  readonly text: string
  readonly tree: Root
}

/**
 * Whether what may not change did not.
 *
 * @param touchedBefore Where edits are made.
 * @param touchedAfter Where they were made.
 */
type Comparison = (
  before: Parsed,
  after: Parsed,
  touchedBefore: readonly Range[],
  touchedAfter: readonly Range[]
) => boolean

/** What each kind of change keeps. */
export const keeps: Readonly<Record<Change, Comparison>> = {
  nothing: (before, after) =>
    same(before.tree.children.map(printTree), after.tree.children.map(printTree)),
  spaces: (before, after) => printSeen(before.tree) === printSeen(after.tree),
  lists: (before, after) => printLists(before) === printLists(after),
  heading: (before, after, from, to) =>
    same(printTouched(before.tree, from), printTouched(after.tree, to)) &&
    same(verbatim(before.tree), verbatim(after.tree)) &&
    after.tree.children.some((node) => isHead(node) && touches(node, to)),
  order: (before, after) =>
    same(
      before.tree.children.map(printTree).toSorted(),
      after.tree.children.map(printTree).toSorted()
    ) && same(definitions(before.tree), definitions(after.tree)),
  inline: (before, after, from, to) =>
    printInline(before.tree, from) === printInline(after.tree, to) &&
    hasAll(marked(after), marked(before)) &&
    same(from.map(characters(before)), to.map(characters(after))),
  addresses: (before, after, from, to) =>
    printAddresses(before.tree, from) === printAddresses(after.tree, to),
  blocks: (before, after, from, to) =>
    same(printRegions(before.tree, from), printRegions(after.tree, to)) &&
    same(atoms(before), atoms(after)) &&
    same(words(before, from), words(after, to))
}

/** What may hold a title: a heading, or the front matter. */
function isHead({type}: Nodes): boolean {
  return type === 'heading' || type === 'yaml'
}

/** Stands for touched blocks that follow each other. */
const touchedMark = '~'

/** Lists without kind and numbers; lists that an author counts together are one. */
function printLists({text, tree}: Parsed): string {
  const print = (node: Nodes): unknown => {
    if (!('children' in node)) return plain(node)
    const children: unknown[] = []
    const continued = continuedLists(text, node.children)
    let list: {children: unknown[]; spread: unknown} | undefined
    for (const child of node.children) {
      const printed = print(child)
      const spread = child.type === 'list' ? continued.get(child) : undefined
      if (list && child.type === 'list' && spread !== undefined) {
        list.children.push(...(printed as {children: unknown[]}).children)
        list.spread = list.spread || child.spread || spread
      } else {
        children.push(printed)
        list = printed as typeof list
      }
    }
    return {...plain(node), children}
  }
  return JSON.stringify(print(tree))
}

/**
 * Lists that go on from the list right before them: on the next line, or, after a blank line, by
 * their numbers. Tells for each whether there is a blank line.
 */
function continuedLists(text: string, nodes: readonly Nodes[]): Map<List, boolean> {
  const continued = new Map<List, boolean>()
  let next = 1
  for (const [index, list] of nodes.entries()) {
    if (list.type !== 'list') continue
    const before = nodes[index - 1]
    const touches = before?.type === 'list' && adjoin(text, before, list)
    if (touches || (before?.type === 'list' && firstNumber(nodes, index) === next)) {
      continued.set(list, !touches)
    } else {
      next = list.start ?? 1
    }
    next += list.children.length
  }
  return continued
}

/** The number that a list begins with; with bullets, the one that the lists after it leave. */
function firstNumber(nodes: readonly Nodes[], index: number): number | undefined {
  let bullets = 0
  for (let at = index; ; at++) {
    const list = nodes[at]
    if (list?.type !== 'list') return undefined
    if (list.ordered) return (list.start ?? 1) - bullets
    bullets += list.children.length
  }
}

function plain(node: Nodes): object {
  const {position: _, ...rest} = node
  return rest.type === 'list' ? {...rest, ordered: undefined, start: undefined} : rest
}

/** Whether two lists follow each other without a blank line. */
function adjoin(text: string, first: Nodes, second: Nodes): boolean {
  if (!isPlaced(first) || !isPlaced(second)) return false
  const between = text.slice(first.position.end.offset, second.position.start.offset)
  return (between.match(/\r\n|\n|\r/g)?.length ?? 0) < 2
}

/** Top-level blocks; touched ones that follow each other as one mark. */
function printTouched(tree: Root, touched: readonly Range[]): string[] {
  return collapse(
    tree.children.map((node) => (touches(node, touched) ? touchedMark : printTree(node)))
  )
}

/** The same, with the lists beside touched blocks, which they may join. */
function printRegions(tree: Root, touched: readonly Range[]): string[] {
  const isTouched = tree.children.map((node) => touches(node, touched))
  return collapse(
    tree.children.map((node, index) => {
      const joins = node.type === 'list' && (isTouched[index - 1] || isTouched[index + 1])
      return isTouched[index] || joins ? touchedMark : printTree(node)
    })
  )
}

function collapse(blocks: readonly string[]): string[] {
  return blocks.filter((block, index) => block !== touchedMark || blocks[index - 1] !== touchedMark)
}

/** The tree with the content of touched paragraphs, headings and cells left out. */
function printInline(tree: Root, touched: readonly Range[]): string {
  const print = (node: Nodes): unknown => {
    if (!('children' in node)) return plain(node)
    const phrasing =
      node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell'
    if (phrasing && touches(node, touched)) return {...plain(node), children: '~'}
    return {...plain(node), children: node.children.map(print)}
  }
  return JSON.stringify(print(tree))
}

/** The tree without the addresses of what is touched, and without texts that are addresses. */
function printAddresses(tree: Root, touched: readonly Range[]): string {
  const print = (node: Nodes): unknown => {
    const isTouched = 'url' in node && touches(node, touched)
    const own = isTouched ? {...plain(node), url: '~'} : plain(node)
    if (!('children' in node)) return own
    const isItsText = isTouched && isAddress(node.children)
    return {...own, children: isItsText ? '~' : node.children.map(print)}
  }
  return JSON.stringify(print(tree))
}

/** Whether the text of a link is an address, as it is between `<>` and in running text. */
function isAddress(children: readonly Nodes[]): boolean {
  const [child, second] = children
  return child?.type === 'text' && !second && /^https?:\/\/\S+$/i.test(child.value)
}

/** Code that is only indented may hold code again, each level taking another parse. */
const deepestCode = 4

/**
 * What is never text, in its order: code, HTML, pictures, addresses. Code that is only indented may
 * become, or may have been, the content of an item; so what counts is what its text says.
 */
function atoms({text, tree}: Parsed, depth = 0): string[] {
  const found: string[] = []
  const visit = (node: Nodes) => {
    if ('url' in node) found.push(`${node.type} ${node.url}`)
    else if (node.type === 'inlineCode' || node.type === 'html') found.push(node.value)
    else if (node.type === 'code' && !isIndented(text, node)) found.push(node.value)
    else if (node.type === 'code' && depth < deepestCode)
      found.push(...atoms({text: node.value, tree: parse(node.value)}, depth + 1))
    if ('children' in node) node.children.forEach(visit)
  }
  visit(tree)
  return found
}

/** Code and HTML, in their order. */
function verbatim(node: Nodes): string[] {
  if ('children' in node) return node.children.flatMap(verbatim)
  return node.type === 'code' || node.type === 'html' ? [node.value] : []
}

function isIndented(text: string, node: Nodes): boolean {
  if (!isPlaced(node)) return false
  const offset = node.position.start.offset ?? 0
  return !/^(?:```|~~~)/.test(text.substring(offset, offset + 3))
}

/** The definitions that count: of several for one label, the first. */
function definitions(tree: Root): string[] {
  const first = new Map<string, string>()
  for (const node of tree.children) {
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') continue
    const label = `${node.type} ${node.identifier}`
    if (!first.has(label)) first.set(label, printTree(node))
  }
  return [...first.values()].toSorted()
}

/** Links, pictures, code and HTML that are marked as such, in their order. */
function marked({text, tree}: Parsed): string[] {
  const found: string[] = []
  const visit = (node: Nodes) => {
    const start = isPlaced(node) ? text.charAt(node.position.start.offset ?? 0) : ''
    // Addresses without brackets may end elsewhere afterwards.
    if ('url' in node && /[<[!]/.test(start)) found.push(`${node.type} ${node.url}`)
    else if ('identifier' in node) found.push(`${node.type} ${node.identifier}`)
    else if (node.type === 'inlineCode' || node.type === 'html') found.push(node.value)
    if ('children' in node) node.children.forEach(visit)
  }
  visit(tree)
  return found
}

/** Whether all of some values are among others, in their order. */
function hasAll(values: readonly string[], wanted: readonly string[]): boolean {
  let next = 0
  for (const value of values) if (value === wanted[next]) next++
  return next === wanted.length
}

/**
 * Touched text without white space, delimiters of emphasis and brackets of links. `www.…` may
 * become a link with the same text and address.
 */
function characters({text}: Parsed): (range: Range) => string {
  return ([start, end]) =>
    text
      .slice(start, end)
      .replace(/^\[(www\.[^\]]*)\]\(http:\/\/\1\)$/i, '$1')
      .replace(/[\s*_~<>()[\]（）【】]/g, '')
}

/**
 * Touched text without white space and the marks that Markdown is made of, the numbers of items
 * among them; digits in one width.
 */
function words({text}: Parsed, touched: readonly Range[]): string[] {
  return touched.map(([start, end]) =>
    text
      .slice(start, end)
      .replace(/(?<=^[ \t]*[（(]?)[\d０-９]{1,9}(?=[.．。、)）])/gm, '')
      .replace(/[\s*_~<>()[\]（）【】.．、。，,：:；;！!？?+-]/g, '')
      .replace(/[０-９]/g, (digit) => digit.normalize('NFKC'))
  )
}

/** Whether a node stands, at least with an end, where an edit is made. */
export function touches(node: Nodes, touched: readonly Range[]): boolean {
  if (!isPlaced(node)) return true
  const start = node.position.start.offset ?? 0
  const end = node.position.end.offset ?? 0
  return touched.some((range) => range[0] <= end && range[1] >= start)
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}

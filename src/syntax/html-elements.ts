import type {Html, Nodes, Root} from 'mdast'
import {isContainer} from './containers.ts'

/** An HTML element that begins in one node and may end in another. */
export interface HtmlElement {
  readonly name: string
  /** The node that it begins in. */
  readonly start: Html
  readonly outer: HtmlElement | undefined
  /** Number of elements that it is in. */
  readonly depth: number
  /** Whether it ends in the same list item, block quote or footnote that it begins in. */
  isClosed: boolean
}

/** Elements without an end tag (HTML standard, 13.1.2). */
const voidElements = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' ')
)

/** Comments, declarations, and elements whose content is no HTML (13.1.2). */
const opaque =
  /<!--[\s\S]*?(?:-->|$)|<[!?][^<>]*>|<(script|style|textarea|title)\b[^<>]*>[\s\S]*?(?:<\/\1\s*>|$)/gi

/** A start tag or an end tag; quoted values, and those in braces, may hold `<` and `>`. */
const tag = /<(\/?)([a-z][\w.:-]*)(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}|[^<>"'{])*?(\/?)>/gi

/** How much of the elements around a node is compared: their number, and the innermost ones. */
const compared = {elements: 8, characters: 200} as const

/** Which HTML elements consecutive nodes are in. Tags match within one item, quotation or footnote. */
export class HtmlElements {
  /**
   * What each tag begins or ends, and what is open at the end of a container. Two texts with the same
   * HTML have the same trace if each tag still belongs to the same one.
   */
  readonly trace: string[] = []
  /** Number of tags that belong to no other. */
  unpaired = 0
  readonly #around = new Map<Nodes, {element: HtmlElement | undefined; torn: number}>()
  #inner: HtmlElement | undefined
  /** The innermost element around the container whose content is read. */
  #floor: HtmlElement | undefined
  /** Number of containers around. */
  #containers = 0

  constructor(nodes: readonly Nodes[]) {
    for (const node of nodes) this.#visit(node)
    this.#leave()
  }

  /** The innermost element around a node, of those that end. */
  around(node: Nodes): HtmlElement | undefined {
    return closed(this.#around.get(node)?.element)
  }

  /** What is open before a node, and how many tags before it belong to no other; to be compared. */
  describe(node: Nodes): string {
    const {element, torn = 0} = this.#around.get(node) ?? {}
    const open: string[] = []
    let inner = element
    for (; inner && open.length < compared.elements; inner = inner.outer) {
      open.push(inner.name, inner.start.value.slice(0, compared.characters))
    }
    return JSON.stringify([torn, element?.depth, ...open])
  }

  #visit(node: Nodes): void {
    this.#around.set(node, {element: this.#inner, torn: this.unpaired})
    if (node.type === 'html') this.#read(node)
    else if ('children' in node) {
      if (isContainer(node)) this.#enter(node.children)
      else for (const child of node.children) this.#visit(child)
    }
  }

  #enter(children: readonly Nodes[]): void {
    const floor = this.#floor
    this.#floor = this.#inner
    this.#containers++
    for (const child of children) this.#visit(child)
    this.#leave()
    this.#containers--
    this.#floor = floor
  }

  /** What is open at the end of a container ends there. */
  #leave(): void {
    const left: string[] = []
    for (; this.#inner !== this.#floor; this.#inner = this.#inner?.outer) {
      left.push(this.#inner!.name)
    }
    this.unpaired += left.length
    if (left.length > 0) this.trace.push(`${this.#containers} without ends: ${left.join(' ')}`)
  }

  #read(start: Html): void {
    const {value, data} = start
    // Other foreign syntax has no tags.
    if (data?.foreign !== undefined && !/tag$/.test(data.foreign)) return
    for (const [, end, tagName = '', self] of value.replace(opaque, '').matchAll(tag)) {
      const name = tagName.toLowerCase()
      if (end) this.#end(name)
      else if (!self && !voidElements.has(name)) {
        const outer = this.#inner
        const depth = (outer?.depth ?? -1) + 1
        this.#inner = {name, start, outer, depth, isClosed: false}
        this.trace.push(name)
      }
    }
  }

  #end(name: string): void {
    let element = this.#inner
    while (element !== this.#floor && element?.name !== name) element = element?.outer
    if (element && element !== this.#floor) {
      this.trace.push(`/${name} ${this.#inner!.depth - element.depth}`)
      element.isClosed = true
      this.#inner = element.outer
    } else {
      this.trace.push(`${this.#containers} without a beginning: ${name}`)
      this.unpaired++
    }
  }
}

const cache = new WeakMap<Root, HtmlElements>()

/** The elements of a document, with a cache. */
export function readHtmlElements(tree: Root): HtmlElements {
  const known = cache.get(tree)
  if (known) return known
  const elements = new HtmlElements(tree.children)
  cache.set(tree, elements)
  return elements
}

/** An element, or the innermost around it, that ends. */
function closed(element: HtmlElement | undefined): HtmlElement | undefined {
  let inner = element
  while (inner && !inner.isClosed) inner = inner.outer
  return inner
}

import type {Nodes, Parents, RootContent} from 'mdast'
import {seen} from '../../report/phrasing/stray-spaces.ts'
import type {Range} from '../../syntax/edit.ts'
import {HtmlElements} from '../../syntax/html-elements.ts'
import type {Change} from '../rule.ts'
import {letters} from './content.ts'
import {continuedLists} from './lists.ts'
import {touches, type View} from './view.ts'

/** The ranges that edits of each kind touch. */
export type Touched = ReadonlyMap<Change, readonly Range[]>

/** Placeholder for blocks that may be regrouped. */
const coveredMark = '~'

/**
 * Serializes the blocks of a view without what edits may change, so that it can be compared.
 *
 * @returns One text per block; consecutive blocks that may be regrouped share one.
 */
export function printView(view: View, touched: Touched): string[] {
  const covered = coveredBlocks(view.nodes, touched)
  const printer = new Printer(view, touched)
  const prints: string[] = []
  for (const run of runs(view.nodes, covered)) {
    if (run.isCovered) prints.push(coveredMark)
    else prints.push(...printer.siblings(run.nodes).map((node) => JSON.stringify(node)))
  }
  return touched.has('order') ? prints.toSorted() : prints
}

interface Run {
  readonly isCovered: boolean
  readonly nodes: RootContent[]
}

function runs(nodes: readonly RootContent[], covered: ReadonlySet<RootContent>): Run[] {
  const found: Run[] = []
  for (const node of nodes) {
    const isCovered = covered.has(node)
    const last = found.at(-1)
    if (last?.isCovered === isCovered) last.nodes.push(node)
    else found.push({isCovered, nodes: [node]})
  }
  return found
}

/** The blocks that become headings, or are regrouped with the lists beside them. */
export function coveredBlocks(nodes: readonly RootContent[], touched: Touched): Set<RootContent> {
  const [headings, regrouped] = [touched.get('heading') ?? [], touched.get('blocks') ?? []]
  const isRegrouped = nodes.map((node) => touches(node, regrouped))
  return new Set(
    nodes.filter((node, index) => {
      const joins = node.type === 'list' && (isRegrouped[index - 1] || isRegrouped[index + 1])
      return isRegrouped[index] || joins || touches(node, headings)
    })
  )
}

type Plain = Record<string, unknown>

/** Nodes as plain objects, without positions and without what edits may change. */
class Printer {
  readonly #text: string
  readonly #touched: Touched
  /** Set if blocks may change places. */
  readonly #elements: HtmlElements | undefined

  constructor({text, nodes}: View, touched: Touched) {
    this.#text = text
    this.#touched = touched
    this.#elements = touched.has('order') ? new HtmlElements(nodes) : undefined
  }

  /** Siblings; lists that an author counts together are one where lists may change. */
  siblings(nodes: readonly Nodes[]): Plain[] {
    if (!this.#touched.has('lists')) return nodes.map((node) => this.#node(node))
    const continued = continuedLists(this.#text, nodes)
    const printed: Plain[] = []
    for (const node of nodes) {
      const next = this.#node(node)
      const last = printed.at(-1)
      const isLoose = node.type === 'list' ? continued.get(node) : undefined
      if (last && isLoose !== undefined) {
        last.children = [...(last.children as unknown[]), ...(next.children as unknown[])]
        last.spread = last.spread || next.spread || isLoose
      } else printed.push(next)
    }
    return printed
  }

  #node(node: Nodes): Plain {
    const {position: _, ...plain}: Plain & Nodes = node as Plain & Nodes
    const own: Plain = plain
    if (this.#elements) own.elements = this.#elements.describe(node)
    if (node.type === 'list' && this.#touched.has('lists')) {
      own.ordered = undefined
      own.start = undefined
    }
    const isAddress = 'url' in node && this.#isTouched(node, 'addresses')
    if (isAddress) own.url = coveredMark
    if (!('children' in node)) return own
    if (isAddress && isAddressText(node.children)) return {...own, children: coveredMark}
    if (isPhrasingParent(node) && this.#isTouched(node, 'inline')) {
      return {...own, children: coveredMark}
    }
    const children = this.#withoutMarks(node, this.siblings(node.children))
    return {...own, children: this.#touched.has('spaces') ? asSeen(children) : children}
  }

  /** Children, of whose text only the letters count where its marks and spaces may change. */
  #withoutMarks({children}: Parents, printed: Plain[]): Plain[] {
    if (!this.#touched.has('text')) return printed
    if (!children.some((child) => child.type === 'text')) return printed
    return children.flatMap((child, index) => {
      if (child.type !== 'text' || !this.#isTouched(child, 'text')) return [printed[index]!]
      const value = letters(child.value)
      return value === '' ? [] : [{type: 'text', value}]
    })
  }

  #isTouched(node: Nodes, kind: Change): boolean {
    const ranges = this.#touched.get(kind)
    return ranges !== undefined && touches(node as RootContent, ranges)
  }
}

function isPhrasingParent({type}: Parents): boolean {
  return type === 'paragraph' || type === 'heading' || type === 'tableCell'
}

/** Whether the text of a link is an address, as it is between `<>` and in running text. */
function isAddressText(children: readonly Nodes[]): boolean {
  const [child, second] = children
  return child?.type === 'text' && !second && /^[a-z]{3,7}:\/\/\S+$/i.test(child.value)
}

/** Running text without the characters that only allow or prevent a line break. */
function asSeen(children: readonly Plain[]): Plain[] {
  const isEdge = (sibling: Plain | undefined) => !sibling || sibling.type === 'break'
  return children.flatMap((child, index) => {
    if (child.type !== 'text') return [child]
    let value = seen(String(child.value))
    if (isEdge(children[index - 1])) value = value.replace(/^ /, '')
    if (isEdge(children[index + 1])) value = value.replace(/ $/, '')
    return value === '' ? [] : [{type: 'text', value}]
  })
}

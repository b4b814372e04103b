import type {Heading, Html, Nodes, Parents, Root, RootContent, Text} from 'mdast'
import {location} from 'vfile-location'
import type {Range} from '../edit.ts'
import {isPlaced, type Placed} from '../source.ts'
import './node.ts'
import {type Masked, maskForeign} from './mask.ts'
import type {Foreign} from './scan.ts'

/**
 * Parses a text so that its foreign parts are opaque: each becomes an `html` node with `data.foreign`,
 * whatever the parser would make of it. All positions and values are those of the text.
 *
 * @param read A Markdown parser; returns a new tree each time.
 * @param parts The foreign parts of the text.
 */
export function parseAround(
  text: string,
  read: (text: string) => Root,
  parts: readonly Foreign[]
): Root {
  let foreign = parts
  for (let attempt = 0; foreign.length > 0; attempt++) {
    const masked = maskForeign(text, foreign)
    if (!masked) break
    const tree = read(masked.text)
    const lost = attempt < 2 ? findLost(masked.text, tree, foreign) : new Set<Foreign>()
    if (lost.size === 0) {
      new Restoration(text, masked, foreign).restore(tree)
      return tree
    }
    // What is in HTML or in code, or goes on a paragraph, is no block there.
    foreign = foreign.map((one) => (lost.has(one) ? {...one, isBlock: false} : one))
  }
  return read(text)
}

/** The blocks that are not parsed as headings. */
function findLost(masked: string, tree: Root, foreign: readonly Foreign[]): Set<Foreign> {
  const blocks = foreign.filter(({isBlock}) => isBlock)
  if (blocks.length === 0) return new Set()
  const starts = new Set<number>()
  const visit = (node: Nodes) => {
    if (node.type === 'heading' && isPlaced(node)) starts.add(node.position.start.offset!)
    if ('children' in node) node.children.forEach(visit)
  }
  visit(tree)
  return new Set(
    blocks.filter(({range: [start, end]}) =>
      [...masked.slice(start, end).matchAll(/(?<=^|[\r\n])[ \t>]*#/g)].some(
        ({0: {length}, index}) => !starts.has(start + index + length - 1)
      )
    )
  )
}

/** Puts the foreign parts of a text back into its tree. */
class Restoration {
  readonly #text: string
  readonly #masked: Masked
  readonly #foreign: readonly Foreign[]
  readonly #marks: RegExp
  readonly #location: ReturnType<typeof location>

  constructor(text: string, masked: Masked, foreign: readonly Foreign[]) {
    this.#text = text
    this.#masked = masked
    this.#foreign = foreign
    this.#marks = new RegExp(`${masked.mark}+`, 'g')
    this.#location = location(text)
  }

  restore(parent: Parents): void {
    const children: RootContent[] = []
    let last: {readonly node: Placed<Html>; readonly foreign: Foreign} | undefined
    const nodes = parent.children as RootContent[]
    for (const [index, node] of nodes.entries()) {
      if (!isPlaced(node)) {
        if (index === 0 || isPlaced(nodes[index - 1]!))
          children.push(...this.#replaced(parent, index))
        continue
      }
      const foreign = node.type === 'heading' ? this.#blockOf(node) : undefined
      if (foreign && last?.foreign === foreign) continue
      last = foreign && {node: this.#html(foreign.range, foreign.name), foreign}
      if (last) {
        children.push(last.node)
        continue
      }
      if (node.type === 'text' && node.value.includes(this.#masked.mark)) {
        children.push(...this.#split(node))
        continue
      }
      this.#restoreFields(node)
      if ('children' in node) this.restore(node)
      children.push(node)
    }
    parent.children = children as typeof parent.children
  }

  /**
   * Restores what took the place of running text after it was parsed, and so has no position: autolinks
   * and the text around them (mdast-util-gfm-autolink-literal).
   *
   * @param from Index of the first of those children.
   */
  #replaced({children, position}: Parents, from: number): RootContent[] {
    const nodes = children as RootContent[]
    const next = nodes.findIndex((node, index) => index > from && isPlaced(node))
    const start = nodes[from - 1]?.position?.end.offset ?? position?.start.offset
    const end = nodes[next]?.position?.start.offset ?? position?.end.offset
    const found = nodes.slice(from, next < 0 ? undefined : next)
    if (start === undefined || end === undefined) return found
    const runs = this.#runs([start, end])
    const restore = (node: RootContent): RootContent[] => {
      if (node.type === 'text' && this.#count(node.value) > 0)
        return this.#splitAt(node.value, runs)
      if (node.type !== 'link') return [node]
      const units = runs.map((run) => this.#text.slice(...run)).join('')
      node.url = String(this.#fill(node.url, units, 0))
      node.children = node.children.flatMap(restore) as typeof node.children
      return [node]
    }
    return found.flatMap(restore)
  }

  /** @param runs Ranges of the marks in the text and behind it; those in it are taken out. */
  #splitAt(value: string, runs: Range[]): RootContent[] {
    return value.split(this.#marks).flatMap((value, index): RootContent[] => {
      const run = index > 0 ? runs.shift() : undefined
      const text: RootContent[] = value === '' ? [] : [{type: 'text', value}]
      return run ? [this.#html(run, this.#nameAt(run[0])), ...text] : text
    })
  }

  /** The foreign block that a heading stands for. */
  #blockOf(node: Heading): Foreign | undefined {
    const offset = node.position?.start.offset ?? -1
    return this.#foreign.find(
      ({isBlock, range: [start, end]}) => isBlock && offset >= start && offset < end
    )
  }

  #html([start, end]: Range, foreign: string): Placed<Html> {
    const lineStart = this.#location.toPoint(start)!.column - 1
    const indent = new RegExp(`(?<=[\\r\\n])[ \\t>]{0,${lineStart}}`, 'g')
    const value = this.#text.slice(start, end).replace(indent, '')
    return {type: 'html', value, data: {foreign}, position: this.#position([start, end])}
  }

  #position([start, end]: Range): Placed<Html>['position'] {
    return {
      start: {...this.#location.toPoint(start)!, offset: start},
      end: {...this.#location.toPoint(end)!, offset: end}
    }
  }

  /** Splits running text into text and foreign parts. */
  #split(node: Text): RootContent[] {
    const range = rangeOf(node)
    const runs = range ? this.#runs(range) : []
    const texts = node.value.split(this.#marks)
    if (!range || runs.length !== texts.length - 1) {
      this.#restoreFields(node)
      return [node]
    }
    let start = range[0]
    return texts.flatMap((value, index): RootContent[] => {
      const run = runs[index]
      const end = run?.[0] ?? range[1]
      const position = this.#position([start, end])
      const text: RootContent[] = value === '' ? [] : [{type: 'text', value, position}]
      start = run?.[1] ?? end
      return run ? [...text, this.#html(run, this.#nameAt(run[0]))] : text
    })
  }

  #nameAt(offset: number): string {
    return this.#foreign.find(({range: [, end]}) => offset < end)?.name ?? ''
  }

  /** Ranges of consecutive marks. */
  #runs([start, end]: Range): Range[] {
    return [...this.#masked.text.slice(start, end).matchAll(this.#marks)].map(
      ({0: marks, index}): Range => [start + index, start + index + marks.length]
    )
  }

  /** Restores the strings of a node: marks of its fields follow those of its children. */
  #restoreFields(node: Nodes): void {
    const own = node as unknown as Record<string, unknown>
    const fields = fieldsInOrder.filter((name) => this.#count(own[name]) > 0)
    const range = rangeOf(node)
    if (fields.length === 0 || !range) return
    const units = this.#runs(range)
      .map((run) => this.#text.slice(...run))
      .join('')
    const total = fields.reduce((sum, name) => sum + this.#count(own[name]), 0)
    let next = Math.max(0, units.length - total)
    for (const name of fields) {
      const count = this.#count(own[name])
      // A collapsed reference has one label for its text and its address.
      if (next + count > units.length) next = Math.max(0, units.length - count)
      own[name] = this.#fill(own[name], units, next)
      if (name === 'label') own.identifier = this.#fill(own.identifier, units.toLowerCase(), next)
      next += count
    }
  }

  #count(value: unknown): number {
    return typeof value === 'string' ? value.split(this.#masked.mark).length - 1 : 0
  }

  #fill(value: unknown, units: string, from: number): unknown {
    if (typeof value !== 'string') return value
    let next = from
    return value.replaceAll(this.#masked.mark, () => units[next++] ?? this.#masked.mark)
  }
}

/** Fields that hold source text, in the order of the source. */
const fieldsInOrder = ['alt', 'lang', 'meta', 'value', 'label', 'url', 'title'] as const

function rangeOf(node: Nodes): Range | undefined {
  if (!isPlaced(node)) return undefined
  return [node.position.start.offset!, node.position.end.offset!]
}

import type {Root, RootContent} from 'mdast'
import {normalizeIdentifier} from 'micromark-util-normalize-identifier'
import type {Point, Position} from 'unist'
import {visit} from 'unist-util-visit'
import {type Edit, type Range, splice} from '../../syntax/edit.ts'
import type {Parser} from '../../syntax/processor.ts'
import {isPlaced, type Placed} from '../../syntax/source.ts'
import type {ClaimedEdit, View} from './view.ts'

/** Consecutive top-level blocks, by their indexes, both inclusive. */
export type Blocks = readonly [first: number, last: number]

/** Consecutive top-level blocks with the edits that are made in them. */
export interface Part<E extends Edit = Edit> {
  readonly blocks: Blocks
  /** Offsets of the lines that they stand in, with the blank lines behind them. */
  readonly range: Range
  /** In order, without overlap. */
  readonly edits: readonly E[]
}

/** A text with the tree that it parses to. */
export interface Parsed {
  readonly text: string
  readonly tree: Root
}

/** What parsing a part gave. */
export interface Reading extends View {
  /** Offset in `text` of the start of the part; what precedes it are definitions. */
  readonly start: number
  /** Number of line endings before that offset. */
  readonly lines: number
}

/**
 * A parsed document whose top-level blocks can be parsed again after edits, without the rest.
 *
 * A top-level block begins where the parser has no container open (CommonMark 0.31.2, appendix
 * “Phase 1”), so a slice that begins and ends between such blocks parses as it does in the document,
 * but for two things: front matter is only read at the start of a text, and references depend on the
 * definitions of the whole document. Both are seen to by definitions before, or behind, the slice.
 */
export class Slices {
  readonly text: string
  readonly tree: Root
  readonly #blocks: readonly Placed<RootContent>[]
  readonly #starts: readonly number[]
  readonly #parser: Parser
  readonly #readings = new Map<string, Reading>()
  readonly #reached = new WeakMap<ClaimedEdit, Blocks>()
  #labels: ReadonlyMap<string, string> | undefined

  /** @throws RangeError Where a top-level block has no position. */
  constructor({text, tree}: Parsed, parser: Parser) {
    this.text = text
    this.tree = tree
    this.#parser = parser
    this.#blocks = tree.children.filter(isPlaced)
    if (this.#blocks.length < tree.children.length) throw new RangeError('Missing position')
    this.#starts = this.#blocks.map(({position}) => lineStart(text, position.start.offset ?? 0))
  }

  /**
   * The blocks that an edit may change: those that it touches, or that it is between, and for kinds
   * that regroup lists the lists beside these.
   */
  reach(edit: ClaimedEdit): Blocks {
    const reached = this.#reached.get(edit) ?? this.#reach(edit)
    this.#reached.set(edit, reached)
    return reached
  }

  #reach({range: [start, end], changes}: ClaimedEdit): Blocks {
    const blocks = this.#blocks
    const endOf = (index: number) => blocks[index]?.position.end.offset ?? 0
    const startOf = (index: number) => blocks[index]?.position.start.offset ?? 0
    let first = search(blocks.length, (index) => endOf(index) >= start)
    let last = search(blocks.length, (index) => startOf(index) > end) - 1
    if (first > last) [first, last] = [last, first]
    const most = this.#last
    first = Math.min(Math.max(first, 0), most)
    last = Math.min(Math.max(last, 0), most)
    if (changes === 'lists' || changes === 'blocks') {
      while (blocks[first - 1]?.type === 'list') first--
      while (blocks[last + 1]?.type === 'list') last++
    }
    return [first, last]
  }

  /**
   * The parts of the document that edits may change, each with one block more on both sides, by which
   * it shows whether an edit reaches further. Parts that share a block are one.
   *
   * @param edits In order, without overlap.
   */
  parts<E extends ClaimedEdit>(edits: readonly E[]): Part<E>[] {
    const found: {first: number; last: number; edits: E[]}[] = []
    const reached = edits
      .map((edit) => ({edit, blocks: this.reach(edit)}))
      .toSorted((a, b) => a.blocks[0] - b.blocks[0])
    for (const {edit, blocks} of reached) {
      const [first, last] = [Math.max(0, blocks[0] - 1), Math.min(this.#last, blocks[1] + 1)]
      const before = found.at(-1)
      if (before && first <= before.last) {
        before.last = Math.max(before.last, last)
        before.edits.push(edit)
      } else found.push({first, last, edits: [edit]})
    }
    return found.map(({first, last, edits}) => this.#part([first, last], edits))
  }

  /**
   * A part with other edits that are made in its blocks, and the blocks that those reach.
   *
   * @param others In order, without overlap.
   */
  beside<E extends ClaimedEdit>({blocks, edits}: Part<E>, others: readonly E[]): Part<E> {
    let [first, last] = blocks
    let from = search(others.length, (index) => this.reach(others[index]!)[1] >= first)
    let to = from
    for (let isGrowing = true; isGrowing; ) {
      isGrowing = false
      for (; to < others.length && this.reach(others[to]!)[0] <= last; to++) {
        last = Math.max(last, this.reach(others[to]!)[1])
      }
      if (to > from && this.reach(others[from]!)[0] < first) {
        first = this.reach(others[from]!)[0]
        isGrowing = true
      }
      for (; from > 0 && this.reach(others[from - 1]!)[1] >= first; from--) isGrowing = true
    }
    return this.#part([first, last], [...edits, ...others.slice(from, to)])
  }

  /** All of the document. */
  all<E extends ClaimedEdit>(edits: readonly E[]): Part<E> {
    return this.#part([0, this.#last], edits)
  }

  get #last(): number {
    return Math.max(0, this.#blocks.length - 1)
  }

  #part<E extends ClaimedEdit>([first, last]: Blocks, edits: readonly E[]): Part<E> {
    const start = first === 0 ? 0 : this.#starts[first]!
    const end = last >= this.#last ? this.text.length : this.#starts[last + 1]!
    const sorted = edits.toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1])
    return {blocks: [first, last], range: [start, end], edits: sorted}
  }

  /** The blocks of a part, as they are. */
  before({blocks: [first, last]}: Part): View {
    return {text: this.text, nodes: this.#blocks.slice(first, last + 1)}
  }

  /** The blocks of a part after its edits. */
  after({range: [start, end], edits}: Part): Reading {
    const local = edits.map(({range, text}) => ({
      range: [range[0] - start, range[1] - start] as const,
      text
    }))
    const slice = splice(this.text.slice(start, end), local)
    const isStart = start === 0
    const others = isStart && end === this.text.length ? '' : this.#definitionsFor(slice)
    const before = isStart ? '' : `${others}${stop}\n\n`
    const behind = isStart && others !== '' ? `\n\n${others}${stop}\n` : ''
    const text = before + slice + behind
    const known = this.#readings.get(text)
    if (known) return known
    const {children} = this.#parser.parse(text)
    const nodes = children.filter(({position}) => {
      const offset = position?.start.offset ?? 0
      return offset >= before.length && offset < before.length + slice.length
    })
    const reading = {text, nodes, start: before.length, lines: before.split('\n').length - 1}
    this.#readings.set(text, reading)
    return reading
  }

  /** Characters that reading a part costs, at most. */
  cost({range, edits}: Part): number {
    return edits.reduce((sum, {text}) => sum + text.length, range[1] - range[0])
  }

  /**
   * The document after edits: what they touch is read anew, or was read before; the rest is moved.
   *
   * @param edits In order, without overlap.
   */
  apply(edits: readonly ClaimedEdit[]): Parsed {
    const text = splice(this.text, edits)
    const children: RootContent[] = []
    let next = 0
    let [offset, line] = [0, 0]
    const keep = (until: number) => {
      for (; next < until; next++) children.push(moved(this.#blocks[next]!, offset, line))
    }
    for (const part of this.parts(edits)) {
      keep(part.blocks[0])
      const {nodes, start, lines} = this.after(part)
      const first = part.blocks[0]
      const before = first === 0 ? 0 : this.#blocks[first]!.position.start.line - 1
      for (const node of nodes) {
        children.push(moved(node, part.range[0] + offset - start, before + line - lines))
      }
      next = part.blocks[1] + 1
      for (const edit of part.edits) {
        offset += edit.text.length - (edit.range[1] - edit.range[0])
        line += countLines(edit.text) - countLines(this.text.slice(...edit.range))
      }
    }
    keep(this.#blocks.length)
    const position = {start: {line: 1, column: 1, offset: 0}, end: endPoint(text)}
    return {text, tree: {...this.tree, children, ...(this.tree.position && {position})}}
  }

  /** Definitions of the document that a slice may refer to. */
  #definitionsFor(slice: string): string {
    if (!slice.includes('[')) return ''
    this.#labels ??= readLabels(this.tree)
    if (this.#labels.size === 0) return ''
    const found = new Set<string>()
    for (const [, label = ''] of slice.matchAll(/\[((?:\\.|[^\\[\]])+)\]/g)) {
      const isNote = label.startsWith('^')
      const id = normalizeIdentifier(isNote ? label.slice(1) : label)
      const definition = this.#labels.get((isNote ? '^' : '') + id)
      if (definition) found.add(definition)
    }
    return [...found].join('')
  }
}

/** Ends the definitions: indented text behind it belongs to no footnote. */
const stop = '[\u{FFFD}]: #\n'

/** For each label, a definition that says nothing else; those of footnotes begin with `^`. */
function readLabels(tree: Root): Map<string, string> {
  const labels = new Map<string, string>()
  visit(tree, (node) => {
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') return
    const mark = node.type === 'definition' ? '' : '^'
    const label = (node.label ?? node.identifier).replace(/[\\[\]]/g, '\\$&')
    labels.set(mark + normalizeIdentifier(label), `[${mark}${label}]: #\n`)
  })
  return labels
}

/** A copy of a node at other positions. */
function moved<N extends RootContent>(node: N, offset: number, line: number): N {
  if (offset === 0 && line === 0) return node
  const copy = {...node}
  if (node.position) copy.position = movedPosition(node.position, offset, line)
  if ('children' in copy) {
    const children = copy.children as RootContent[]
    Object.assign(copy, {children: children.map((child) => moved(child, offset, line))})
  }
  return copy
}

function movedPosition({start, end}: Position, offset: number, line: number): Position {
  const move = (point: Point): Point => ({
    line: point.line + line,
    column: point.column,
    offset: (point.offset ?? 0) + offset
  })
  return {start: move(start), end: move(end)}
}

function lineStart(text: string, offset: number): number {
  let start = offset
  while (start > 0 && !/[\r\n]/.test(text[start - 1]!)) start--
  return start
}

function countLines(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count++
  }
  return count
}

function endPoint(text: string): Point {
  const start = lineStart(text, text.length)
  return {line: countLines(text) + 1, column: text.length - start + 1, offset: text.length}
}

/** The first index below `length` that passes a test which all later ones pass, or `length`. */
function search(length: number, passes: (index: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (passes(middle)) high = middle
    else low = middle + 1
  }
  return low
}

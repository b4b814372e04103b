import type {Root, RootContent} from 'mdast'
import {type Edit, type Range, splice} from '../../syntax/edit.ts'
import {lineEndings} from '../../syntax/lines.ts'
import type {Parser} from '../../syntax/processor.ts'
import {search} from '../../syntax/search.ts'
import {isPlaced, type Placed} from '../../syntax/source.ts'
import {Definitions} from './definitions.ts'
import {hasOpenFrontMatter, isBound, isIndependent} from './dependence.ts'
import {endPoint, lineStart, moved} from './moved.ts'
import type {ClaimedEdit, View} from './view.ts'

/** Indexes of the first and the last of consecutive top-level blocks, inclusive. */
export type Blocks = readonly [first: number, last: number]

/** Consecutive top-level blocks with the edits inside them. */
export interface Part<E extends Edit = Edit> {
  readonly blocks: Blocks
  /** Range of their lines, including the blank lines after them. */
  readonly range: Range
  /** In order, without overlap. */
  readonly edits: readonly E[]
}

/** A text with the tree that it parses to. */
export interface Parsed {
  readonly text: string
  readonly tree: Root
}

/** The result of parsing a part. */
export interface Reading extends View {
  /** Offset in `text` of the start of the part; what precedes it are definitions. */
  readonly start: number
  /** Number of line endings before that offset. */
  readonly lines: number
  /** The part itself. */
  readonly slice: string
}

/**
 * A parsed document whose top-level blocks can be parsed again after edits, without the rest.
 *
 * A top-level block begins where the parser has no container open (CommonMark 0.31.2, appendix
 * “Phase 1”), so a slice that begins and ends between such blocks parses as it does in the document,
 * but for three things. Front matter is only read at the start of a text: another slice begins with a
 * heading. References depend on the definitions of the whole document: those are put before the
 * slice, or behind it. Some blocks depend on the block before them: both are read together
 * (`isBound`).
 */
export class Slices {
  readonly text: string
  readonly tree: Root
  readonly #blocks: readonly Placed<RootContent>[]
  readonly #starts: readonly number[]
  /** Whether no part can be parsed alone, see `hasOpenFrontMatter`. */
  readonly #isOpen: boolean
  readonly #parse: Parser['parse']
  readonly #readings = new Map<string, Reading>()
  readonly #reached = new WeakMap<ClaimedEdit, Blocks>()
  readonly #definitions: Definitions

  /**
   * @param parse Returns the tree of a text.
   * @throws RangeError If a top-level block has no position.
   */
  constructor({text, tree}: Parsed, parse: Parser['parse']) {
    this.text = text
    this.tree = tree
    this.#parse = parse
    this.#definitions = new Definitions(tree)
    this.#blocks = tree.children.filter(isPlaced)
    if (this.#blocks.length < tree.children.length) throw new RangeError('Missing position')
    this.#isOpen = hasOpenFrontMatter({text, nodes: tree.children})
    this.#starts = this.#blocks.map(({position}) => lineStart(text, position.start.offset ?? 0))
  }

  /**
   * The blocks that an edit may change: those that it touches or is between and, for kinds that
   * regroup lists, the adjacent lists. Bound blocks (`isBound`) are always included together.
   */
  reach(edit: ClaimedEdit): Blocks {
    const reached = this.#reached.get(edit) ?? this.#reach(edit)
    this.#reached.set(edit, reached)
    return reached
  }

  #reach(edit: ClaimedEdit): Blocks {
    const {changes} = edit
    const [first, last] = this.#touched(edit)
    if (changes !== 'lists' && changes !== 'blocks') return this.#whole(first, last)
    return this.#whole(...this.#withLists(first, last))
  }

  /** How much precedes and follows an edit in the blocks that it touches, in UTF-16 code units. */
  around(edit: ClaimedEdit): {readonly before: number; readonly after: number} {
    const [first, last] = this.#touched(edit)
    const [from, to] = [this.#blocks[first]?.position, this.#blocks[last]?.position]
    const [start, end] = edit.range
    return {
      before: Math.max(0, start - (from?.start.offset ?? start)),
      after: Math.max(0, (to?.end.offset ?? end) - end)
    }
  }

  /** The blocks that an edit touches or is between. */
  #touched({range: [start, end]}: ClaimedEdit): Blocks {
    const blocks = this.#blocks
    const endOf = (index: number) => blocks[index]?.position.end.offset ?? 0
    const startOf = (index: number) => blocks[index]?.position.start.offset ?? 0
    let first = search(blocks.length, (index) => endOf(index) >= start)
    let last = search(blocks.length, (index) => startOf(index) > end) - 1
    if (first > last) [first, last] = [last, first]
    const most = this.#last
    first = Math.min(Math.max(first, 0), most)
    last = Math.min(Math.max(last, 0), most)
    return [first, last]
  }

  /** Blocks with the adjacent lists. */
  #withLists(from: number, to: number): Blocks {
    let [first, last] = [from, to]
    while (this.#blocks[first - 1]?.type === 'list') first--
    while (this.#blocks[last + 1]?.type === 'list') last++
    return [first, last]
  }

  /** Blocks with all that are bound to them. */
  #whole(from: number, to: number): Blocks {
    if (this.#isOpen) return [0, this.#last]
    let [first, last] = [from, to]
    while (this.#isBound(first)) first--
    while (this.#isBound(last + 1)) last++
    return [first, last]
  }

  #isBound(index: number): boolean {
    const [before, block] = [this.#blocks[index - 1], this.#blocks[index]]
    return before !== undefined && block !== undefined && isBound(this.text, before, block)
  }

  /**
   * The parts of the document that edits may change, each with one more block on both sides, to detect
   * an effect beyond the part. Adjacent parts are merged.
   *
   * @param edits In order, without overlap.
   */
  parts<E extends ClaimedEdit>(edits: readonly E[]): Part<E>[] {
    const found: {first: number; last: number; edits: E[]}[] = []
    const reached = edits
      .map((edit) => ({edit, blocks: this.reach(edit)}))
      .toSorted((a, b) => a.blocks[0] - b.blocks[0])
    for (const {edit, blocks} of reached) {
      const [from, to] = [Math.max(0, blocks[0] - 1), Math.min(this.#last, blocks[1] + 1)]
      const [first, last] = this.#whole(from, to)
      const before = found.at(-1)
      if (before && first <= before.last + 1) {
        before.last = Math.max(before.last, last)
        before.edits.push(edit)
      } else found.push({first, last, edits: [edit]})
    }
    return found.map(({first, last, edits}) => this.#part([first, last], edits))
  }

  /**
   * A part with other edits that are made in its blocks, and the blocks that those reach. An edit that
   * leaves blocks where they are is only needed where its own lines are.
   *
   * @param others In order, without overlap.
   */
  beside<E extends ClaimedEdit>({blocks, edits}: Part<E>, others: readonly E[]): Part<E> {
    let [first, last] = blocks
    for (;;) {
      // The edits that may reach the blocks are in the blocks around them.
      const [from, to] = this.#withLists(first, last)
      const start = search(others.length, (index) => this.#lines(others[index]!)[1] >= from - 1)
      const end = search(others.length, (index) => this.#lines(others[index]!)[0] > to + 1)
      const near = others.slice(start, end).flatMap((edit) => {
        const needed = keepsBlocks(edit) ? this.#lines(edit) : this.reach(edit)
        return needed[0] <= last && needed[1] >= first ? [{edit, needed}] : []
      })
      const grown = this.#whole(
        near.reduce((least, {needed}) => Math.min(least, needed[0]), first),
        near.reduce((most, {needed}) => Math.max(most, needed[1]), last)
      )
      if (grown[0] === first && grown[1] === last) {
        return this.#part(grown, [...edits, ...near.map(({edit}) => edit)])
      }
      ;[first, last] = grown
    }
  }

  /** The blocks on the lines of an edit, including the blank lines after them. */
  #lines({range: [start, end]}: ClaimedEdit): Blocks {
    const blockAt = (offset: number) =>
      Math.max(0, search(this.#starts.length, (index) => this.#starts[index]! > offset) - 1)
    return [blockAt(start), blockAt(Math.max(start, end - 1))]
  }

  /** The whole document as one part. */
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
    const isEnd = end === this.text.length
    const others = isStart && isEnd ? '' : this.#definitions.of(slice)
    const before = isStart ? '' : others + emptyHeading
    const behind = isEnd ? '' : emptyHeading + (isStart ? others : '')
    const text = before + slice + behind
    const key = `${before.length} ${text}`
    const known = this.#readings.get(key)
    if (known) return known
    const {children} = this.#parse(text)
    const nodes = children.filter(({position}) => {
      const offset = position?.start.offset ?? 0
      return offset >= before.length && offset < before.length + slice.length
    })
    const reading = {text, nodes, start: before.length, lines: lineEndings(before).length, slice}
    this.#readings.set(key, reading)
    return reading
  }

  /** Maximum cost of parsing a part, in UTF-16 code units. */
  cost({range, edits}: Part): number {
    return edits.reduce((sum, {text}) => sum + text.length, range[1] - range[0])
  }

  /**
   * The document after edits: touched parts are parsed, with a cache; the rest is shifted.
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
      const reading = this.after(part)
      if (!isIndependent(this.before(part), reading)) return {text, tree: this.#parse(text)}
      const {nodes, start, lines, slice} = reading
      const [first, last] = part.blocks
      const before = first === 0 ? 0 : this.#blocks[first]!.position.start.line - 1
      keep(first)
      for (const node of nodes) {
        children.push(moved(node, part.range[0] + offset - start, before + line - lines))
      }
      next = last + 1
      const old = this.text.slice(...part.range)
      offset += slice.length - old.length
      line += lineEndings(slice).length - lineEndings(old).length
    }
    keep(this.#blocks.length)
    const position = {start: {line: 1, column: 1, offset: 0}, end: endPoint(text)}
    return {text, tree: {...this.tree, children, ...(this.tree.position && {position})}}
  }
}

/**
 * Placeholder for the rest of the document, before and after a slice. It ends any block that another
 * block can end, such as a footnote, which would otherwise continue with indented text.
 */
const emptyHeading = '#\n'

/** Whether an edit keeps the number and the order of the blocks. */
function keepsBlocks({changes}: ClaimedEdit): boolean {
  return ['nothing', 'spaces', 'text', 'inline', 'addresses'].includes(changes)
}

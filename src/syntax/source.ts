import type {Node, Nodes, Parents, Root, RootContent} from 'mdast'
import type {Position} from 'unist'
import {location} from 'vfile-location'
import type {Range} from './edit.ts'

/** A node with a position; generated nodes have none. */
export type Placed<N extends Node> = N & {position: Position}

type Of<Type extends Nodes['type']> = Extract<Nodes, {type: Type}>

/** A node with its ancestors, the root first. */
export interface Visit<N extends Node> {
  readonly node: N
  readonly ancestors: readonly Parents[]
}

/** A parsed document with its source text. */
export class Source {
  readonly text: string
  readonly tree: Root
  readonly #location: ReturnType<typeof location>
  #blocks: readonly Placed<RootContent>[] | undefined
  readonly #visits = new Map<string, Visit<Placed<Nodes>>[]>()

  /**
   * @param text Source text, without byte order mark.
   * @param tree The tree that `text` parses to.
   */
  constructor(text: string, tree: Root) {
    this.text = text
    this.tree = tree
    this.#location = location(text)
    this.#visit(tree, [])
  }

  /** Collects a node and those in it; siblings share their list of ancestors. */
  #visit(node: Nodes, ancestors: readonly Parents[]): void {
    if (isPlaced(node)) {
      const visits = this.#visits.get(node.type)
      if (visits) visits.push({node, ancestors})
      else this.#visits.set(node.type, [{node, ancestors}])
    }
    if (!('children' in node) || node.children.length === 0) return
    const inner = [...ancestors, node]
    for (const child of node.children) this.#visit(child, inner)
  }

  /** Top-level blocks. */
  get blocks(): readonly Placed<RootContent>[] {
    this.#blocks ??= this.tree.children.filter(isPlaced)
    return this.#blocks
  }

  /** All nodes of a type with their ancestors, in document order. */
  visits<Type extends Nodes['type']>(type: Type): readonly Visit<Placed<Of<Type>>>[] {
    return (this.#visits.get(type) ?? []) as unknown as Visit<Placed<Of<Type>>>[]
  }

  /** All nodes of a type, in document order. */
  nodes<Type extends Nodes['type']>(type: Type): Placed<Of<Type>>[] {
    return this.visits(type).map(({node}) => node)
  }

  /** Offsets of a node. */
  range({position}: Placed<Node>): Range {
    return [position.start.offset ?? 0, position.end.offset ?? 0]
  }

  /** Source text of a range. */
  slice([start, end]: Range): string {
    return this.text.slice(start, end)
  }

  /** Converts a range to a unist position. */
  position([start, end]: Range): Position {
    return {start: this.#point(start), end: this.#point(end)}
  }

  #point(offset: number): Position['start'] {
    const point = this.#location.toPoint(offset)
    if (!point)
      throw new RangeError(`Unexpected offset ${offset} in ${this.text.length} characters`)
    return {line: point.line, column: point.column, offset}
  }

  /** Offset of the start of the line. */
  lineStart(offset: number): number {
    let start = offset
    while (start > 0 && !isLineEnd(this.text.charCodeAt(start - 1))) start--
    return start
  }

  /** Offset of the end of the line, before its line ending. */
  lineEnd(offset: number): number {
    let end = offset
    while (end < this.text.length && !isLineEnd(this.text.charCodeAt(end))) end++
    return end
  }

  /** The most frequent line ending, for inserted text. */
  get lineEnding(): string {
    const count = {'\n': 0, '\r\n': 0, '\r': 0}
    for (const [ending] of this.text.matchAll(/\r\n|\n|\r/g)) count[ending as keyof typeof count]++
    const [most] = Object.entries(count).toSorted(([, a], [, b]) => b - a)
    return most?.[1] ? most[0] : '\n'
  }
}

/** Whether a code is that of a line ending. Codes, since a Chinese character would be a new string each. */
function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d
}

export function isPlaced<N extends Node>(node: N): node is Placed<N> {
  return node.position?.start.offset !== undefined && node.position.end.offset !== undefined
}

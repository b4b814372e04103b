import type {AlignType, Nodes, Root} from 'mdast'

/**
 * Reads the tree that the parser of `satteri` hands over as bytes: a header, a record of fixed size a
 * node, the ids of children, the fields of nodes, and a pool of strings, which begins with the text in
 * UTF-8. All numbers are little-endian. The exact version of the package is pinned, and a test compares
 * these trees with those of remark-parse.
 */

/** `MDAR` as a number. */
const magic = 0x5241444d
/** The tag of mdast, not hast, in the header. */
const mdastKind = 1
/** Size of the record of a node that is known here. */
const nodeSize = 52

/** Offsets into the header, of 32 bits each. */
const header = {
  magic: 0,
  kind: 4,
  nodeSize: 8,
  nodes: 16,
  children: 24,
  fields: 32,
  pool: 40
} as const

/** Offsets into the record of a node. */
const record = {
  type: 4,
  startOffset: 12,
  endOffset: 16,
  startLine: 20,
  startColumn: 24,
  endLine: 28,
  endColumn: 32,
  firstChild: 36,
  childCount: 40,
  fields: 44
} as const

/** Types of nodes that plain documents have (`plain.ts`), by their numbers. */
const types: Readonly<Record<number, Nodes['type']>> = {
  0: 'root',
  1: 'paragraph',
  2: 'heading',
  3: 'thematicBreak',
  4: 'blockquote',
  5: 'list',
  6: 'listItem',
  7: 'html',
  8: 'code',
  10: 'text',
  11: 'emphasis',
  12: 'strong',
  13: 'inlineCode',
  15: 'link',
  16: 'image',
  21: 'table',
  22: 'tableRow',
  23: 'tableCell',
  25: 'yaml'
}

const alignments: readonly AlignType[] = [null, 'left', 'right', 'center']

const decoder = new TextDecoder('utf-8', {ignoreBOM: true})

/**
 * Makes a tree of bytes.
 *
 * @param text The text that was parsed.
 * @returns undefined if the bytes are in another form, or have nodes that plain documents do not have.
 */
export function readFastTree(bytes: Uint8Array, text: string): Root | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isKnown =
    view.getUint32(header.magic, true) === magic &&
    view.getUint32(header.kind, true) === mdastKind &&
    view.getUint32(header.nodeSize, true) === nodeSize
  if (!isKnown) return undefined
  const root = new TreeBytes(bytes, view, text).node(0)
  return root?.type === 'root' ? root : undefined
}

class TreeBytes {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #text: string
  readonly #nodes: number
  readonly #children: number
  readonly #fields: number
  readonly #pool: number

  constructor(bytes: Uint8Array, view: DataView, text: string) {
    this.#bytes = bytes
    this.#view = view
    this.#text = text
    this.#nodes = view.getUint32(header.nodes, true)
    this.#children = view.getUint32(header.children, true)
    this.#fields = view.getUint32(header.fields, true)
    this.#pool = view.getUint32(header.pool, true)
  }

  /** @returns undefined if it, or a node in it, is of another type. */
  node(id: number): Nodes | undefined {
    const at = this.#nodes + id * nodeSize
    const type = types[this.#view.getUint8(at + record.type)]
    const position = {
      start: {
        line: this.#number(at + record.startLine),
        column: this.#number(at + record.startColumn),
        offset: this.#number(at + record.startOffset)
      },
      end: {
        line: this.#number(at + record.endLine),
        column: this.#number(at + record.endColumn),
        offset: this.#number(at + record.endOffset)
      }
    }
    const fields = this.#fields + this.#number(at + record.fields)
    switch (type) {
      case undefined:
        return undefined
      case 'text': {
        const {start, end} = position
        const value =
          start.line === end.line
            ? this.#text.slice(start.offset, end.offset)
            : this.#string(fields)
        return {type, value, position}
      }
      case 'html':
      case 'inlineCode':
      case 'yaml':
        return {type, value: this.#string(fields), position}
      case 'code': {
        const [lang, meta] = [this.#nullable(fields), this.#nullable(fields + 8)]
        return {type, lang, meta, value: this.#string(fields + 16), position}
      }
      case 'thematicBreak':
        return {type, position}
      case 'image': {
        const [url, alt, title] = [
          this.#string(fields),
          this.#string(fields + 8),
          this.#nullable(fields + 16)
        ]
        return {type, title, url, alt, position}
      }
      default: {
        const children = this.#childrenOf(at)
        if (!children) return undefined
        return {type, ...this.#own(type, fields), children, position} as Nodes
      }
    }
  }

  /** Fields of a node with children. */
  #own(type: Nodes['type'], at: number): object {
    const view = this.#view
    switch (type) {
      case 'heading':
        return {depth: view.getUint8(at)}
      case 'link':
        return {title: this.#nullable(at + 8), url: this.#string(at)}
      case 'list': {
        const ordered = view.getUint8(at + 4) !== 0
        const spread = view.getUint8(at + 5) !== 0
        return {ordered, start: ordered ? this.#number(at) : null, spread}
      }
      case 'listItem': {
        const checked = view.getUint8(at)
        return {spread: view.getUint8(at + 1) !== 0, checked: checked === 2 ? null : checked === 1}
      }
      case 'table': {
        const length = this.#number(at)
        const align = Array.from({length}, (_, index) => alignments[view.getUint8(at + 4 + index)])
        return {align}
      }
      default:
        return {}
    }
  }

  #childrenOf(at: number): Nodes[] | undefined {
    const first = this.#children + this.#number(at + record.firstChild) * 4
    const count = this.#number(at + record.childCount)
    const children: Nodes[] = []
    for (let index = 0; index < count; index++) {
      const child = this.node(this.#number(first + index * 4))
      if (!child) return undefined
      children.push(child)
    }
    return children
  }

  #number(at: number): number {
    return this.#view.getUint32(at, true)
  }

  /** A string of the pool: its offset and its length, in bytes. */
  #string(at: number): string {
    const start = this.#pool + this.#number(at)
    return decoder.decode(this.#bytes.subarray(start, start + this.#number(at + 4)))
  }

  #nullable(at: number): string | null {
    return this.#string(at) || null
  }
}

import type {Nodes, PhrasingContent} from 'mdast'
import type {Range} from '../../syntax/edit.ts'
import {isLiteralLink, opaqueElement} from '../../syntax/prose.ts'
import {isPlaced, type Placed, type Source} from '../../syntax/source.ts'
import {fullWidthMarks} from '../phrasing/characters.ts'
import type {Structure} from '../sections/structure.ts'
import {
  addressMark,
  codeMark,
  opaqueMark,
  type ReaderText,
  ReaderTextBuilder
} from './reader-text.ts'

/** What in the source of running text is not shown as it stands: escapes, references, line endings. */
const special = /\\[!-/:-@[-`{-~]|&(?:#[\dx][\da-f]*|[a-z][a-z\d]*);|[ \t]*(?:\r\n|\n|\r)[ \t>]*/gi

const fullWidthTail = new RegExp(`[${fullWidthMarks}].*$`, 's')

/** A number or letter at the start of a line that counts items, whether Markdown sees a list or not. */
const itemMarker =
  /^[ \t]*(?:[-+•·#>]+[ \t]*|[（(]?(?:[\d０-９]{1,9}[.．。、)）](?![\d０-９])|[A-Za-zＡ-Ｚａ-ｚ一二三四五六七八九十]{1,3}[、)）]))/

/**
 * Reads the running text of paragraphs and table cells in document order. Headings are left out: they
 * are titles, names of sections, and addresses of links. So is what reads as one of the first two.
 */
export function readReaderTexts(source: Source, structure: Structure): ReaderText[] {
  const headings = new Set<Nodes>([
    ...[structure.title, ...structure.extraTitles].flatMap((title) => title?.node ?? []),
    ...structure.sections.map(({heading}) => heading.node)
  ])
  const containers = [...source.visits('paragraph'), ...source.visits('tableCell')]
  return containers
    .filter(({node}) => !headings.has(node))
    .map(({node}) => new Reading(source).read(node))
    .filter(({text}) => text !== '')
}

class Reading {
  readonly #source: Source
  readonly #builder = new ReaderTextBuilder()
  #isLineStart = true
  /** Name of the HTML element around the text whose content is code or a link. */
  #element: string | undefined

  constructor(source: Source) {
    this.#source = source
  }

  read(container: Placed<Extract<Nodes, {type: 'paragraph' | 'tableCell'}>>): ReaderText {
    this.#builder.close(this.#source.range(container)[0])
    this.#children(container.children)
    return this.#builder.build(this.#source.text)
  }

  #children(nodes: readonly PhrasingContent[]): void {
    for (const node of nodes) this.#node(node)
  }

  #node(node: PhrasingContent): void {
    if (!isPlaced(node)) {
      // An address that the parser has found in text; nobody knows where it stands.
      const {end} = this.#builder
      this.#mark(opaqueMark, [end, end])
      return
    }
    const range = this.#source.range(node)
    if (this.#element !== undefined && node.type !== 'html') this.#mark(opaqueMark, range)
    else if (node.type === 'text') this.#text(range)
    else if (node.type === 'inlineCode') this.#mark(codeMark, range)
    else if (node.type === 'break') this.#line(range)
    else if (node.type === 'html') this.#html(node.value, range)
    else if (isLiteralLink(this.#source, node)) this.#literal(range)
    else if (node.type === 'link' && this.#source.text[range[0]] === '<') {
      this.#mark(addressMark, range)
    } else if ('children' in node) {
      this.#children(node.children)
      this.#builder.close(range[1])
    } else this.#mark(opaqueMark, range)
  }

  /** An address in running text; what follows from its first full-width mark on is meant as text. */
  #literal([start, end]: Range): void {
    const text = this.#source.slice([start, end])
    const {length} = fullWidthTail.exec(text)?.[0] ?? ''
    this.#mark(addressMark, [start, end - length])
    for (let at = end - length; at < end; at++) {
      this.#mark(this.#source.text[at]!, [at, at + 1])
    }
  }

  #html(value: string, range: Range): void {
    this.#mark(opaqueMark, range)
    const lower = value.toLowerCase()
    if (this.#element === undefined) this.#element = opaqueElement.exec(lower)?.[1]
    else if (lower.startsWith(`</${this.#element}`)) this.#element = undefined
  }

  #text(range: Range): void {
    const text = this.#source.slice(range)
    let last = 0
    for (const {0: match, index} of text.matchAll(special)) {
      this.#plain(text.slice(last, index), range[0] + last)
      last = index + match.length
      const own: Range = [range[0] + index, range[0] + last]
      if (/[\r\n]/.test(match)) this.#line(own)
      else this.#mark(opaqueMark, own)
    }
    this.#plain(text.slice(last), range[0] + last)
  }

  #plain(text: string, offset: number): void {
    if (text === '') return
    const marker = this.#isLineStart ? (itemMarker.exec(text)?.[0] ?? '') : ''
    this.#isLineStart = false
    if (marker !== '') this.#builder.mark(opaqueMark, [offset, offset + marker.length])
    this.#builder.plain(text.slice(marker.length), offset + marker.length)
  }

  #mark(character: string, range: Range): void {
    this.#isLineStart = false
    this.#builder.mark(character, range)
  }

  #line(range: Range): void {
    this.#builder.mark('\n', range)
    this.#isLineStart = true
  }
}

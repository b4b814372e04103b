import type {Range} from '../../syntax/edit.ts'
import {search} from '../../syntax/search.ts'
import {hideNotation} from './notation.ts'

/** Stands for inline code in the text of a reader (a noncharacter, so that no text holds it). */
export const codeMark = '\uFDD0'

/** Stands for a web address that is shown as such. */
export const addressMark = '\uFDD1'

/** Stands for what is no text: pictures, HTML, foreign syntax, escapes, markers of items. */
export const opaqueMark = '\uFDD2'

/** A part of the text with where it stands in the source. */
interface Segment {
  /** Index of its first character in the text. */
  readonly start: number
  readonly range: Range
  /** Whether its characters are those of the source, one for one. */
  readonly isPlain: boolean
  /** Where text can be inserted before it: outside of the emphasis and links that end or begin there. */
  readonly gap: number
}

/**
 * The text of a paragraph or table cell as a reader sees it: without the markers of emphasis and the
 * addresses of links. Line endings are `\n`; paths, commands and the like are marks.
 */
export class ReaderText {
  readonly text: string
  readonly #source: string
  readonly #segments: readonly Segment[]

  /** @param source The document that the segments are in. */
  constructor(text: string, source: string, segments: readonly Segment[]) {
    this.text = text
    this.#source = source
    this.#segments = segments
  }

  /** The source text of a range of the document. */
  source([start, end]: Range): string {
    return this.#source.slice(start, end)
  }

  /** The range of a character in the source. */
  at(index: number): Range {
    const {start, range, isPlain} = this.#segment(index)
    if (!isPlain) return range
    return [range[0] + index - start, range[0] + index - start + 1]
  }

  /** The source of some characters, with the markers between them. */
  range(from: number, to: number): Range {
    return [this.at(from)[0], this.at(to - 1)[1]]
  }

  /** The source of some characters; undefined if it holds anything else. */
  plainRange(from: number, to: number): Range | undefined {
    const first = this.#segment(from)
    if (!first.isPlain || this.#segment(to - 1) !== first) return undefined
    return this.range(from, to)
  }

  /** Where in the source text can be inserted before a character, outside of emphasis and links. */
  gapBefore(index: number): number {
    const {start, range, gap} = this.#segment(index)
    return index === start ? gap : range[0] + index - start
  }

  #segment(index: number): Segment {
    const segments = this.#segments
    return segments[search(segments.length, (at) => segments[at]!.start > index) - 1]!
  }
}

/** Collects the parts of a text in order. */
export class ReaderTextBuilder {
  #text = ''
  readonly #segments: Segment[] = []
  #gap = 0

  /** Adds text that stands so in the source. */
  plain(text: string, offset: number): void {
    if (text !== '') this.#add(text, [offset, offset + text.length], true)
  }

  /** Adds a character that stands for something in the source. */
  mark(character: string, range: Range): void {
    this.#add(character, range, false)
  }

  /** Tells that emphasis or a link ends at an offset. */
  close(offset: number): void {
    this.#gap = offset
  }

  /** The end of what was added, in the source. */
  get end(): number {
    return this.#gap
  }

  /** @param source The document. */
  build(source: string): ReaderText {
    return new ReaderText(hideNotation(this.#text, opaqueMark), source, this.#segments)
  }

  #add(text: string, range: Range, isPlain: boolean): void {
    this.#segments.push({start: this.#text.length, range, isPlain, gap: this.#gap})
    this.#text += text
    this.#gap = range[1]
  }
}

import type {Range} from '../edit.ts'
import {advance} from '../lines.ts'
import {listMarker} from '../list-marker.ts'
import {remembering} from '../remember.ts'
import {Balance} from './balance.ts'
import {htmlTag, skipped} from './skipped.ts'
import {type ForeignSyntax, type Form, syntaxes} from './syntaxes.ts'

/** A part of a text in a syntax that is neither CommonMark nor GFM. */
export interface Foreign {
  /** Name of the syntax (`syntaxes.ts`). */
  readonly name: string
  /** Whether it takes whole lines, which belong to no paragraph. */
  readonly isBlock: boolean
  /** Without the line ending; of a block without the markers of containers on its first line. */
  readonly range: Range
}

/** Offsets of a line, without its line ending. */
interface ScannedLine {
  readonly start: number
  readonly end: number
  /** Start of the content: after indentation and the markers of containers. */
  readonly contentStart: number
}

/** Lines of a module or an expression; what is not closed by then is text. */
const maxBalanced = 500

/** Characters of a part that ends on a line below: what is not closed must not cost the length of the text. */
const maxAcross = 2000

type Block = Extract<Form, {kind: 'block'}>

const isMark = /^---[ \t]*$/
const endsYaml = /^(?:---|\.\.\.)[ \t]*$/

/** A line that no paragraph goes on below: a blank one, or a heading. */
const endsParagraph = /^(?:#{1,6}(?:[ \t].*)?)?$/

const prefix = new RegExp(
  String.raw`(?:[ \t]*(?:>|${listMarker}[ \t]+(?!(?:[-*_][ \t]*){2,}$)))*[ \t]*`,
  'y'
)

/**
 * Returns the foreign ranges of a text in order, without overlap; in code there are none. It reads lines,
 * not a tree: where foreign syntax begins decides how the rest parses.
 */
export const readForeign: (text: string) => readonly Foreign[] = remembering((text) =>
  new Scan(text).run()
)

class Scan {
  readonly #text: string
  readonly #lines: readonly ScannedLine[]
  readonly #found: Foreign[] = []
  /** Patterns that match no line below: sources of regular expressions. */
  readonly #absent = new Set<string>()

  constructor(text: string) {
    this.#text = text
    this.#lines = linesOf(text)
  }

  run(): readonly Foreign[] {
    for (let index = this.#frontMatter(); index < this.#lines.length; ) index = this.#read(index)
    return this.#found
  }

  /** Number of lines of YAML front matter that the parser reads: three full stops close none. */
  #frontMatter(): number {
    if (!isMark.test(this.#content(0))) return 0
    const last = this.#lines.findIndex(
      (_, index) => index > 0 && endsYaml.test(this.#content(index))
    )
    return last > 0 && isMark.test(this.#content(last)) ? last + 1 : 0
  }

  /** Reads what begins on a line. Returns the index of the line after it. */
  #read(index: number): number {
    const fence = this.#fenceEnd(index)
    if (fence !== undefined) return fence + 1
    const content = this.#content(index)
    if (content === '') return index + 1
    for (const {name, form} of syntaxes) {
      const last = this.#blockEnd(form, index, content)
      if (last === undefined) continue
      const range = [this.#lines[index]!.contentStart, this.#lines[last]!.end] as const
      this.#found.push({name, isBlock: true, range})
      return last + 1
    }
    return this.#readText(index) + 1
  }

  #content(index: number): string {
    const {contentStart, end} = this.#lines[index]!
    return this.#text.slice(contentStart, end)
  }

  /** Index of the last line of a foreign block that begins on a line. */
  #blockEnd(form: Form, index: number, content: string): number | undefined {
    if (form.kind === 'line') return form.pattern.test(content) ? index : undefined
    if (form.kind === 'indented') {
      const opened = form.open.exec(content)
      return opened ? this.#bodyEnd(index, form.isHanging && advance(opened[0])) : undefined
    }
    if (form.kind === 'balanced') {
      return form.open.test(content) ? this.#balancedEnd(index, form.isWhole) : undefined
    }
    if (form.kind === 'paragraph') {
      return form.open.test(content) ? this.#paragraphEnd(index) : undefined
    }
    if (form.kind === 'text' || (form.isFrontMatter && index > 0)) return undefined
    return this.#closingLine(form, index, content)
  }

  #closingLine({open, close}: Block, index: number, content: string): number | undefined {
    const opened = open.exec(content)
    if (!opened) return undefined
    const closing = typeof close === 'function' ? close(opened) : close
    if (closing.test(content.slice(opened[0].length))) return index
    if (this.#absent.has(closing.source)) return undefined
    const quotes = this.#quotes(index)
    for (let at = index + 1; at < this.#lines.length; at++) {
      if (this.#quotes(at) < quotes) return undefined
      if (closing.test(this.#content(at))) return at
    }
    this.#absent.add(closing.source)
    return undefined
  }

  /** Number of markers of block quotes on a line. */
  #quotes(index: number): number {
    const {start, contentStart} = this.#lines[index]!
    return this.#text.slice(start, contentStart).split('>').length - 1
  }

  /** Index of the last line of a paragraph that begins on a line, if one does. */
  #paragraphEnd(index: number): number | undefined {
    if (index > 0 && !endsParagraph.test(this.#content(index - 1))) return undefined
    const quotes = this.#quotes(index)
    return this.#lastBelow(index, (at) => this.#quotes(at) >= quotes)
  }

  /** Index of the last of the lines directly below one that are not blank and pass a test; its own if none. */
  #lastBelow(index: number, passes: (at: number) => boolean): number {
    let next = index + 1
    while (next < this.#lines.length && this.#content(next) !== '' && passes(next)) next++
    return next - 1
  }

  /**
   * Index of the last line that is indented by four columns more than a line.
   *
   * @param hanging Columns that are enough, if less; then the lines directly below it need one.
   */
  #bodyEnd(index: number, hanging?: number): number {
    const column = this.#column(index)
    const least = column + Math.min(4, hanging ?? 4)
    const isHanging = hanging !== undefined
    let last = isHanging ? this.#lastBelow(index, (at) => this.#indentation(at) > column) : index
    for (let at = last + 1; at < this.#lines.length; at++) {
      if (this.#content(at) === '') continue
      if (this.#indentation(at) < least) break
      last = at
    }
    return last
  }

  /** Index of the line at whose end all brackets are closed that a line opens. */
  #balancedEnd(index: number, isWhole = false): number | undefined {
    const balance = new Balance()
    const quotes = this.#quotes(index)
    for (let at = index; at < this.#lines.length && at < index + maxBalanced; at++) {
      const content = this.#content(at)
      if (this.#quotes(at) < quotes || (isWhole && content === '')) return undefined
      if (balance.read(content)) return at
    }
    return undefined
  }

  /** Column of the content of a line; markers count as white space. */
  #column(index: number): number {
    const {start, contentStart} = this.#lines[index]!
    return advance(this.#text.slice(start, contentStart))
  }

  /** Column of a line's first character behind the markers of block quotes. */
  #indentation(index: number): number {
    const {start, contentStart} = this.#lines[index]!
    return advance(/^[ \t>]*/.exec(this.#text.slice(start, contentStart))![0])
  }

  /** Index of the last line of fenced code that begins on a line. */
  #fenceEnd(index: number): number | undefined {
    const [, fence] = /^(`{3,}(?!.*`)|~{3,})/.exec(this.#content(index)) ?? []
    if (fence === undefined) return undefined
    const closing = new RegExp(`^${fence[0]}{${fence.length},}[ \\t]*$`)
    const isInside = this.#lines[index]!.contentStart > this.#lines[index]!.start
    const quotes = this.#quotes(index)
    for (let at = index + 1; at < this.#lines.length; at++) {
      const {start, contentStart} = this.#lines[at]!
      const isOutside = isInside && contentStart === start && this.#content(at) !== ''
      if (this.#quotes(at) < quotes || isOutside) return at - 1
      if (closing.test(this.#content(at))) return at
    }
    return this.#lines.length - 1
  }

  /** Reads the foreign parts of a line. Returns the index of the line on which the last one ends. */
  #readText(first: number): number {
    let index = first
    let from = this.#lines[index]!.contentStart
    for (;;) {
      const {start, end} = this.#lines[index]!
      const line = this.#text.slice(start, end)
      textPattern.lastIndex = from - start
      const match = textPattern.exec(line)
      if (!match) return index
      from = start + textPattern.lastIndex
      const group = Object.keys(match.groups ?? {}).find(
        (name) => name !== 'ticks' && match.groups?.[name] !== undefined
      )
      const syntax = group === undefined ? undefined : textSyntaxes[Number(group.slice(1))]
      const at = start + match.index
      if (syntax) {
        this.#found.push({name: syntax.name, isBlock: false, range: [at, from]})
      } else if (group === 'begun') {
        const to = this.#readAcross(at)
        if (to === undefined) continue
        from = to
        while (this.#lines[index]!.end < to) index++
      }
    }
  }

  /** Reads a part that ends on a line below. Returns its end; undefined if none begins at an offset. */
  #readAcross(offset: number): number | undefined {
    const window = this.#text.slice(offset, offset + maxAcross)
    for (const {name, pattern} of acrossPatterns) {
      const [text] = pattern.exec(window) ?? []
      if (text === undefined || /\n[ \t]*\r?\n/.test(text)) continue
      const end = offset + text.length
      if (name) this.#found.push({name, isBlock: false, range: [offset, end]})
      return end
    }
    return undefined
  }
}

const textSyntaxes = syntaxes.filter(({form}) => form.kind === 'text')

/** Any foreign part of a line, each in a group `s` with its index, or what hides one. */
const textPattern = new RegExp(
  [
    ...skipped.map(({source}) => source),
    ...textSyntaxes.map(({form}, index) => `(?<s${index}>${patternOf(form)})`),
    // What begins on the line may end below.
    '(?<begun>\\{[{%]|<(?=[A-Za-z]))'
  ].join('|'),
  'g'
)

/** What may end on a line below; first what is no foreign syntax. */
const acrossPatterns: readonly {readonly name?: string; readonly pattern: RegExp}[] = [
  {pattern: new RegExp(`^(?:${htmlTag.source})`)},
  ...textSyntaxes.flatMap(({name, form}) =>
    form.kind === 'text' && form.across
      ? {name, pattern: new RegExp(`^(?:${form.across.source})`)}
      : []
  )
]

function patternOf(form: ForeignSyntax['form']): string {
  return form.kind === 'text' ? form.pattern.source : ''
}

function linesOf(text: string): ScannedLine[] {
  const lines: ScannedLine[] = []
  let start = 0
  for (const {0: ending, index} of text.matchAll(/\r\n|\n|\r|$/g)) {
    prefix.lastIndex = 0
    const [before = ''] = prefix.exec(text.slice(start, index)) ?? []
    lines.push({start, end: index, contentStart: start + before.length})
    start = index + ending.length
  }
  return lines
}

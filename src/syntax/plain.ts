import {readForeign} from './foreign/scan.ts'
import {joinMarks, readPlainText} from './plain-text.ts'

/**
 * An item of a list that is open: where its marker and its content begin, in columns from 0. There are
 * no tabs, so columns are offsets into the line.
 */
interface OpenItem {
  readonly content: number
}

/** What stands on the line before. */
type Before = 'nothing' | 'paragraph' | 'closed' | 'block'

/**
 * Characters that nobody needs in a report, and that parsers may treat in different ways: control
 * characters, tabs among them, separators of lines, the byte order mark, and halves of surrogate pairs.
 */
const odd = /[^\P{Cc}\r\n]|[\u2028\u2029\uFEFF\p{Cs}]|\r(?!\n)/u

const marker = /^ *(?:\d{1,9}[.)]|[-*+]) (?=\S)/
/** A marker that may begin a list below a line of a paragraph. */
const interruptingMarker = /^ *(?:1[.)]|[-*+]) /
const heading = /^#{1,6} (?=[^\s#])/
const fence = /^(`{3,})[\w+#.-]*$/
const task = /^\[[ x]\] (?=[\p{L}\p{N}])/u
const comment = /^<!-- (?:(?!--)[^<>])+ -->$/
const delimiterRow = /^\|(?: *:?-+:? *\|)+$/

/**
 * Whether a document is in plain Markdown: forms whose tree is known to be the same in every parser, in
 * positions too. It decides in linear time, from the lines, and refuses whatever it does not know; so
 * this is a list of what is allowed, not of what is not.
 */
export function isPlain(text: string): boolean {
  return !odd.test(text) && readForeign(text).length === 0 && new PlainLines(text).run()
}

class PlainLines {
  readonly #lines: readonly string[]
  readonly #items: OpenItem[] = []
  #before: Before = 'nothing'
  /** What the open paragraph has so far, see `marks`. */
  #marks = 0

  constructor(text: string) {
    this.#lines = text.split(/\r?\n/)
  }

  run(): boolean {
    let index = this.#frontMatter()
    while (index < this.#lines.length) {
      const next = this.#read(index)
      if (next === undefined) return false
      index = next
    }
    return true
  }

  /** Number of lines of front matter; a first line that opens none is refused later. */
  #frontMatter(): number {
    if (this.#lines[0] !== '---') return 0
    const end = this.#lines.findIndex((line, index) => index > 0 && /^(?:---|\s*$)/.test(line))
    if (end < 2 || this.#lines[end] !== '---') return 0
    this.#before = 'block'
    return end + 1
  }

  /** Reads what begins on a line. Returns the index of the line after it; undefined if it is not plain. */
  #read(index: number): number | undefined {
    const line = this.#lines[index]!
    if (/^ *$/.test(line)) {
      this.#before = 'nothing'
      return index + 1
    }
    // A table and a quotation end with a blank line, so that no line goes on with them.
    if (this.#before === 'block') return undefined
    if (comment.test(line)) return this.#comment() ? index + 1 : undefined
    const indent = line.search(/[^ ]/)
    const isPopped = this.#close(indent)
    const within = indent - (this.#items.at(-1)?.content ?? 0)
    const content = line.slice(indent)
    if (marker.test(line)) return this.#item(line, within, isPopped) ? index + 1 : undefined
    if (within > 3) return undefined
    switch (content[0]) {
      case '#':
        return indent === 0 && this.#heading(line) ? index + 1 : undefined
      case '>':
        return indent === 0 ? this.#quotation(index) : undefined
      case '|':
        return indent === 0 ? this.#table(index) : undefined
      case '-':
        return indent === 0 && this.#break(index) ? index + 1 : undefined
      case '`':
        if (content.startsWith('```')) return this.#code(index, indent)
    }
    // A line that goes on a paragraph from further left is lazy.
    if (this.#before === 'paragraph' && isPopped) return undefined
    return this.#text(content) ? index + 1 : undefined
  }

  /** Closes the items that a line is not in. Returns whether there are any. */
  #close(indent: number): boolean {
    const before = this.#items.length
    while ((this.#items.at(-1)?.content ?? 0) > indent) this.#items.pop()
    return this.#items.length < before
  }

  #item(line: string, within: number, isPopped: boolean): boolean {
    if (within > 3) return false
    const interrupts = this.#before === 'paragraph' && !isPopped
    if (interrupts && !interruptingMarker.test(line)) return false
    const [{length}] = marker.exec(line)!
    this.#items.push({content: length})
    this.#before = 'nothing'
    return this.#text(line.slice(length).replace(task, ''))
  }

  /** A line of a paragraph. */
  #text(content: string): boolean {
    if (this.#before !== 'paragraph') this.#marks = 0
    this.#before = 'paragraph'
    const own = readPlainText(content)
    const marks = own === undefined ? undefined : joinMarks(this.#marks, own)
    this.#marks = marks ?? 0
    return marks !== undefined
  }

  #heading(line: string): boolean {
    const [opening] = heading.exec(line) ?? []
    this.#before = 'closed'
    if (opening === undefined || line.endsWith('#')) return false
    return readPlainText(line.slice(opening.length)) !== undefined
  }

  /** A comment on a line of its own. */
  #comment(): boolean {
    const isAlone = this.#before !== 'paragraph'
    this.#close(0)
    this.#before = 'closed'
    return isAlone
  }

  #break(index: number): boolean {
    const isBreak = this.#lines[index] === '---' && this.#before !== 'paragraph' && index > 0
    this.#before = 'closed'
    return isBreak
  }

  /** Fenced code, up to a fence like the one that opens it. */
  #code(index: number, indent: number): number | undefined {
    const [, opening] = fence.exec(this.#lines[index]!.slice(indent)) ?? []
    if (opening === undefined) return undefined
    for (let at = index + 1; at < this.#lines.length; at++) {
      const line = this.#lines[at]!
      if (line !== '' && line.slice(0, indent).trim() !== '') return undefined
      if (line.slice(indent) === opening) {
        this.#before = 'closed'
        return at + 1
      }
      // A fence in another form, or code that may be indented less.
      if (/^\s*`{3}/.test(line) || (line !== '' && line.length <= indent)) return undefined
    }
    return undefined
  }

  /** A quotation of paragraphs. */
  #quotation(index: number): number | undefined {
    if (this.#before === 'paragraph') return undefined
    this.#before = 'nothing'
    let at = index
    for (; this.#lines[at]?.startsWith('>'); at++) {
      const line = this.#lines[at]!
      if (line === '>') continue
      if (!/^> (?=\S)/.test(line) || marker.test(line.slice(2))) return undefined
      this.#before = this.#lines[at - 1] === '>' ? 'nothing' : this.#before
      if (!this.#text(line.slice(2))) return undefined
    }
    if (this.#lines[index] === '>' || this.#lines[at - 1] === '>') return undefined
    this.#before = 'block'
    return at
  }

  /** A table whose rows all begin and end with a bar. */
  #table(index: number): number | undefined {
    const row = this.#lines[index + 1] ?? ''
    if (this.#before !== 'nothing' || !delimiterRow.test(row)) return undefined
    const cells = (line: string) => line.split('|').slice(1, -1)
    const columns = cells(row).length
    let at = index
    for (; this.#lines[at]?.startsWith('|'); at++) {
      const line = this.#lines[at]!
      if (at === index + 1) continue
      const own = cells(line)
      if (!line.endsWith('|') || own.length !== columns) return undefined
      if (own.some((cell) => readPlainText(cell.trim()) === undefined)) return undefined
    }
    this.#before = 'block'
    return at
  }
}

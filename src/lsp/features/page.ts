import type {VFileMessage} from 'vfile-message'
import type {Range as LspRange, Position, TextEdit} from 'vscode-languageserver'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import {lintText} from '../../engine/lint.ts'
import type {Message} from '../../engine/message.ts'
import type {Settings} from '../../engine/settings.ts'
import {Report} from '../../report/report.ts'
import {splitByteOrderMark} from '../../syntax/byte-order-mark.ts'
import {findComplexity} from '../../syntax/complexity.ts'
import type {Edit, Range} from '../../syntax/edit.ts'
import {parse} from '../../syntax/processor.ts'

/**
 * One version of a report in an editor. Its properties are computed on first access.
 *
 * Offsets are those of edits and findings: UTF-16 code units, after the byte order mark.
 */
export class Page {
  readonly uri: string
  readonly version: number
  readonly settings: Settings
  /** Without byte order mark. */
  readonly content: string
  readonly #document: TextDocument
  readonly #shift: number
  #messages: readonly Message[] | undefined
  #report: Report | undefined

  /** @param document An immutable snapshot. */
  constructor(document: TextDocument, settings: Settings) {
    const {mark, content} = splitByteOrderMark(document.getText())
    this.uri = document.uri
    this.version = document.version
    this.settings = settings
    this.content = content
    this.#document = document
    this.#shift = mark.length
  }

  /** Its messages, in the order of their positions. */
  get messages(): readonly Message[] {
    this.#messages ??= lintText(this.content, this.settings).messages as Message[]
    return this.#messages
  }

  /** The text as a report; undefined if parsing it would take too long. */
  get report(): Report | undefined {
    if (!this.#report && !findComplexity(this.content)) {
      const {shape, context} = this.settings
      this.#report = new Report(this.content, parse(this.content), shape, context)
    }
    return this.#report
  }

  /** URI of another file, given its path relative to the root that report paths are relative to. */
  uriOf(path: string): string {
    const up = '../'.repeat((this.settings.path ?? '').split('/').length - 1)
    return new URL(up + path.split('/').map(encodeURIComponent).join('/'), this.uri).href
  }

  /** Range of a message. */
  rangeOf({place}: VFileMessage): Range {
    if (!place) return [0, 0]
    const [start, end] = 'start' in place ? [place.start, place.end] : [place, place]
    // The message about a too complex text has only a line.
    const from = start.offset ?? this.offset({line: start.line - 1, character: 0})
    return [from, end.offset ?? from]
  }

  offset(position: Position): number {
    return Math.max(0, this.#document.offsetAt(position) - this.#shift)
  }

  /** The line at an offset, without its line ending, and its start offset. */
  lineAt(offset: number): {start: number; text: string} {
    const {content} = this
    const ends = [content.lastIndexOf('\n', offset - 1), content.lastIndexOf('\r', offset - 1)]
    const start = offset === 0 ? 0 : Math.max(...ends) + 1
    return {start, text: /[^\r\n]*/y.exec(content.slice(start))?.[0] ?? ''}
  }

  range([start, end]: Range): LspRange {
    const {start: from, end: to} = this.#whole([start, end])
    return {start: this.#document.positionAt(from), end: this.#document.positionAt(to)}
  }

  textEdit({range, text}: Edit): TextEdit {
    // Editors have no position between CR and LF.
    const {start, end} = this.#whole(range)
    const [from, to] = [range[0] + this.#shift, range[1] + this.#shift]
    const newText = (start < from ? '\r' : '') + text + (end > to ? '\n' : '')
    return {range: this.range(range), newText}
  }

  /** A range in the document that does not begin or end between CR and LF. */
  #whole([start, end]: Range): {start: number; end: number} {
    const text = this.#document.getText()
    const splits = (at: number) => text[at - 1] === '\r' && text[at] === '\n'
    const [from, to] = [start + this.#shift, end + this.#shift]
    return {start: splits(from) ? from - 1 : from, end: splits(to) ? to + 1 : to}
  }
}

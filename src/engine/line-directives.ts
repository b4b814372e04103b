import type {Html, Root} from 'mdast'
import type {Position} from 'unist'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import type {VFileMessage} from 'vfile-message'
import {rulesNamed} from './former-rules.ts'

/** The keyword of a comment that ignores one line: that at whose end it stands, or the next. */
export const lineVerb = 'ignore-line'

/**
 * The comment. Only with our own name: remark-lint fails on keywords that it does not know in comments
 * with `lint`.
 */
const pattern = /<!--\s*weekly-lint[\s:-]+ignore-line(?![\w-])([^>]*?)-->/g

/** A comment that ignores the findings of one line. */
export interface LineDirective {
  readonly position: Position
  /** The line that it is about, from 1. */
  readonly line: number
  /** Rule ids as written; all rules if there are none. */
  readonly ids: readonly string[]
  /** Ids of the rules that these stand for. */
  readonly rules: readonly string[]
}

/** Whether an HTML node is such a comment and nothing else. */
export function isLineDirective({value}: Html): boolean {
  return value.trim().replace(pattern, '') === '' && value.trim() !== ''
}

/** Comments that ignore one line, in document order. */
export function readLineDirectives(tree: Root, file: VFile): LineDirective[] {
  const text = String(file.value)
  if (!/weekly-lint[\s:-]+ignore-line/.test(text)) return []
  const lines = new Lines(text)
  const found: LineDirective[] = []
  visit(tree, 'html', ({position}) => {
    const [start, end] = [position?.start.offset, position?.end.offset]
    if (start === undefined || end === undefined) return
    for (const match of text.slice(start, end).matchAll(pattern)) {
      const from = start + match.index
      const to = from + match[0].length
      const ids = (match[1] ?? '').split(/[\s,，、;；:："'`[\]*]+/).filter((id) => id !== '')
      found.push({
        position: {start: lines.point(from), end: lines.point(to)},
        line: lines.isAlone(from, to) ? lines.nextFilled(to) : lines.point(from).line,
        ids,
        rules: ids.flatMap((id) => rulesNamed(id))
      })
    }
  })
  return found
}

/**
 * Whether a comment ignores a finding.
 *
 * @param byNameOnly Ids of rules that have to be named.
 */
export function ignoresLine(
  {line, ids, rules}: LineDirective,
  {ruleId, line: at}: VFileMessage,
  byNameOnly: readonly string[]
): boolean {
  if (at !== line || !ruleId) return false
  return ids.length === 0 ? !byNameOnly.includes(ruleId) : rules.includes(ruleId)
}

/** The lines of a text. */
class Lines {
  readonly #lines: {readonly start: number; readonly text: string}[] = []

  constructor(text: string) {
    for (const {index, 0: whole, 1: line = ''} of text.matchAll(/([^\r\n]*)(?:\r\n|\n|\r|$)/g)) {
      if (whole !== '' || index === 0) this.#lines.push({start: index, text: line})
    }
  }

  point(offset: number) {
    const index = this.#lines.findLastIndex(({start}) => start <= offset)
    const {start} = this.#lines[index]!
    return {line: index + 1, column: offset - start + 1, offset}
  }

  /** Whether nothing else stands on the lines of a range, but for the marks of quotations. */
  isAlone(from: number, to: number): boolean {
    const [first, last] = [this.point(from), this.point(to)]
    const before = this.#lines[first.line - 1]!.text.slice(0, first.column - 1)
    const after = this.#lines[last.line - 1]!.text.slice(last.column - 1)
    return /^[\s>]*$/.test(before) && after.trim() === ''
  }

  /** The first line below an offset that is not empty. */
  nextFilled(offset: number): number {
    const own = this.point(offset).line
    const index = this.#lines.findIndex(({text}, index) => index >= own && /[^\s>]/.test(text))
    return index < 0 ? own : index + 1
  }
}

import type {Code, Nodes, Parents} from 'mdast'
import type {Edit} from '../../syntax/edit.ts'
import type {Placed, Source} from '../../syntax/source.ts'
import {valueLines} from './fence.ts'
import {linePrefix, linePrefixBelow} from './line-prefix.ts'

/** Chinese that begins a line or ends a clause, a link, or a sentence in English. */
const prose =
  /^(?:!?\[|[\p{Script=Han}《“「【（])|\p{Script=Han}[，。；：！？、]|\]\(|^[A-Z][a-z]+(?: [a-z,]+){3,}.*[.!?]$/mu

/** The last or the first line of code: a bracket, a semicolon, or a keyword with its colon. */
const codeEnd = /[{};,)\]]$|^(?:def|class|if|elif|else|for|while|try|except|with)\b.*:$/
const codeStart = /^(?:[})\]]|(?:def|class|function|const|let|var|import|from|return|#include)\b)/

/**
 * Why indented code may be an accident: it is text (`prose`), or a part of code that is not indented
 * as a whole (`part`). Fences would make the accident last.
 *
 * @returns undefined if it is code.
 */
export function readAccident(
  source: Source,
  code: Placed<Code>,
  parent: Parents
): 'prose' | 'part' | undefined {
  if (prose.test(code.value)) return 'prose'
  const siblings: readonly Nodes[] = parent.children
  const index = siblings.indexOf(code)
  const before = linesOf(source, siblings[index - 1])
  const after = linesOf(source, siblings[index + 1])
  const isPart = codeEnd.test(before.at(-1) ?? '') || codeStart.test(after[0] ?? '')
  return isPart ? 'part' : undefined
}

/** The lines of a paragraph. */
function linesOf(source: Source, node: Nodes | undefined): string[] {
  if (node?.type !== 'paragraph' || !node.position) return []
  const {start, end} = node.position
  const text = source.text.slice(start.offset, end.offset)
  return text.split(/\r\n|\n|\r/).map((line) => line.trim())
}

/** Turns indented code into text. */
export function unindent(source: Source, code: Placed<Code>): Edit {
  const below = linePrefixBelow(linePrefix(source, code))
  const text = valueLines(code).join(source.lineEnding + below)
  return {range: source.range(code), text}
}

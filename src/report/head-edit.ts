import type {Edit} from '../edit.ts'
import type {Head} from './heads.ts'
import type {Source} from './source.ts'

/**
 * Write a head as a heading of its own.
 *
 * @param heading Markdown of the heading, such as `## 生活`.
 * @returns An edit of the whole paragraph, since the lines below the first become a block of their
 *   own. Their indentation says nothing in a paragraph, but would make code of them there.
 */
export function rewriteHead(source: Source, {node, range}: Head, heading: string): Edit {
  const [start, end] = source.range(node)
  const lines = source.slice([range[1], end]).split(/(?<=\r\n|\n|\r(?!\n))/)
  const rest = lines.slice(1)
  const indents = rest.map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0)
  const indent = Math.min(...indents)
  const isCode = rest.some((line) => /^(?: {4}| {0,3}\t)/.test(line))
  const text = isCode ? rest.map((line) => line.slice(indent)) : rest
  return {range: [start, end], text: heading + (lines[0] ?? '') + text.join('')}
}

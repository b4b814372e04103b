import type {Edit} from '../edit.ts'
import type {Head} from './heads.ts'
import type {Source} from './source.ts'

/**
 * Write a head as a heading of its own.
 *
 * @param heading Markdown of the heading, such as `## 生活`.
 * @returns An edit of the whole line, so that lines below it in the same paragraph count as touched:
 *   they become a block of their own.
 */
export function rewriteHead(source: Source, {range}: Head, heading: string): Edit {
  const lineEnding = /^(?:\r\n|\n|\r)/.exec(source.text.slice(range[1]))?.[0] ?? ''
  return {range: [range[0], range[1] + lineEnding.length], text: heading + lineEnding}
}

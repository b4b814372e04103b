import type {Nodes} from 'mdast'
import type {Placed, Source} from '../../syntax/source.ts'

/** Returns the text before a block on its first line: indentation and markers of containers. */
export function linePrefix(source: Source, block: Placed<Nodes>): string {
  const [start] = source.range(block)
  return source.slice([source.lineStart(start), start])
}

/**
 * Returns the prefix of the following lines in the same containers: list markers become spaces,
 * markers of block quotes stay, footnotes take four spaces (micromark-extension-gfm-footnote).
 */
export function linePrefixBelow(prefix: string): string {
  return prefix.replace(/\[\^(?:\\.|[^\]\\])*\]:[ \t]*/g, ' '.repeat(4)).replace(/[^> \t]/g, ' ')
}

import type {Nodes} from 'mdast'
import type {Placed, Source} from '../../syntax/source.ts'

/** What stands before a block on its first line: indentation, marks of quotations, markers. */
export function linePrefix(source: Source, block: Placed<Nodes>): string {
  const [start] = source.range(block)
  return source.slice([source.lineStart(start), start])
}

/**
 * What the lines below a lead have to begin with, to belong to the same containers: markers of items
 * as spaces, marks of quotations as they are, four spaces for a footnote
 * (micromark-extension-gfm-footnote).
 */
export function linePrefixBelow(lead: string): string {
  return lead.replace(/\[\^(?:\\.|[^\]\\])*\]:[ \t]*/g, ' '.repeat(4)).replace(/[^> \t]/g, ' ')
}

import type {RootContent} from 'mdast'
import type {Placed, Source} from '../../syntax/source.ts'
import {readLayout} from './read.ts'

/** Columns between the prefix of what a block is in and its first line. */
export function columnOf(source: Source, block: Placed<RootContent>): number {
  const layout = readLayout(source)
  const [first] = block.type === 'list' ? block.children : [block]
  const line = layout.lineAt(block.position.start.line)
  const container = first && layout.containerOf(first)
  if (container?.node.type !== 'blockquote') return container?.markerOffset ?? line?.extra ?? 0
  return line?.marks[line.containers.indexOf(container)]?.markerOffset ?? 0
}

import type {RootContent} from 'mdast'
import type {Edit, Range} from '../../syntax/edit.ts'
import {lineAt} from '../../syntax/lines.ts'
import type {Prose} from '../../syntax/prose.ts'
import type {Placed, Source} from '../../syntax/source.ts'
import {type ItemLine, readItemLines} from './item-lines.ts'
import {isFenced} from './move.ts'
import {type Level, recoverList} from './recover-list.ts'

/** A line that was meant as an item, but is none. */
export interface LostItem {
  /** The marker, as it is written. */
  readonly marker: Range
  readonly number: number
  /** Makes items of it and of what Markdown lost with it; such lines that are close share it. */
  readonly edit: Edit
}

/** The lines that were meant as items, but are none. */
export interface LostItems {
  readonly items: readonly LostItem[]
  /** Whether a list stands among or after such lines, so that its numbers cannot be judged. */
  isNear(offset: number): boolean
}

/**
 * Read the lines that were meant as items, but are none.
 *
 * @param prose The running text of the source.
 */
export function readLostItems(source: Source, prose: readonly Prose[]): LostItems {
  const lines = readItemLines(source, prose)
  const loose = [...lines.values()].filter(({kind}) => kind === 'loose')
  if (loose.length === 0) return {items: [], isNear: () => false}
  const items: LostItem[] = []
  const near: Range[] = []
  for (const flow of readFlows(source, lines, loose)) {
    let levels: readonly Level[] = []
    let from: number | undefined
    for (const blocks of flow) {
      const relisted = recoverList(source, lines, blocks, levels)
      levels = relisted.levels.slice(0, 1)
      for (const {line, loose} of relisted.accepted) {
        const marker = [line.textStart, line.textStart + loose.length] as const
        items.push({marker, number: loose.number, edit: relisted.edit!})
        from ??= source.range(blocks[0]!)[0]
      }
    }
    if (from !== undefined) near.push([from, source.range(flow.at(-1)!.at(-1)!)[1]])
  }
  return {items, isNear: (offset) => near.some(([start, end]) => offset >= start && offset < end)}
}

type Blocks = Placed<RootContent>[]

/**
 * Top-level blocks that may be one list to their author, together; between headings, numbers may go
 * on from one such list to the next.
 */
function readFlows(
  source: Source,
  lines: ReadonlyMap<number, ItemLine>,
  loose: readonly ItemLine[]
): Blocks[][] {
  const flows: Blocks[][] = []
  let flow: Blocks[] = []
  let blocks: Blocks = []
  let isLost = false
  let next = 0
  const closeBlocks = () => {
    if (blocks.length > 0) flow.push(blocks)
    blocks = []
    isLost = false
  }
  const closeFlow = () => {
    closeBlocks()
    if (flow.length > 0) flows.push(flow)
    flow = []
  }
  for (const block of source.blocks) {
    const [start, end] = source.range(block)
    while (loose[next] && loose[next]!.line.textStart < start) next++
    const hasLoose = loose[next] !== undefined && loose[next]!.line.textStart < end
    if (block.type === 'heading' || block.type === 'thematicBreak') {
      closeFlow()
    } else if (block.type === 'list' || hasLoose || (isLost && isInside(source, lines, block))) {
      blocks.push(block)
      isLost ||= hasLoose
    } else {
      closeBlocks()
    }
  }
  closeFlow()
  return flows
}

/** Whether a block was meant as an item, or is indented as if it were inside one. */
function isInside(
  source: Source,
  lines: ReadonlyMap<number, ItemLine>,
  block: Placed<RootContent>
): boolean {
  if (block.type === 'code' && !isFenced(source, block)) return true
  const {column, start} = lineAt(source, source.range(block)[0])
  if (lines.has(start)) return true
  return column > 1 && (block.type === 'paragraph' || block.type === 'code')
}

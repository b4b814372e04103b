import type {RootContent} from 'mdast'
import type {Edit, Range} from '../../syntax/edit.ts'
import {lineAt} from '../../syntax/lines.ts'
import type {Prose} from '../../syntax/prose.ts'
import type {Placed, Source} from '../../syntax/source.ts'
import {isFenced} from '../layout/content.ts'
import {type ItemLine, readItemLines} from './item-lines.ts'
import {type Level, recoverList} from './recover-list.ts'

/** A line that is meant as an item, but not parsed as one. */
export interface LostItem {
  /** Range of the malformed marker. */
  readonly marker: Range
  readonly number: number
  /**
   * Turns it and what was lost with it into items; nearby lost items share one edit. undefined if not
   * all of their list can be repaired.
   */
  readonly edit: Edit | undefined
}

/** All lost items of a report. */
export interface LostItems {
  readonly items: readonly LostItem[]
  /** Whether an offset is near lost items, where numbers of lists are unreliable. */
  isNear(offset: number): boolean
}

/**
 * Reads all lost items.
 *
 * @param prose Running text of the source.
 * @param indent Minimum columns from a marker to what is below it.
 */
export function readLostItems(source: Source, prose: readonly Prose[], indent: number): LostItems {
  const lines = readItemLines(source, prose)
  const malformed = [...lines.values()].filter(({kind}) => kind === 'malformed')
  if (malformed.length === 0) return {items: [], isNear: () => false}
  const items: LostItem[] = []
  const near: Range[] = []
  for (const group of readBlockGroups(source, lines, malformed)) {
    let levels: readonly Level[] = []
    let from: number | undefined
    for (const blocks of group) {
      const recovered = recoverList(source, lines, blocks, levels, indent)
      levels = recovered.levels.slice(0, 1)
      for (const {line, malformed} of recovered.accepted) {
        const marker = [line.textStart, line.textStart + malformed.length] as const
        items.push({marker, number: malformed.number, edit: recovered.edit})
        from ??= source.range(blocks[0]!)[0]
      }
    }
    if (from !== undefined) near.push([from, source.range(group.at(-1)!.at(-1)!)[1]])
  }
  return {items, isNear: (offset) => near.some(([start, end]) => offset >= start && offset < end)}
}

type Blocks = Placed<RootContent>[]

/**
 * Groups of top-level blocks between headings, each split into blocks that may be one list. The
 * numbers of a list may continue those of the list before in its group.
 */
function readBlockGroups(
  source: Source,
  lines: ReadonlyMap<number, ItemLine>,
  malformed: readonly ItemLine[]
): Blocks[][] {
  const groups: Blocks[][] = []
  let group: Blocks[] = []
  let blocks: Blocks = []
  let hasLostItem = false
  let next = 0
  const closeBlocks = () => {
    if (blocks.length > 0) group.push(blocks)
    blocks = []
    hasLostItem = false
  }
  const closeGroup = () => {
    closeBlocks()
    if (group.length > 0) groups.push(group)
    group = []
  }
  for (const block of source.blocks) {
    const [start, end] = source.range(block)
    while (malformed[next] && malformed[next]!.line.textStart < start) next++
    const hasMalformed = malformed[next] !== undefined && malformed[next]!.line.textStart < end
    if (block.type === 'heading' || block.type === 'thematicBreak') {
      closeGroup()
    } else if (
      block.type === 'list' ||
      hasMalformed ||
      (hasLostItem && belongsToItem(source, lines, block))
    ) {
      blocks.push(block)
      hasLostItem ||= hasMalformed
    } else {
      closeBlocks()
    }
  }
  closeGroup()
  return groups
}

/** Whether a block starts with a marker, or is indented like the content of an item. */
function belongsToItem(
  source: Source,
  lines: ReadonlyMap<number, ItemLine>,
  block: Placed<RootContent>
): boolean {
  if (block.type === 'code' && !isFenced(source, block)) return true
  const {column, start} = lineAt(source, source.range(block)[0])
  if (lines.has(start)) return true
  return column > 1 && (block.type === 'paragraph' || block.type === 'code')
}

import type {List, Nodes, Parents, RootContent} from 'mdast'
import {isForeign} from '../../syntax/foreign/node.ts'
import {isPlaced, type Placed, type Source} from '../../syntax/source.ts'
import {readLayout} from '../layout/read.ts'
import {type DeepChildren, readDeepChildren} from './deep-children.ts'
import {findUnderIndented, isComment, type ListEntry, readEntries} from './entries.ts'

/** Blocks that are indented behind the marker of an item before them, but less than its content. */
export interface LostBlocks {
  readonly parent: ListEntry
  readonly blocks: readonly Placed<RootContent>[]
}

/** What belongs to items by its indentation, and is parsed as no part of them. */
export interface LostChildren {
  readonly groups: readonly LostBlocks[]
  readonly deep: readonly DeepChildren[]
  /** Whether an item or a block is lost. */
  isLost(node: Nodes): boolean
  /** Whether the columns of a list show that something is lost, so that layout keeps them. */
  isEvidence(list: List): boolean
  /** Whether a line of text is meant as a child, by the offset of its start. */
  isDeep(lineStart: number): boolean
}

const cache = new WeakMap<Source, LostChildren>()

/** Reads what is lost in a whole report, block quotes and footnotes included. */
export function readLostChildren(source: Source): LostChildren {
  const known = cache.get(source)
  if (known) return known
  const groups: LostBlocks[] = []
  const deep: DeepChildren[] = []
  const lost = new Set<Nodes>()
  const evidence = new Set<List>()
  const parents = new Set<Parents>()
  for (const {node, ancestors} of source.visits('list')) {
    const entries = readEntries(source, node)
    for (const entry of entries) deep.push(...readDeepChildren(source, entry))
    const items = findUnderIndented(entries, node.start ?? 1)
    if (items.length > 0) evidence.add(node)
    for (const {entries} of items) for (const {item} of entries) lost.add(item)
    parents.add(ancestors.at(-1)!)
  }
  for (const parent of parents) groups.push(...readSiblings(source, parent))
  for (const list of beforeIndented(source)) evidence.add(list)
  for (const {parent, blocks} of groups) {
    evidence.add(parent.list)
    for (const block of blocks) {
      lost.add(block)
      if (block.type === 'list') evidence.add(block)
    }
  }
  const deepLines = new Set(deep.flatMap(({lines}) => lines.map(({start}) => start)))
  const children: LostChildren = {
    groups,
    deep,
    isLost: (node) => lost.has(node),
    isEvidence: (list) => evidence.has(list),
    isDeep: (lineStart) => deepLines.has(lineStart)
  }
  cache.set(source, children)
  return children
}

/** Reads the lost blocks among the children of one node. */
function readSiblings(source: Source, {children}: Parents): LostBlocks[] {
  const groups: {parent: ListEntry; blocks: Placed<RootContent>[]}[] = []
  let entries: ListEntry[] = []
  for (const block of children as readonly RootContent[]) {
    const parent = isPlaced(block) ? parentOf(source, block, entries) : undefined
    if (parent && isPlaced(block)) {
      if (groups.at(-1)?.parent === parent) groups.at(-1)!.blocks.push(block)
      else groups.push({parent, blocks: [block]})
    }
    const own = block.type === 'list' && isPlaced(block) ? readEntries(source, block) : []
    entries = parent ? [...entries, ...own] : own
  }
  return groups
}

/**
 * Lists that begin as far to the right as the block below them. If they moved first, that block would
 * look like a lost child.
 */
function beforeIndented(source: Source): List[] {
  return source.blocks.flatMap((list, index) => {
    const next = source.blocks[index + 1]
    if (list.type !== 'list' || !next || !mayBelong(next)) return []
    return columnOf(source, list) > 0 && columnOf(source, next) > 0 ? [list] : []
  })
}

/** Columns between the prefix of what a block is in and its first line. */
export function columnOf(source: Source, block: Placed<RootContent>): number {
  const layout = readLayout(source)
  const [first] = block.type === 'list' ? block.children : [block]
  const line = layout.lineAt(block.position.start.line)
  const container = first && layout.containerOf(first)
  if (container?.node.type !== 'blockquote') return container?.markerOffset ?? line?.extra ?? 0
  return line?.marks[line.containers.indexOf(container)]?.markerOffset ?? 0
}

/** The item that a block belongs to by its indentation. */
function parentOf(
  source: Source,
  block: Placed<RootContent>,
  entries: readonly ListEntry[]
): ListEntry | undefined {
  if (entries.length === 0 || !mayBelong(block)) return undefined
  const column = columnOf(source, block)
  const parent = entries.findLast((entry) => entry.column < column)
  if (!parent?.startsLine || column >= parent.contentColumn) return undefined
  // Sloppy indentation, if the numbers go on.
  const isNext = block.type === 'list' && block.start === (entries.at(-1)!.number ?? 0) + 1
  return isNext && block.start !== 1 ? undefined : parent
}

/** Headings, breaks and definitions structure the report, wherever they begin. */
function mayBelong(block: RootContent): boolean {
  const isOther = /^(?:heading|thematicBreak|definition|footnoteDefinition|yaml)$/.test(block.type)
  return !isOther && !isForeign(block) && !isComment(block)
}

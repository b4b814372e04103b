import type {Nodes, Parents, RootContent} from 'mdast'
import {isForeign} from '../../syntax/foreign/node.ts'
import {isPlaced, type Placed, type Source} from '../../syntax/source.ts'
import {footnoteIndent} from '../layout/containers.ts'
import {readLayout} from '../layout/read.ts'
import {type DeepChildren, readDeepChildren} from './deep-children.ts'
import {findUnderIndented, isComment, type ListEntry, readEntries} from './entries.ts'

/** An item or a footnote, in columns from the prefix of what it is in. */
export type LostParent = Pick<ListEntry, 'column' | 'contentColumn' | 'startsLine'>

/** Blocks that are indented behind the marker of an item before them, but less than its content. */
export interface LostBlocks {
  readonly parent: LostParent
  readonly blocks: readonly Placed<RootContent>[]
}

/** What belongs to items by its indentation, and is parsed as no part of them. */
export interface LostChildren {
  readonly groups: readonly LostBlocks[]
  readonly deep: readonly DeepChildren[]
  /** Whether an item or a block is lost. */
  isLost(node: Nodes): boolean
  /**
   * Whether something is lost in or beside the top-level block that a node is in, so that layout keeps
   * all its columns: they show where it belongs.
   */
  isEvidence(node: Placed<Nodes>): boolean
}

const cache = new WeakMap<Source, LostChildren>()

/** Reads what is lost in a whole report, block quotes and footnotes included. */
export function readLostChildren(source: Source): LostChildren {
  const known = cache.get(source)
  if (known) return known
  const groups: LostBlocks[] = []
  const deep: DeepChildren[] = []
  const lost = new Set<Nodes>()
  const evidence: Nodes[] = []
  const parents = new Set<Parents>()
  for (const {node, ancestors} of source.visits('list')) {
    const entries = readEntries(source, node)
    for (const entry of entries) deep.push(...readDeepChildren(source, entry))
    for (const {entries: items} of findUnderIndented(entries, node.start ?? 1)) {
      for (const {item} of items) lost.add(item)
    }
    parents.add(ancestors.at(-1)!)
  }
  for (const {ancestors} of source.visits('footnoteDefinition')) parents.add(ancestors.at(-1)!)
  for (const parent of parents) {
    const siblings = readSiblings(source, parent)
    groups.push(...siblings.groups)
    evidence.push(...siblings.evidence)
  }
  for (const {blocks} of groups) for (const block of blocks) lost.add(block)
  const blocks = evidenceIn(source, [...lost, ...evidence, ...deep.map(({paragraph}) => paragraph)])
  const children: LostChildren = {
    groups,
    deep: deep.filter(({isTold}) => isTold),
    isLost: (node) => lost.has(node),
    isEvidence: ({position: {start}}) =>
      blocks.some(
        ({position}) => position.start.line <= start.line && start.line <= position.end.line
      )
  }
  cache.set(source, children)
  return children
}

/** The top-level blocks that nodes are in, with those that go on to the right behind them. */
function evidenceIn(source: Source, nodes: readonly Nodes[]): Placed<Nodes>[] {
  const lines = nodes.flatMap(({position}) => position?.start.line ?? [])
  lines.sort((a, b) => a - b)
  const found: Placed<Nodes>[] = []
  let line = 0
  for (const [index, block] of source.blocks.entries()) {
    while (line < lines.length && lines[line]! < block.position.start.line) line++
    const holds = line < lines.length && lines[line]! <= block.position.end.line
    const before = source.blocks[index - 1]
    const goesOn =
      before && found.at(-1) === before && columnOf(source, block as Placed<RootContent>) > 0
    if (holds || goesOn) found.push(block)
  }
  return found
}

/** Reads the lost blocks among the children of one node, and what else shows where they belong. */
function readSiblings(source: Source, {children}: Parents) {
  const groups: {parent: LostParent; blocks: Placed<RootContent>[]}[] = []
  const evidence: Placed<RootContent>[] = []
  let owners: readonly LostParent[] = []
  let owner: Placed<RootContent> | undefined
  for (const block of children as readonly RootContent[]) {
    if (!isPlaced(block)) continue
    const parent = parentOf(source, block, owners)
    if (parent) {
      // A definition belongs to no item, but what it is behind does not move away from it.
      evidence.push(owner!, block)
      if (mayBelong(block)) {
        if (groups.at(-1)?.parent === parent) groups.at(-1)!.blocks.push(block)
        else groups.push({parent, blocks: [block]})
      }
    } else if (owner?.type === 'list' && isIndented(source, owner) && isIndented(source, block)) {
      // If the list moved first, the block would look like its lost child.
      evidence.push(owner)
    } else if (owner && isBehindEmpty(source, block, owners)) {
      evidence.push(owner, block)
    }
    const own = ownersIn(source, block)
    owners = parent ? [...owners, ...own] : own
    if (!parent || own.length > 0) owner = block
  }
  return {groups, evidence}
}

/**
 * Whether a block is indented behind the marker of an item that has no text and ends with the blank
 * line below it (CommonMark 0.31.2, section 5.2).
 */
function isBehindEmpty(
  source: Source,
  block: Placed<RootContent>,
  owners: readonly LostParent[]
): boolean {
  const {item, column = 0}: Partial<ListEntry> = owners.at(-1) ?? {}
  return item?.children.length === 0 && mayBelong(block) && columnOf(source, block) > column
}

/** The items of a list, or a footnote. */
function ownersIn(source: Source, block: Placed<RootContent>): readonly LostParent[] {
  if (block.type === 'list') return readEntries(source, block)
  if (block.type !== 'footnoteDefinition') return []
  const column = columnOf(source, block)
  return [{column, contentColumn: column + footnoteIndent, startsLine: true}]
}

function isIndented(source: Source, block: Placed<RootContent>): boolean {
  return mayBelong(block) && columnOf(source, block) > 0
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

/** The item or the footnote that a block belongs to by its indentation. */
function parentOf(
  source: Source,
  block: Placed<RootContent>,
  owners: readonly LostParent[]
): LostParent | undefined {
  if (owners.length === 0 || !mayStand(block)) return undefined
  const column = columnOf(source, block)
  const index = owners.findLastIndex((owner) => owner.column < column)
  const parent = owners[index]
  if (!parent?.startsLine || column >= parent.contentColumn) return undefined
  if (block.type !== 'list' || block.start === 1) return parent
  // Sloppy indentation, if the numbers go on; not beside a lost child.
  const last = owners.at(-1) as Partial<ListEntry>
  const isNext = block.start === (last.number ?? 0) + 1
  return isNext && (last === parent || last.column !== column) ? undefined : parent
}

/** Headings and breaks structure the report, wherever they begin. */
function mayStand(block: RootContent): boolean {
  const isOther = /^(?:heading|thematicBreak|yaml)$/.test(block.type)
  return !isOther && !isForeign(block) && !isComment(block)
}

/** Whether a block can be in an item. */
function mayBelong(block: RootContent): boolean {
  return mayStand(block) && !/^(?:definition|footnoteDefinition)$/.test(block.type)
}

import type {Html, Nodes, Parents, RootContent} from 'mdast'
import {isForeign} from '../../syntax/foreign/node.ts'
import {readHtmlElements} from '../../syntax/html-elements.ts'
import {isPlaced, type Placed, type Source} from '../../syntax/source.ts'
import {columnOf} from '../layout/block-column.ts'
import {footnoteIndent} from '../layout/containers.ts'
import {type DeepChildren, readDeepChildren} from './deep-children.ts'
import {
  findUnderIndented,
  isBulletedTaskList,
  isComment,
  type ListEntry,
  readEntries,
  type UnderIndented
} from './entries.ts'
import {readMarkedLines} from './marked-lines.ts'

/** An item or a footnote, in columns from the prefix of what it is in. */
export type LostParent = Pick<ListEntry, 'column' | 'contentColumn' | 'startsLine'>

/** Blocks that are indented behind the marker of an item before them, but less than its content. */
export interface LostBlocks {
  readonly parent: LostParent
  /** Columns between the marker of the parent and the first block. */
  readonly indent: number
  /** Whether the parent has no text, and ends with the blank line below it (CommonMark 0.31.2, 5.2). */
  readonly isBelowEmpty: boolean
  readonly blocks: readonly Placed<RootContent>[]
}

/** What belongs to items by its indentation, and is parsed as no part of them. */
export interface LostChildren {
  readonly groups: readonly LostBlocks[]
  readonly deep: readonly DeepChildren[]
  /** In lists of tasks, which are part of no run. */
  readonly tasks: readonly UnderIndented[]
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
  const tasks: UnderIndented[] = []
  const lost = new Set<Nodes>()
  const evidence: Nodes[] = []
  const parents = new Set<Parents>()
  for (const {node, ancestors} of source.visits('list')) {
    const entries = readEntries(source, node)
    for (const entry of entries) deep.push(...readDeepChildren(source, entry))
    const underIndented = findUnderIndented(entries, node.start ?? 1)
    for (const {item} of underIndented.flatMap(({entries}) => entries)) lost.add(item)
    if (isBulletedTaskList(node)) tasks.push(...underIndented)
    parents.add(ancestors.at(-1)!)
  }
  for (const {ancestors} of source.visits('footnoteDefinition')) parents.add(ancestors.at(-1)!)
  for (const parent of parents) {
    const siblings = readSiblings(source, parent)
    groups.push(...siblings.groups)
    evidence.push(...siblings.evidence)
  }
  for (const {blocks} of groups) for (const block of blocks) lost.add(block)
  const blocks = evidenceIn(source, [
    ...[...lost, ...evidence, ...inIndentedElements(source), ...readMarkedLines(source)],
    ...deep.map(({paragraph}) => paragraph)
  ])
  const children: LostChildren = {
    groups,
    deep: deep.filter(({isTold}) => isTold),
    tasks,
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

/**
 * The nodes in HTML elements whose tags are indented: white space before HTML is part of it, so that
 * they would move, and the tags would not.
 */
function inIndentedElements(source: Source): Nodes[] {
  const elements = readHtmlElements(source.tree)
  const isIndented = ({value}: Html) => /^[ \t]/.test(value)
  const found: Nodes[] = []
  const visit = (nodes: readonly Nodes[]) => {
    for (const node of nodes) {
      const element = elements.around(node)
      const isEnd = node.type === 'html' && isEndTag(node) && isIndented(node)
      if (element && (isEnd || isIndented(element.start))) found.push(element.start, node)
      if ('children' in node && node.type !== 'paragraph') visit(node.children)
    }
  }
  visit(source.blocks)
  return found
}

/** Reads the lost blocks among the children of one node, and what else shows where they belong. */
function readSiblings(source: Source, {children}: Parents) {
  const groups: (LostBlocks & {blocks: Placed<RootContent>[]})[] = []
  const evidence: Placed<RootContent>[] = []
  let owners: readonly LostParent[] = []
  let owner: Placed<RootContent> | undefined
  for (const block of children as readonly RootContent[]) {
    if (!isPlaced(block)) continue
    const place = placeOf(source, block, owners)
    if (place) {
      evidence.push(owner!)
      if (groups.at(-1)?.parent === place.parent) groups.at(-1)!.blocks.push(block)
      else if (!isEndTag(block)) groups.push({...place, blocks: [block]})
    }
    const own = ownersIn(source, block)
    owners = place ? [...owners, ...own] : own
    if (!place || own.length > 0) owner = block
  }
  return {groups, evidence}
}

/** The items of a list, or a footnote. */
function ownersIn(source: Source, block: Placed<RootContent>): readonly LostParent[] {
  if (block.type === 'list') return readEntries(source, block)
  if (block.type !== 'footnoteDefinition') return []
  const column = columnOf(source, block)
  return [{column, contentColumn: column + footnoteIndent, startsLine: true}]
}

function isEndTag(block: RootContent): boolean {
  return block.type === 'html' && /^\s*<\//.test(block.value)
}

/**
 * The column of a block, as columns of what is before it are counted. The white space before HTML is part
 * of it: it does not move with a list that is indented as a whole, and would be behind its marker then.
 */
function columnBehind(
  source: Source,
  block: Placed<RootContent>,
  owners: readonly LostParent[]
): number {
  const column = columnOf(source, block)
  if (block.type !== 'html' || column === 0) return column
  return owners.reduce((least, owner) => Math.min(least, owner.column), Infinity) + column
}

/** The item or the footnote that a block belongs to by its indentation. */
function placeOf(
  source: Source,
  block: Placed<RootContent>,
  owners: readonly LostParent[]
): Omit<LostBlocks, 'blocks'> | undefined {
  if (owners.length === 0 || !mayBelong(block)) return undefined
  const column = columnBehind(source, block, owners)
  const index = owners.findLastIndex((owner) => owner.column < column)
  const parent = owners[index]
  if (!parent?.startsLine) return undefined
  const {item}: Partial<ListEntry> = parent
  const isBelowEmpty = item?.children.length === 0
  if (column >= parent.contentColumn && !isBelowEmpty) return undefined
  const place = {parent, indent: column - parent.column, isBelowEmpty}
  if (block.type !== 'list' || block.start === 1) return place
  // Sloppy indentation, if the numbers go on; not beside a lost child.
  const last = owners.at(-1) as Partial<ListEntry>
  const isNext = block.start === (last.number ?? 0) + 1
  return isNext && (last === parent || last.column !== column) ? undefined : place
}

/** Headings, breaks and definitions structure the report, wherever they begin. */
function mayBelong(block: RootContent): boolean {
  const isOther = /^(?:heading|thematicBreak|definition|footnoteDefinition|yaml)$/.test(block.type)
  return !isOther && !isForeign(block) && !isComment(block)
}

import type {Nodes, RootContent} from 'mdast'
import {combine, type Edit} from '../../syntax/edit.ts'
import {isBlank, type Line, linesOf} from '../../syntax/lines.ts'
import {isPlaced, type Placed, type Source} from '../../syntax/source.ts'
import {type ItemLine, readSwallowed} from './item-lines.ts'
import type {LooseMarker} from './markers.ts'
import {childColumn, isFenced, literalLines, moveLines} from './move.ts'

/** An item as it is to be laid out. */
interface RecoveredItem {
  readonly column: number
  readonly newColumn: number
  readonly newContent: number
  /** Whether it, or an item around it, was lost to Markdown: what is in it is laid out anew. */
  readonly isLost: boolean
}

/** Items that are siblings to their author. */
export interface Level {
  readonly column: number
  readonly newColumn: number
  readonly parent: RecoveredItem | undefined
  readonly last: RecoveredItem
  /** The number of the last item that has one. */
  readonly number: number
  readonly count: number
}

type LooseLine = ItemLine & {readonly loose: LooseMarker}

/** What neighboring blocks are as the one list that they were meant to be. */
export interface RecoveredList {
  readonly accepted: readonly LooseLine[]
  /** Nothing where nothing was accepted. */
  readonly edit: Edit | undefined
  readonly levels: readonly Level[]
}

/** How far to look for the next item of the same level. */
const mostLinesAhead = 100

/**
 * Read blocks line by line, by indentation and numbers, as their author meant them.
 *
 * @param lines All lines with markers.
 * @param blocks Neighboring top-level blocks.
 * @param levels Levels of the list before, whose numbers may go on.
 */
export function recoverList(
  source: Source,
  lines: ReadonlyMap<number, ItemLine>,
  blocks: readonly Placed<RootContent>[],
  levels: readonly Level[]
): RecoveredList {
  const range = [source.range(blocks[0]!)[0], source.range(blocks.at(-1)!)[1]] as const
  const all = linesOf(source, range)
  const marked = all.flatMap((line) => lines.get(line.start) ?? [])
  const leaves = readLeaves(source, blocks)
  const stack = [...levels]
  const edits: Edit[] = []
  const accepted: LooseLine[] = []
  let leaf: Leaf | undefined
  let shift = 0
  let ahead = 0

  for (const line of all) {
    if (leaf && line.start > leaf.end) leaf = undefined
    const starting = leaves.get(line.start)
    const begins = starting !== undefined
    leaf = starting ?? leaf
    let item = lines.get(line.start)
    if (item) ahead++
    if (item && isLoose(item) && !isMeant(item, stack, marked.slice(ahead, ahead + mostLinesAhead)))
      item = undefined
    if (!item && begins) leaf = {...leaf!, isMeant: isMeantCode(source, leaf!, stack)}
    if (!item && leaf?.isMeant) item = readSwallowed(source, line)
    if (item) {
      const laid = lay(item, stack)
      if (isLoose(item)) accepted.push(item)
      edits.push(...write(source, item, laid))
      shift = laid.newColumn - laid.column
      continue
    }
    const owner = stack.findLast(({last}) => last.column < line.column)?.last
    if (begins) shift = leafShift(source, leaf!, line, stack)
    if (owner?.isLost && (leaf || !isBlank(line))) edits.push(...moveLines(source, [line], shift))
  }
  if (accepted.length === 0) return {accepted, edit: undefined, levels: stack}
  return {accepted, edit: widen(source, blocks, edits), levels: stack}
}

/** One edit that spans the blocks that leave or enter a list, so that they count as changed. */
function widen(source: Source, blocks: readonly Placed<RootContent>[], edits: Edit[]): Edit {
  const [start, end] = [edits[0]!.range[0], edits.at(-1)!.range[1]]
  const first = blocks.find((block) => source.range(block)[1] >= start)
  const last = blocks.findLast(({type}) => type !== 'list')
  const from = first && first.type !== 'list' ? Math.min(start, source.range(first)[0]) : start
  const to = last ? Math.max(end, source.range(last)[1]) : end
  const none = (at: number) => ({range: [at, at] as const, text: ''})
  return combine(source.text, [none(from), ...edits, none(to)])
}

function isLoose(item: ItemLine): item is LooseLine {
  return item.loose !== undefined
}

/** How many levels are around or at an item, and whether it opens a new one below them. */
function findLevel(
  {line, number}: ItemLine,
  levels: readonly Level[]
): [depth: number, isNew: boolean] {
  let depth = levels.length
  while (depth > 1 && line.column < levels[depth - 2]!.column + 2) depth--
  const level = levels[depth - 1]
  if (!level) return [0, true]
  // Merely sloppy where the number goes on.
  const goesOn = number !== undefined && number !== 1 && number === level.number + 1
  const isDeeper = line.column >= level.column + 2
  return [depth, isDeeper && !(goesOn && line.column <= level.column + 3)]
}

/** Whether a loose marker is a marker: its number begins or goes on, and no sentence does. */
function isMeant(item: LooseLine, levels: readonly Level[], ahead: readonly ItemLine[]): boolean {
  const {number, certainty} = item.loose
  const [depth, isNew] = findLevel(item, levels)
  const level = isNew ? undefined : levels[depth - 1]
  const follows = level !== undefined && number > 1 && number === level.number + 1
  const fits = follows || number === 1 || (level !== undefined && number === level.count + 1)
  if (!fits || (item.needsOne && number !== 1)) return false
  const next = ahead.find(({line}) => line.column <= item.line.column + 1)
  const isFollowed =
    next?.number === number + 1 && (!next.loose || /certain|list/.test(next.loose.certainty))
  switch (certainty) {
    case 'neighbors':
      return follows && isFollowed
    case 'neighbor':
      return follows || isFollowed
    case 'list':
      return follows || isFollowed || item.isFresh
    case 'certain':
      return follows || isFollowed || item.isFresh
  }
}

/** Put an item into its level. */
function lay(item: ItemLine, levels: Level[]): RecoveredItem {
  const {column} = item.line
  const [depth, isNew] = findLevel(item, levels)
  levels.length = depth
  const level = isNew ? undefined : levels.pop()
  const parent = level ? level.parent : levels.at(-1)?.last
  const newColumn = findColumn(item, level, parent)
  const laid = {
    column,
    newColumn,
    newContent: newColumn + item.width,
    isLost: item.kind !== 'item' || (parent?.isLost ?? false)
  }
  levels.push({
    column: level?.column ?? column,
    newColumn: level?.newColumn ?? newColumn,
    parent,
    last: laid,
    number: item.number ?? (level?.number ?? 0) + 1,
    count: (level?.count ?? 0) + 1
  })
  return laid
}

function findColumn(
  item: ItemLine,
  level: Level | undefined,
  parent: RecoveredItem | undefined
): number {
  const {column} = item.line
  if (parent?.isLost) return childColumn(parent.newColumn, parent.newContent)
  if (level) {
    // A sibling must not come inside of the one before.
    const strays = column >= level.last.newContent || column < (parent?.newContent ?? 0)
    return strays && (item.kind !== 'item' || level.last.isLost) ? level.newColumn : column
  }
  if (item.kind === 'item') return column
  const from = parent?.newContent ?? 0
  if (column >= from && column <= from + 3) return column
  return parent ? childColumn(parent.newColumn, parent.newContent) : 0
}

/** The edits that write an item as it is laid out. */
function write(source: Source, item: ItemLine, laid: RecoveredItem): Edit[] {
  const {start, textStart} = item.line
  const indentation = ' '.repeat(laid.newColumn)
  const isMoved =
    laid.newColumn !== laid.column ||
    (laid.isLost && laid.newColumn > 0 && source.slice([start, textStart]) !== indentation)
  const edits: Edit[] = isMoved ? [{range: [start, textStart], text: indentation}] : []
  if (item.loose) {
    const {number, width} = item.loose
    edits.push({range: [textStart, textStart + width], text: `${number}. `})
  }
  return edits
}

/** A block that is no list, with the lines that it takes. */
interface Leaf {
  readonly node: Placed<Nodes>
  readonly end: number
  /** Whether it is code only because of its indentation, and was meant as the content of an item. */
  readonly isMeant: boolean
}

/** Blocks that are no list, at any depth of lists, by the starts of their first lines. */
function readLeaves(source: Source, blocks: readonly Nodes[]): Map<number, Leaf> {
  const leaves = new Map<number, Leaf>()
  const visit = (node: Nodes) => {
    if (node.type === 'list' || node.type === 'listItem') {
      node.children.forEach(visit)
    } else if (isPlaced(node)) {
      const [start, end] = source.range(node)
      leaves.set(source.lineStart(start), {node, end, isMeant: false})
    }
  }
  blocks.forEach(visit)
  return leaves
}

/** Text of a report, not of a program: it begins with a marker, a picture, a link or Chinese. */
const text = /^(?:!?\[|[\p{Script=Han}《“「【（])/u

/** Whether code below a lost item is only indented because it belongs to that item. */
function isMeantCode(source: Source, {node}: Leaf, levels: readonly Level[]): boolean {
  if (node.type !== 'code' || isFenced(source, node)) return false
  const [line] = linesOf(source, source.range(node))
  const owner = levels.findLast(({last}) => last.column + 2 <= line!.column)?.last
  if (!owner?.isLost) return false
  return (
    readSwallowed(source, line!) !== undefined ||
    text.test(source.slice([line!.textStart, line!.end]))
  )
}

/** By how many columns a block inside a lost item has to move. */
function leafShift(
  source: Source,
  {node, isMeant}: Leaf,
  line: Line,
  levels: readonly Level[]
): number {
  const owner = levels.findLast(({last}) => last.column + 2 <= line.column)?.last
  if (!owner?.isLost) return 0
  if (node.type === 'code' && !isMeant && !isFenced(source, node)) {
    return owner.newContent - (literalLines(source).get(line.start) ?? 0)
  }
  return childColumn(owner.newColumn, owner.newContent) - line.column
}

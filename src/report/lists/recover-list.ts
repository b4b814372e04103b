import type {Nodes, RootContent} from 'mdast'
import {combine, type Edit} from '../../syntax/edit.ts'
import {isBlank, type Line, linesOf} from '../../syntax/lines.ts'
import {isPlaced, type Placed, type Source} from '../../syntax/source.ts'
import {isFenced} from '../layout/content.ts'
import {extraOf} from '../layout/metrics.ts'
import {type ItemLine, readUnparsedItem} from './item-lines.ts'
import type {MalformedMarker} from './markers.ts'
import {literalLines, moveLines} from './move.ts'
import {hasUnknownMarker} from './unknown-forms.ts'

/** The layout of a recovered item; columns from 0. */
interface RecoveredItem {
  readonly column: number
  readonly newColumn: number
  readonly newContent: number
  /** Whether it or an ancestor was lost, so that its content has to be laid out again. */
  readonly isLost: boolean
}

/** Items that are siblings to the author. */
export interface Level {
  readonly column: number
  readonly newColumn: number
  readonly parent: RecoveredItem | undefined
  readonly last: RecoveredItem
  /** Number of the last numbered item. */
  readonly number: number
  readonly count: number
}

type MalformedLine = ItemLine & {readonly malformed: MalformedMarker}

/** Neighbouring blocks, read as one list. */
export interface RecoveredList {
  readonly accepted: readonly MalformedLine[]
  /** undefined if nothing was accepted, or a marker among the others does not fit. */
  readonly edit: Edit | undefined
  readonly levels: readonly Level[]
}

/** How many lines with markers to look ahead for the next sibling. */
const lookahead = 100

/**
 * Reads blocks line by line as one list, by indentation and numbers.
 *
 * @param lines All lines with markers.
 * @param blocks Neighbouring top-level blocks.
 * @param levels Levels of the list before, whose numbers may continue.
 * @param indent Minimum columns from a marker to what is below it.
 */
export function recoverList(
  source: Source,
  lines: ReadonlyMap<number, ItemLine>,
  blocks: readonly Placed<RootContent>[],
  levels: readonly Level[],
  indent: number
): RecoveredList {
  const range = [source.range(blocks[0]!)[0], source.range(blocks.at(-1)!)[1]] as const
  const all = linesOf(source, range)
  const marked = all.flatMap((line) => lines.get(line.start) ?? [])
  const leaves = readLeaves(source, blocks)
  const stack = [...levels]
  const edits: Edit[] = []
  const accepted: MalformedLine[] = []
  // A number at the start of a paragraph may be the style of a newsletter.
  const isAlone = marked.length === 1 && levels.length === 0
  let isWhole = true
  let leaf: Leaf | undefined
  let shift = 0
  let ahead = 0

  for (const line of all) {
    if (leaf && line.start > leaf.end) leaf = undefined
    const starting = leaves.get(line.start)
    const startsLeaf = starting !== undefined
    leaf = starting ?? leaf
    let item = lines.get(line.start)
    if (item) ahead++
    if (item && isMalformed(item)) {
      const next = marked.slice(ahead, ahead + lookahead)
      if (isAlone || !isItem(item, stack, next)) {
        if (item.malformed.certainty === 'certain') isWhole = false
        item = undefined
      }
    }
    if (!item && startsLeaf) leaf = {...leaf!, isMisparsed: isMisparsedCode(source, leaf!, stack)}
    if (!item && leaf?.isMisparsed) item = readUnparsedItem(source, line)
    if (item) {
      const placed = placeItem(item, stack, indent)
      if (isMalformed(item)) accepted.push(item)
      edits.push(...editsOf(source, item, placed))
      shift = placed.newColumn - placed.column
      continue
    }
    // It would become text of the item above it.
    if (leaf?.node.type === 'paragraph' && accepted.length > 0) {
      if (hasUnknownMarker(source.slice([line.textStart, line.end]))) isWhole = false
    }
    const owner = stack.findLast(({last}) => last.column < line.column)?.last
    if (startsLeaf) shift = leafShift(source, leaf!, line, stack, indent)
    if (owner?.isLost && (leaf || !isBlank(line))) edits.push(...moveLines(source, [line], shift))
  }
  if (accepted.length === 0) return {accepted, edit: undefined, levels: stack}
  const edit = isWhole ? combineOver(source, blocks, edits) : undefined
  return {accepted, edit, levels: stack}
}

/**
 * Combines edits so that they span the blocks that leave or enter a list, which then count as
 * changed.
 */
function combineOver(source: Source, blocks: readonly Placed<RootContent>[], edits: Edit[]): Edit {
  const [start, end] = [edits[0]!.range[0], edits.at(-1)!.range[1]]
  const first = blocks.find((block) => source.range(block)[1] >= start)
  const last = blocks.findLast(({type}) => type !== 'list')
  const from = first && first.type !== 'list' ? Math.min(start, source.range(first)[0]) : start
  const to = last ? Math.max(end, source.range(last)[1]) : end
  const none = (at: number) => ({range: [at, at] as const, text: ''})
  return combine(source.text, [none(from), ...edits, none(to)])
}

function isMalformed(item: ItemLine): item is MalformedLine {
  return item.malformed !== undefined
}

/** Returns the number of levels around an item, and whether it starts a new one. */
function findLevel(
  {line, number}: ItemLine,
  levels: readonly Level[]
): [depth: number, isNew: boolean] {
  let depth = levels.length
  while (depth > 1 && line.column < levels[depth - 2]!.column + 2) depth--
  const level = levels[depth - 1]
  if (!level) return [0, true]
  // Sloppy indentation if the number continues.
  const continues = number !== undefined && number !== 1 && number === level.number + 1
  const isDeeper = line.column >= level.column + 2
  return [depth, isDeeper && !(continues && line.column <= level.column + 3)]
}

/** Whether a malformed marker is a marker: its number fits, and it does not continue a sentence. */
function isItem(
  item: MalformedLine,
  levels: readonly Level[],
  ahead: readonly ItemLine[]
): boolean {
  const {number, certainty} = item.malformed
  const [depth, isNew] = findLevel(item, levels)
  const level = isNew ? undefined : levels[depth - 1]
  const follows = level !== undefined && number > 1 && number === level.number + 1
  const fits = follows || number === 1 || (level !== undefined && number === level.count + 1)
  if (!fits || (item.needsOne && number !== 1)) return false
  const next = ahead.find(({line}) => line.column <= item.line.column + 1)
  const isFollowed =
    next?.number === number + 1 &&
    (!next.malformed || /certain|list/.test(next.malformed.certainty))
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

/** Adds an item to its level. */
function placeItem(item: ItemLine, levels: Level[], indent: number): RecoveredItem {
  const {column} = item.line
  const [depth, isNew] = findLevel(item, levels)
  levels.length = depth
  const level = isNew ? undefined : levels.pop()
  const parent = level ? level.parent : levels.at(-1)?.last
  const newColumn = findColumn(item, level, parent, indent)
  const placed = {
    column,
    newColumn,
    newContent: newColumn + item.width,
    isLost: item.kind !== 'item' || (parent?.isLost ?? false)
  }
  levels.push({
    column: level?.column ?? column,
    newColumn: level?.newColumn ?? newColumn,
    parent,
    last: placed,
    number: item.number ?? (level?.number ?? 0) + 1,
    count: (level?.count ?? 0) + 1
  })
  return placed
}

function findColumn(
  item: ItemLine,
  level: Level | undefined,
  parent: RecoveredItem | undefined,
  indent: number
): number {
  const {column} = item.line
  if (parent?.isLost) return childColumn(parent, indent)
  if (level) {
    // A sibling must not become a child of the item before.
    const strays = column >= level.last.newContent || column < (parent?.newContent ?? 0)
    return strays && (item.kind !== 'item' || level.last.isLost) ? level.newColumn : column
  }
  if (item.kind === 'item') return column
  const from = parent?.newContent ?? 0
  if (column >= from && column <= from + 3) return column
  return parent ? childColumn(parent, indent) : 0
}

/** The column of what is below an item. */
function childColumn({newColumn, newContent}: RecoveredItem, indent: number): number {
  return newContent + extraOf(newContent - newColumn, indent)
}

/** The edits that write an item in its new layout. */
function editsOf(source: Source, item: ItemLine, placed: RecoveredItem): Edit[] {
  const {start, textStart} = item.line
  const indentation = ' '.repeat(placed.newColumn)
  const isMoved =
    placed.newColumn !== placed.column ||
    (placed.isLost && placed.newColumn > 0 && source.slice([start, textStart]) !== indentation)
  const edits: Edit[] = isMoved ? [{range: [start, textStart], text: indentation}] : []
  if (item.malformed) {
    const {number, width} = item.malformed
    edits.push({range: [textStart, textStart + width], text: `${number}. `})
  }
  return edits
}

/** A block that is not a list. */
interface Leaf {
  readonly node: Placed<Nodes>
  readonly end: number
  /** Whether it is indented code that is meant as the content of an item. */
  readonly isMisparsed: boolean
}

/** Blocks that are not lists, also inside lists, by the start of their first line. */
function readLeaves(source: Source, blocks: readonly Nodes[]): Map<number, Leaf> {
  const leaves = new Map<number, Leaf>()
  const visit = (node: Nodes) => {
    if (node.type === 'list' || node.type === 'listItem') {
      node.children.forEach(visit)
    } else if (isPlaced(node)) {
      const [start, end] = source.range(node)
      leaves.set(source.lineStart(start), {node, end, isMisparsed: false})
    }
  }
  blocks.forEach(visit)
  return leaves
}

/** Text of a report rather than of a program: starts with a link, an image or Chinese. */
const text = /^(?:!?\[|[\p{Script=Han}《“「【（])/u

/** Whether a block is code only because it is indented below a lost item. */
function isMisparsedCode(source: Source, {node}: Leaf, levels: readonly Level[]): boolean {
  if (node.type !== 'code' || isFenced(source, node)) return false
  const [line] = linesOf(source, source.range(node))
  const owner = levels.findLast(({last}) => last.column + 2 <= line!.column)?.last
  if (!owner?.isLost) return false
  return (
    readUnparsedItem(source, line!) !== undefined ||
    text.test(source.slice([line!.textStart, line!.end]))
  )
}

/** Columns by which a block inside a lost item has to move. */
function leafShift(
  source: Source,
  {node, isMisparsed}: Leaf,
  line: Line,
  levels: readonly Level[],
  indent: number
): number {
  const owner = levels.findLast(({last}) => last.column + 2 <= line.column)?.last
  if (!owner?.isLost) return 0
  if (node.type === 'code' && !isMisparsed && !isFenced(source, node)) {
    return owner.newContent - (literalLines(source).get(line.start) ?? 0)
  }
  return childColumn(owner, indent) - line.column
}

import type {List, Nodes, Parents, RootContent} from 'mdast'
import {type HtmlElement, readHtmlElements} from '../../syntax/html-elements.ts'
import {lineEndings} from '../../syntax/lines.ts'
import {isPlaced, type Placed, type Source} from '../../syntax/source.ts'
import {
  findUnderIndented,
  isBulletedTaskList,
  isComment,
  isSequence,
  type ListEntry,
  readEntries,
  shownNumber,
  type UnderIndented
} from './entries.ts'
import {readLostChildren} from './lost-children.ts'

/** Entries that share one numbering: one list, or adjacent lists with different delimiters. */
export interface ListRun {
  readonly lists: readonly Placed<List>[]
  /** What the lists are in. */
  readonly parent: Parents
  /** Whether they are part of a block quote: another wrote them, and they may begin anywhere. */
  readonly isQuoted: boolean
  readonly entries: readonly ListEntry[]
  /** Nesting depth, from 1. */
  readonly depth: number
  /** Entries that are indented too little to be children. */
  readonly underIndented: readonly UnderIndented[]
  /** Expected number of the first entry. */
  readonly start: number
  /** If it continues an earlier run: that run, and the blocks that separate them. */
  readonly cut:
    | {readonly from: ListRun; readonly blocks: readonly Placed<RootContent>[]}
    | undefined
}

/** Reads all lists, those of block quotes and footnotes included; bulleted task lists are left out. */
export function readListRuns(source: Source): ListRun[] {
  const runs: ListRun[] = []
  const elements = readElements(source)
  const known = new Map<Parents, Set<unknown>>()
  for (const {node, ancestors} of source.visits('list')) {
    const parent = ancestors.at(-1)!
    const element = elements.get(node)
    const inside = known.get(parent) ?? new Set()
    if (inside.has(element)) continue
    known.set(parent, inside.add(element))
    const depth = ancestors.filter(({type}) => type === 'list').length + 1
    const isQuoted = ancestors.some(({type}) => type === 'blockquote')
    // The lists in an HTML element are no siblings of those around it.
    const isSibling = (list: List) => elements.get(list) === element
    runs.push(...readSiblings(source, {parent, isSibling, depth, isQuoted}))
  }
  return runs.sort((a, b) => a.entries[0]!.marker[0] - b.entries[0]!.marker[0])
}

/** Whether the children of a node are neither quoted nor in a footnote. */
export function isListOrRoot({type}: Nodes): boolean {
  return type === 'root' || type === 'list' || type === 'listItem'
}

/** Adjacent lists, before their numbers are compared. */
interface Group {
  readonly lists: Placed<List>[]
  readonly entries: ListEntry[]
  /** Blocks between the previous group and this one. */
  readonly blocks: readonly Placed<RootContent>[]
  /** Whether it is the first group, or the first of its section. */
  readonly isFirst: boolean
}

/**
 * The HTML element that each list is counted in. One that begins in the middle may go on the last one
 * outside of its own.
 */
function readElements(source: Source): Map<List, HtmlElement | undefined> {
  const elements = readHtmlElements(source.tree)
  const found = new Map<List, HtmlElement | undefined>()
  const known = new Map<Parents, (HtmlElement | undefined)[]>()
  for (const {node, ancestors} of source.visits('list')) {
    const parent = ancestors.at(-1)!
    const before = known.get(parent) ?? []
    const own = elements.around(node)
    const goesOn = (node.start ?? 1) > 1 && before.length > 0 && !before.includes(own)
    const element = goesOn ? before.at(-1) : own
    found.set(node, element)
    known.set(parent, [...before.filter((other) => other !== element), element])
  }
  return found
}

interface Siblings extends Pick<ListRun, 'parent' | 'depth' | 'isQuoted'> {
  /** Whether a list among the children of the parent is one of them. */
  readonly isSibling: (list: List) => boolean
}

/** Reads the runs among the children of one node. */
function readSiblings(source: Source, siblings: Siblings): ListRun[] {
  const {parent, depth, isQuoted} = siblings
  const groups = groupLists(source, siblings)
  const runs: ListRun[] = []
  /** The last run with numbers in the section, and what follows it. */
  let from: ListRun | undefined
  let between: Placed<RootContent>[] = []
  for (const [index, {lists, entries, blocks, isFirst}] of groups.entries()) {
    if (isFirst) from = undefined
    between = from ? [...between, ...blocks] : []
    const first = firstNumber(groups, index)
    const isBulleted = entries.every(({number}) => number === undefined)
    const goesOn =
      from !== undefined && !isQuoted && !isBulleted && first !== undefined && first > 1
    const next = goesOn ? lastNumber(from!) + 1 : (isQuoted && first) || 1
    const cutting = goesOn ? between.filter((block) => cuts(source, block)) : []
    const cut = cutting.length > 0 ? {from: from!, blocks: cutting} : undefined
    const start = cut && first !== undefined ? Math.max(next, first) : next
    const underIndented = findUnderIndented(entries, start)
    const run: ListRun = {lists, parent, isQuoted, entries, depth, underIndented, start, cut}
    runs.push(run)
    if (isBulleted && from) between.push(...lists)
    else {
      from = run
      between = []
    }
  }
  return runs
}

/** The number of the last entry: as it is shown, or will be once its children are nested. */
export function lastNumber(run: ListRun): number {
  const base = baseEntries(run)
  const isShown = run.underIndented.length === 0
  return isShown ? shownNumber(base.at(-1)!) : run.start + base.length - 1
}

/** Whether a block between two lists ends the first, and is not told of as a lost child of it. */
function cuts(source: Source, block: Placed<RootContent>): boolean {
  return !isComment(block) && !readLostChildren(source).isLost(block)
}

function groupLists(source: Source, {parent, isSibling}: Siblings): Group[] {
  const groups: Group[] = []
  let blocks: Placed<RootContent>[] = []
  let isFirst = true
  /** End of the list before, with the line of attributes directly below it. */
  let end: number | undefined
  for (const child of parent.children as readonly RootContent[]) {
    if (!isPlaced(child)) continue
    const isRead = child.type === 'list' && isSibling(child) && !isBulletedTaskList(child)
    const entries = isRead ? readEntries(source, child) : []
    if (isRead && entries.length > 0) {
      const group = groups.at(-1)
      if (group && end !== undefined && isBelow(source, end, child)) {
        group.lists.push(child)
        group.entries.push(...entries)
      } else {
        groups.push({lists: [child], entries, blocks, isFirst})
        blocks = []
        isFirst = false
      }
      end = source.range(child)[1]
    } else if (end !== undefined && isAttributes(child) && isBelow(source, end, child)) {
      end = source.range(child)[1]
    } else {
      end = undefined
      blocks.push(child)
      if (child.type === 'heading' && child.depth <= deepestSection) isFirst = true
    }
  }
  return groups
}

/** Headings below the sections of a report may stand among the items of one list. */
const deepestSection = 2

/** The number of the first entry; if it is a bullet, inferred from the next numbered entry. */
function firstNumber(groups: readonly Group[], index: number): number | undefined {
  let bullets = 0
  for (let position = index; ; position++) {
    const group = groups[position]
    if (!group || (bullets > 0 && group.blocks.length > 0)) return undefined
    const [first] = group.entries
    if (first!.number !== undefined) return first!.number - bullets
    if (group.blocks.length > 0) return undefined
    bullets += group.entries.length
  }
}

/** Whether a block starts on the line after an offset. */
function isBelow(source: Source, end: number, block: Placed<RootContent>): boolean {
  return lineEndings(source.slice([end, source.range(block)[0]])).length < 2
}

/** Whether a block is what kramdown reads as attributes of the item above. */
function isAttributes(block: RootContent): boolean {
  return block.type === 'html' && block.data?.foreign === 'attributes'
}

/** The entries of a run that are not under-indented. */
export function baseEntries({entries, underIndented}: ListRun): ListEntry[] {
  const nested = new Set(underIndented.flatMap((group) => group.entries))
  return entries.filter((entry) => !nested.has(entry))
}

/**
 * Returns the expected number of each entry; under-indented children are counted separately.
 *
 * @param restarts Entries at which the numbering restarts at 1.
 */
export function countEntries(
  run: ListRun,
  restarts: ReadonlySet<ListEntry> = new Set()
): Map<ListEntry, number> {
  const numbers = new Map<ListEntry, number>()
  let next = run.start
  for (const entry of baseEntries(run)) {
    if (restarts.has(entry)) next = 1
    numbers.set(entry, next++)
  }
  for (const group of run.underIndented) {
    for (const [index, entry] of group.entries.entries()) numbers.set(entry, index + 1)
  }
  return numbers
}

/**
 * Returns the entries of a top-level run at which the numbering restarts at 1 after a blank line,
 * with ascending numbers before and after: two lists that were merged because a heading is missing.
 */
export function findRestarts(source: Source, run: ListRun): ListEntry[] {
  if (run.parent.type !== 'root') return []
  const parts: ListEntry[][] = []
  let last: ListEntry | undefined
  for (const entry of baseEntries(run)) {
    const between = last ? source.slice([source.range(last.item)[1], entry.marker[0]]) : ''
    const isApart = lineEndings(between).length > 1
    const part = parts.at(-1)
    if (part && !(isApart && entry.number === 1)) part.push(entry)
    else parts.push([entry])
    last = entry
  }
  const inOrder = parts.map((part) => isSequence(part, 1))
  return parts.flatMap(([first], index) => {
    const before = parts[index - 1]
    return first && before && before.length > 1 && inOrder[index - 1] && inOrder[index] ? first : []
  })
}

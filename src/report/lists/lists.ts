import type {List, ListItem, Nodes, Parents, RootContent} from 'mdast'
import type {Range} from '../../syntax/edit.ts'
import {advance, lineAt} from '../../syntax/lines.ts'
import {isPlaced, type Placed, type Source} from '../../syntax/source.ts'

/** One entry of a list, with its marker as it is written. */
export interface ListEntry {
  readonly item: Placed<ListItem>
  readonly list: Placed<List>
  /** The marker: `1.`, `2)`, `-`. */
  readonly marker: Range
  /** The number of the marker; nothing where it is a bullet. */
  readonly number: number | undefined
  /** `.`, `)`, `-`, `*` or `+`. */
  readonly delimiter: string
  /** Column of the marker, from 0, tabs counted to the next multiple of four. */
  readonly column: number
  /** Column where the content of the item begins. */
  readonly contentColumn: number
  /** Whether there is nothing but white space before the marker on its line. */
  readonly leads: boolean
}

/** Entries that seem meant as children of the one before them, but are its siblings. */
export interface UnderIndented {
  readonly parent: ListEntry
  readonly entries: readonly ListEntry[]
}

/**
 * Entries that an author counts together: one list, or several that follow each other without a
 * blank line because a marker is of another kind.
 */
export interface ListRun {
  readonly lists: readonly Placed<List>[]
  readonly entries: readonly ListEntry[]
  /** Lists around it, plus one. */
  readonly depth: number
  /** Entries that stand too far left to be the children that they seem meant to be. */
  readonly underIndented: readonly UnderIndented[]
  /** The number that its first entry is to have. */
  readonly start: number
  /** Where it goes on from an earlier run: that run, and the blocks that cut it off. */
  readonly cut:
    | {readonly from: ListRun; readonly blocks: readonly Placed<RootContent>[]}
    | undefined
}

/** All lists outside of quotations and footnotes, task lists with bullets aside. */
export function readListRuns(source: Source): ListRun[] {
  const runs: ListRun[] = []
  const parents = new Set<Parents>()
  for (const {ancestors} of source.visits('list')) {
    const parent = ancestors.at(-1)!
    if (parents.has(parent)) continue
    parents.add(parent)
    if (!ancestors.every(isListOrRoot)) continue
    const depth = ancestors.filter(({type}) => type === 'list').length + 1
    runs.push(...readSiblings(source, parent, depth))
  }
  return runs.sort((a, b) => a.entries[0]!.marker[0] - b.entries[0]!.marker[0])
}

/** Whether what a node contains is neither quoted nor a footnote. */
export function isListOrRoot({type}: Nodes): boolean {
  return type === 'root' || type === 'list' || type === 'listItem'
}

/** A run before its numbers are looked at. */
interface Group {
  readonly lists: Placed<List>[]
  readonly entries: ListEntry[]
  /** What stands between it and the run before. */
  readonly blocks: readonly Placed<RootContent>[]
  /** Whether there is no run before, or a heading between. */
  readonly isFirst: boolean
}

/** The runs among the children of one node. */
function readSiblings(source: Source, parent: Parents, depth: number): ListRun[] {
  const groups = groupLists(source, parent)
  const runs: ListRun[] = []
  for (const [index, {lists, entries, blocks, isFirst}] of groups.entries()) {
    const from = isFirst ? undefined : runs.at(-1)
    const next = from ? from.start + baseEntries(from).length : 1
    const goesOn = from !== undefined && next > 1 && firstNumber(groups, index) === next
    const start = goesOn ? next : 1
    const underIndented = findUnderIndented(entries, start)
    const cut = goesOn && blocks.some((block) => !isComment(block)) ? {from, blocks} : undefined
    runs.push({lists, entries, depth, underIndented, start, cut})
  }
  return runs
}

function groupLists(source: Source, parent: Parents): Group[] {
  const groups: Group[] = []
  let blocks: Placed<RootContent>[] = []
  let isFirst = true
  let last: Placed<List> | undefined
  for (const child of parent.children as readonly RootContent[]) {
    if (!isPlaced(child)) continue
    const entries =
      child.type === 'list' && !isBulletedTaskList(child) ? readEntries(source, child) : []
    if (child.type === 'list' && entries.length > 0) {
      const group = groups.at(-1)
      if (group && last && adjoins(source, last, child)) {
        group.lists.push(child)
        group.entries.push(...entries)
      } else {
        groups.push({lists: [child], entries, blocks, isFirst})
        blocks = []
        isFirst = false
      }
      last = child
    } else {
      last = undefined
      blocks.push(child)
      if (child.type === 'list' || child.type === 'heading' || child.type === 'thematicBreak') {
        isFirst = true
      }
    }
  }
  return groups
}

/** The number that a run begins with; with bullets, the one that the runs right after it leave. */
function firstNumber(groups: readonly Group[], index: number): number | undefined {
  let bullets = 0
  for (let at = index; ; at++) {
    const group = groups[at]
    if (!group || (bullets > 0 && group.blocks.length > 0)) return undefined
    const [first] = group.entries
    if (first!.number !== undefined) return first!.number - bullets
    if (group.blocks.length > 0) return undefined
    bullets += group.entries.length
  }
}

function isBulletedTaskList(list: List): boolean {
  return !list.ordered && list.children.some(({checked}) => typeof checked === 'boolean')
}

/** Whether a list follows another on the next line. */
function adjoins(source: Source, first: Placed<List>, second: Placed<List>): boolean {
  const between = source.slice([source.range(first)[1], source.range(second)[0]])
  return (between.match(/\r\n|\n|\r/g)?.length ?? 0) < 2
}

/** The entries of a run that are no children of others by their indentation. */
export function baseEntries({entries, underIndented}: ListRun): ListEntry[] {
  const nested = new Set(underIndented.flatMap((group) => group.entries))
  return entries.filter((entry) => !nested.has(entry))
}

/**
 * The number that each entry of a run is to have; under-indented children are counted apart.
 *
 * @param restarts Entries that begin at 1 again.
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
 * Entries of a top-level run that begin at 1 again after a blank line, where the numbers before and
 * after them are in order: two lists, which Markdown takes for one because what stood between them
 * is gone.
 */
export function findRestarts(source: Source, run: ListRun): ListEntry[] {
  if (run.depth > 1) return []
  const parts: ListEntry[][] = []
  let last: ListEntry | undefined
  for (const entry of baseEntries(run)) {
    const between = last ? source.slice([source.range(last.item)[1], entry.marker[0]]) : ''
    const isApart = (between.match(/\r\n|\n|\r/g)?.length ?? 0) > 1
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

function isComment(node: RootContent): boolean {
  return node.type === 'html' && /^<!--[\s\S]*-->\s*$/.test(node.value)
}

/**
 * Groups of entries that stand deeper than the one before them, but not deep enough. Numbers tell
 * them from entries that are merely indented sloppily: there, the numbers of all go on.
 */
function findUnderIndented(entries: readonly ListEntry[], start: number): UnderIndented[] {
  const groups: {parent: ListEntry; entries: ListEntry[]}[] = []
  const base: ListEntry[] = []
  for (const entry of entries) {
    const parent = base.at(-1)
    if (!parent?.leads || entry.column <= parent.column) base.push(entry)
    else if (groups.at(-1)?.parent === parent) groups.at(-1)!.entries.push(entry)
    else groups.push({parent, entries: [entry]})
  }
  const first = groups[0]?.entries[0]
  if (!first) return []
  const counted = entries.slice(entries.indexOf(first)).some(({number}) => number !== undefined)
  if (counted && isSequence(entries, entries[0]!.number ?? start)) return []
  const onlyOnes =
    base.every(({number}) => (number ?? 1) === 1) &&
    groups.every((group) => (group.entries[0]!.number ?? 1) === 1)
  return isSequence(base, base[0]!.number ?? start) || onlyOnes ? groups : []
}

/** Whether numbers go up by one; a bullet may stand for any number. */
export function isSequence(entries: readonly ListEntry[], start: number): boolean {
  return entries.every(({number}, index) => number === undefined || number === start + index)
}

/** The entries of one list; none where the source does not show its markers. */
export function readEntries(source: Source, list: Placed<List>): ListEntry[] {
  const entries = list.children.map((item) => isPlaced(item) && readEntry(source, list, item))
  return entries.every((entry) => entry !== false) ? entries : []
}

/** One entry; `false` where the source does not show its marker. */
export function readEntry(
  source: Source,
  list: Placed<List>,
  item: Placed<ListItem>
): ListEntry | false {
  const [start] = source.range(item)
  const line = lineAt(source, start)
  const match = /^(?:(\d{1,9})([.)])|([-*+]))/.exec(source.slice([start, line.end]))
  if (!match) return false
  const marker = [start, start + match[0].length] as const
  const column = advance(source.slice([line.start, start]))
  return {
    item,
    list,
    marker,
    number: match[1] === undefined ? undefined : Number(match[1]),
    delimiter: match[2] ?? match[3]!,
    column,
    leads: line.textStart === start,
    contentColumn: contentColumn(column + match[0].length, source.slice([marker[1], line.end]))
  }
}

/**
 * Column where the content of an item begins.
 *
 * @param column Column after the marker.
 * @param rest What follows the marker on its line.
 */
export function contentColumn(column: number, rest: string): number {
  const space = /^[ \t]*/.exec(rest)![0]
  const end = advance(space, column)
  // Nothing, or code: just one space belongs to the marker.
  return space.length === rest.length || end - column > 4 ? column + 1 : end
}

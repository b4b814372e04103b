import type {List, ListItem, Nodes, Parents, RootContent} from 'mdast'
import type {Range} from '../../syntax/edit.ts'
import {isForeign} from '../../syntax/foreign/node.ts'
import {advance, lineAt, lineEndings} from '../../syntax/lines.ts'
import {contentColumn, readListMarker} from '../../syntax/list-marker.ts'
import {isPlaced, type Placed, type Source} from '../../syntax/source.ts'

/** A list item with its marker. */
export interface ListEntry {
  readonly item: Placed<ListItem>
  readonly list: Placed<List>
  /** Range of the marker: `1.`, `2)`, `-`. */
  readonly marker: Range
  /** undefined for a bullet. */
  readonly number: number | undefined
  /** `.`, `)`, `-`, `*` or `+`. */
  readonly delimiter: string
  /** Column of the marker, from 0; tab stops are four columns apart. */
  readonly column: number
  /** Column of the content. */
  readonly contentColumn: number
  /** Whether only white space precedes the marker on its line. */
  readonly startsLine: boolean
}

/** Entries that look like children of the one before, but are parsed as its siblings. */
export interface UnderIndented {
  readonly parent: ListEntry
  readonly entries: readonly ListEntry[]
}

/** Entries that share one numbering: one list, or adjacent lists with different delimiters. */
export interface ListRun {
  readonly lists: readonly Placed<List>[]
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

/** Reads all lists, except in block quotes and footnotes; bulleted task lists are left out. */
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
  /** Whether it is the first group, or the first after a heading. */
  readonly isFirst: boolean
}

/** Reads the runs among the children of one node. */
function readSiblings(source: Source, parent: Parents, depth: number): ListRun[] {
  const groups = groupLists(source, parent)
  const runs: ListRun[] = []
  for (const [index, {lists, entries, blocks, isFirst}] of groups.entries()) {
    const from = isFirst ? undefined : runs.at(-1)
    const next = from ? from.start + baseEntries(from).length : 1
    const continues = from !== undefined && next > 1 && firstNumber(groups, index) === next
    const start = continues ? next : 1
    const underIndented = findUnderIndented(entries, start)
    const cut = continues && blocks.some((block) => !isComment(block)) ? {from, blocks} : undefined
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
      if (group && last && isAdjacent(source, last, child)) {
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

function isBulletedTaskList(list: List): boolean {
  return !list.ordered && list.children.some(({checked}) => typeof checked === 'boolean')
}

/** Whether a list starts on the line after another. */
function isAdjacent(source: Source, first: Placed<List>, second: Placed<List>): boolean {
  const between = source.slice([source.range(first)[1], source.range(second)[0]])
  return lineEndings(between).length < 2
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
  if (run.depth > 1) return []
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

function isComment(node: RootContent): boolean {
  return isForeign(node) || (node.type === 'html' && /^<!--[\s\S]*-->\s*$/.test(node.value))
}

/**
 * Finds entries that are indented more than the entry before, but too little for children. If the
 * numbers of all entries ascend, the indentation is considered sloppy instead.
 */
function findUnderIndented(entries: readonly ListEntry[], start: number): UnderIndented[] {
  const groups: {parent: ListEntry; entries: ListEntry[]}[] = []
  const base: ListEntry[] = []
  for (const entry of entries) {
    const parent = base.at(-1)
    if (!parent?.startsLine || entry.column <= parent.column) base.push(entry)
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

/** Whether numbers ascend by one; bullets match any number. */
export function isSequence(entries: readonly ListEntry[], start: number): boolean {
  return entries.every(({number}, index) => number === undefined || number === start + index)
}

/** The entries of a list; empty if the source does not show the markers. */
export function readEntries(source: Source, list: Placed<List>): ListEntry[] {
  const entries = list.children.map((item) => isPlaced(item) && readEntry(source, list, item))
  return entries.every((entry) => entry !== false) ? entries : []
}

/** One entry; `false` if the source does not show its marker. */
export function readEntry(
  source: Source,
  list: Placed<List>,
  item: Placed<ListItem>
): ListEntry | false {
  const [start] = source.range(item)
  const line = lineAt(source, start)
  const read = readListMarker(source.slice([start, line.end]))
  if (!read) return false
  const {length, number, delimiter} = read
  const marker = [start, start + length] as const
  const column = advance(source.slice([line.start, start]))
  return {
    item,
    list,
    marker,
    number,
    delimiter,
    column,
    startsLine: line.textStart === start,
    contentColumn: contentColumn(column + length, source.slice([marker[1], line.end]))
  }
}

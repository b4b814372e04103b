import type {Nodes} from 'mdast'
import {isPlaced} from '../../syntax/source.ts'
import type {View} from './view.ts'

/** The number of an item: as it is shown, and as it is written; undefined for a bullet. */
interface SeenNumber {
  readonly shown?: number | undefined
  readonly written?: number | undefined
}

/** A line with the markers before its text, those of empty items above it included. */
interface MarkedLine {
  readonly numbers: SeenNumber[]
  readonly words: string
}

/**
 * Whether each item keeps a number that was shown or written before it; bullets may get one. Lists that
 * were apart and would count on from one another do not keep theirs.
 */
export function keepsNumbers(before: View, after: View): boolean {
  const old = new Map<string, SeenNumber[][]>()
  for (const {words, numbers} of readMarkedLines(before)) {
    const same = old.get(words)
    if (same) same.push(numbers)
    else old.set(words, [numbers])
  }
  return readMarkedLines(after).every(({words, numbers}) => {
    const known = old.get(words)?.shift() ?? []
    return numbers.every((number, index) => isKept(known.at(index - numbers.length), number))
  })
}

function isKept(old: SeenNumber | undefined, {shown}: SeenNumber): boolean {
  if (!old || shown === undefined) return true
  const isBullet = old.shown === undefined && old.written === undefined
  return isBullet || shown === old.shown || shown === old.written
}

/** A marker of an item or of a block quote, or what an author writes instead. */
const marker = /^[ \t]*(?:>|[-*+•](?=[ \t]|$)|[(（]?([\d０-９]{1,9})[.．。、,，)）](?!\d))/

function readMarkedLines({text, nodes}: View): MarkedLine[] {
  const [first, last] = [nodes[0]?.position, nodes.at(-1)?.position]
  if (!first || !last) return []
  const shown = readShown(nodes)
  const lines: MarkedLine[] = []
  let numbers: SeenNumber[] = []
  // The first line may be indented.
  const from = first.start.offset! - first.start.column + 1
  for (const {0: line, index: at} of text.slice(from, last.end.offset).matchAll(/[^\r\n]+/g)) {
    const index = from + at
    let rest = line
    for (let match = marker.exec(rest); match; match = marker.exec(rest)) {
      const [{length}, digits] = match
      const start = index + line.length - rest.length + /^[ \t]*/.exec(rest)![0].length
      const written = digits === undefined ? undefined : Number(digits.normalize('NFKC'))
      if (!match[0].endsWith('>')) numbers.push({shown: shown.get(start), written})
      rest = rest.slice(length)
    }
    const words = rest.replace(/[^\p{L}\p{N}]/gu, '')
    if (words === '') continue
    lines.push({numbers, words})
    numbers = []
  }
  return lines
}

/** The shown numbers of items, by their offsets. */
function readShown(nodes: readonly Nodes[], found = new Map<number, number>()) {
  for (const node of nodes) {
    if (node.type === 'list' && node.ordered) {
      for (const [index, item] of node.children.entries()) {
        if (isPlaced(item)) found.set(item.position.start.offset!, (node.start ?? 1) + index)
      }
    }
    if ('children' in node) readShown(node.children, found)
  }
  return found
}

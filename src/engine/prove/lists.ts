import type {List, Nodes} from 'mdast'
import {lineEndings} from '../../syntax/lines.ts'
import {isPlaced} from '../../syntax/source.ts'

/**
 * Lists that go on from the list right before them: on the next line, or, after a blank line, by
 * their numbers.
 *
 * @param text The text that the positions of the nodes are offsets into.
 * @param nodes Siblings.
 * @returns For each such list, whether a blank line precedes it.
 */
export function continuedLists(text: string, nodes: readonly Nodes[]): Map<List, boolean> {
  const continued = new Map<List, boolean>()
  let next = 1
  for (const [index, list] of nodes.entries()) {
    if (list.type !== 'list') continue
    const before = nodes[index - 1]
    const isAdjacent = before?.type === 'list' && adjoin(text, before, list)
    if (isAdjacent || (before?.type === 'list' && firstNumber(nodes, index) === next)) {
      continued.set(list, !isAdjacent)
    } else {
      next = list.start ?? 1
    }
    next += list.children.length
  }
  return continued
}

/** The first number of a list; if it is bulleted, inferred from the lists after it. */
function firstNumber(nodes: readonly Nodes[], index: number): number | undefined {
  let bullets = 0
  for (let at = index; ; at++) {
    const list = nodes[at]
    if (list?.type !== 'list') return undefined
    if (list.ordered) return (list.start ?? 1) - bullets
    bullets += list.children.length
  }
}

/** Whether two lists follow each other without a blank line. */
function adjoin(text: string, first: Nodes, second: Nodes): boolean {
  if (!isPlaced(first) || !isPlaced(second)) return false
  const between = text.slice(first.position.end.offset, second.position.start.offset)
  return lineEndings(between).length < 2
}

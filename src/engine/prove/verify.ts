import type {Root, RootContent} from 'mdast'
import {type Edit, type Range, splice, withoutOverlap} from '../../syntax/edit.ts'
import {parse} from '../../syntax/processor.ts'
import {isPlaced} from '../../syntax/source.ts'
import type {Change} from '../rule.ts'
import {keeps, type Parsed, touches} from './changes.ts'

/** A safe edit with what its rule may change. */
export interface Claim {
  readonly edit: Edit
  readonly changes: Change
}

/**
 * The edits that keep their promise: after them, `text` parses to the same tree but for what their
 * rules say that they change. Edits that do not overlap are tried together, and one by one only
 * where that fails.
 *
 * @param text Source text that the edits are for.
 * @param tree The tree that `text` parses to.
 * @param claims Edits in any order.
 */
export function verify<C extends Claim>(text: string, tree: Root, claims: readonly C[]): C[] {
  const sound: C[][] = []
  let isWhole = true
  let rest = distinct(claims)
  while (rest.length > 0) {
    const batch = withoutOverlap(rest.map(placed))
    const kept = holdTogether(text, tree, batch)
    if (sound.length === 0) isWhole = kept.length === batch.length
    sound.push(...kept.map(({same}) => same))
    const tried = new Set(batch.map(({same}) => same))
    rest = rest.filter((same) => !tried.has(same))
  }
  return (isWhole ? sound : withoutMixed(text, tree, sound)).flat()
}

type Placing<C extends Claim> = Edit & {readonly same: C[]; readonly claim: C}

function placed<C extends Claim>(same: C[]): Placing<C> {
  return {...same[0]!.edit, same, claim: same[0]!}
}

/** Of edits that do not overlap, those that hold alone and with the others. */
function holdTogether<C extends Claim>(
  text: string,
  tree: Root,
  batch: readonly Placing<C>[]
): Placing<C>[] {
  const claimsOf = (placings: readonly Placing<C>[]) => placings.map(({claim}) => claim)
  if (holds(text, tree, claimsOf(batch))) return [...batch]
  const kept: Placing<C>[] = []
  for (const placing of batch) {
    const alone = batch.length > 1 && holds(text, tree, [placing.claim])
    if (alone && holds(text, tree, claimsOf([...kept, placing]))) kept.push(placing)
  }
  return kept
}

/**
 * Drop what does not hold with the edits that it is applied with: where some were dropped, those
 * that overlapped them come in their place, beside others than they were tried with.
 */
function withoutMixed<C extends Claim>(text: string, tree: Root, sound: readonly C[][]): C[][] {
  let left = [...sound]
  for (;;) {
    const batch = withoutOverlap(left.map(placed))
    const kept = new Set(holdTogether(text, tree, batch).map(({same}) => same))
    if (kept.size === batch.length) return left
    const dropped = new Set(batch.flatMap(({same}) => (kept.has(same) ? [] : [same])))
    left = left.filter((same) => !dropped.has(same))
  }
}

/** Claims by their edits: those that have the same one count once. */
function distinct<C extends Claim>(claims: readonly C[]): C[][] {
  const byEdit = new Map<Edit, C[]>()
  for (const claim of claims) {
    const same = byEdit.get(claim.edit)
    if (same) same.push(claim)
    else byEdit.set(claim.edit, [claim])
  }
  // Most edits that are the same are one object, which saves comparing their texts.
  const byText = new Map<string, C[]>()
  for (const [{range, text}, same] of byEdit) {
    const key = `${range[0]} ${range[1]} ${text}`
    const others = byText.get(key)
    if (others) others.push(...same)
    else byText.set(key, same)
  }
  return [...byText.values()]
}

/** Apply edits step by step, and compare the trees at each. */
function holds(text: string, tree: Root, claims: readonly Claim[]): boolean {
  let before: Parsed = {text, tree}
  let applied: Edit[] = []
  for (const step of steps(tree, claims)) {
    const all = [...applied, ...step.map(({edit}) => edit)].toSorted(byPlace)
    const afterText = splice(text, all)
    if (!afterText.isWellFormed() && text.isWellFormed()) return false
    const after: Parsed = {text: afterText, tree: parse(afterText)}
    const places = step.map(({edit, changes}) => {
      const [start] = moved(edit.range, all)
      return {
        changes,
        before: moved(edit.range, applied),
        after: [start, start + edit.text.length] as const
      }
    })
    for (const changes of new Set(step.map((claim) => claim.changes))) {
      const own = places.filter((place) => place.changes === changes)
      const others = places.filter((place) => place.changes !== changes)
      const isKept = keeps[changes](
        cover(
          before,
          others.map((place) => place.before)
        ),
        cover(
          after,
          others.map((place) => place.after)
        ),
        own.map((place) => place.before),
        own.map((place) => place.after)
      )
      if (!isKept) return false
    }
    before = after
    applied = all
  }
  return true
}

/**
 * Claims in as few steps as can be told apart: one kind of change a step, or several whose edits are
 * in blocks that are no neighbours.
 */
function steps(tree: Root, claims: readonly Claim[]): Claim[][] {
  const found: Claim[][] = []
  let taken = new Set<number>()
  for (const changes of new Set(claims.map((claim) => claim.changes))) {
    const own = claims.filter((claim) => claim.changes === changes)
    const blocks = [
      ...reach(
        tree,
        own.map(({edit}) => edit.range)
      )
    ]
    const isApart = blocks.every((index) => !taken.has(index))
    const last = found.at(-1)
    if (last && isApart && changes !== 'order') last.push(...own)
    else found.push([...own])
    if (!isApart || changes === 'order') taken = new Set()
    for (const index of blocks) for (const near of [index - 1, index, index + 1]) taken.add(near)
    // What is moved may be anywhere.
    if (changes === 'order') taken = new Set(tree.children.keys())
  }
  return found
}

/** Top-level blocks that edits touch, and the lists beside them, which may become one with them. */
function reach({children}: Root, touched: readonly Range[]): Set<number> {
  const reached = new Set<number>()
  for (const [index, node] of children.entries()) if (touches(node, touched)) reached.add(index)
  for (const start of [...reached]) {
    for (const step of [-1, 1]) {
      for (let index = start + step; children[index]?.type === 'list'; index += step) {
        reached.add(index)
      }
    }
  }
  return reached
}

/** Put one block that says nothing in place of those that other edits touch. */
function cover({text, tree}: Parsed, touched: readonly Range[]): Parsed {
  if (touched.length === 0) return {text, tree}
  const children: RootContent[] = []
  const reached = reach(tree, touched)
  let covered: RootContent | undefined
  for (const [index, node] of tree.children.entries()) {
    if (!reached.has(index)) {
      children.push(node)
      covered = undefined
    } else if (covered && isPlaced(covered) && isPlaced(node)) {
      covered.position.end = node.position.end
    } else {
      covered = {type: 'html', value: '', ...(node.position && {position: {...node.position}})}
      children.push(covered)
    }
  }
  return {text, tree: {...tree, children}}
}

function byPlace(a: Edit, b: Edit): number {
  return a.range[0] - b.range[0]
}

/** Where a range of the source is after the edits before it. */
function moved([start, end]: Range, edits: readonly Edit[]): Range {
  const shift = edits
    .filter(({range}) => range[1] <= start && range[0] < start)
    .reduce((sum, {range, text}) => sum + text.length - (range[1] - range[0]), 0)
  return [start + shift, end + shift]
}

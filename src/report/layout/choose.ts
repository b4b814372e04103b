import type {Nodes} from 'mdast'
import {type Edit, splice} from '../../syntax/edit.ts'
import {printTree} from '../../syntax/print-tree.ts'
import {parse} from '../../syntax/processor.ts'
import type {Source} from '../../syntax/source.ts'
import {printSeen} from '../phrasing/print-seen.ts'

/** A place that may be spelled in several ways: edits that lead to each, the best first. */
export type Spellings = readonly Edit[]

/** Whether a document says the same after some edits as before. */
export type Comparison = (source: Source, edits: readonly Edit[]) => boolean

/**
 * For each place the best spelling with which the document says the same, so that what is chosen
 * depends on what is said alone, and not on how it is written now.
 *
 * @param places Each has no range in common with another. An edit that changes nothing stands for
 *   the spelling that is there.
 * @param isAlike By default, whether the tree stays the same.
 * @returns For each place an edit; nothing where no other spelling is better than the one there.
 */
export function choose(
  source: Source,
  places: readonly Spellings[],
  isAlike: Comparison = readsAlike
): (Edit | undefined)[] {
  let left = mostParsed
  const isAffordable: Comparison = (source, edits) => {
    left -= source.text.length
    return left > 0 && isAlike(source, edits)
  }
  const chosen = places.map((): Edit | undefined => undefined)
  let open = [...places.keys()]
  for (let rank = 0; open.length > 0; rank++) {
    const tried = open.flatMap((place) => {
      const edit = places[place]![rank]
      return edit ? [{place, edit}] : []
    })
    const sound = sift(source, chosen.filter(isEdit), tried, isAffordable)
    for (const {place, edit} of sound) chosen[place] = edit
    const settled = new Set(sound.map(({place}) => place))
    open = tried.map(({place}) => place).filter((place) => !settled.has(place))
  }
  return chosen.map((edit) => (edit && source.slice(edit.range) === edit.text ? undefined : edit))
}

/**
 * How many characters are parsed at most to find spellings, at a million a second; what is left then
 * stays as it is. Only a file that is odd in very many places comes near.
 */
const mostParsed = 4_000_000

interface Trial {
  readonly place: number
  readonly edit: Edit
}

/** The trials that hold together with what is chosen; halved where they do not, to find which. */
function sift(
  source: Source,
  chosen: readonly Edit[],
  tried: readonly Trial[],
  isAlike: Comparison
): Trial[] {
  if (tried.length === 0) return []
  if (isAlike(source, [...chosen, ...tried.map(({edit}) => edit)])) return [...tried]
  if (tried.length === 1) return []
  const middle = tried.length >> 1
  const first = sift(source, chosen, tried.slice(0, middle), isAlike)
  const both = [...chosen, ...first.map(({edit}) => edit)]
  return [...first, ...sift(source, both, tried.slice(middle), isAlike)]
}

/** Whether a document has the same tree after some edits. */
export function readsAlike(source: Source, edits: readonly Edit[]): boolean {
  return isSame(source, edits, printTree)
}

/** Whether a document looks the same after some edits of its running text. */
export function looksAlike(source: Source, edits: readonly Edit[]): boolean {
  return isSame(source, edits, printSeen)
}

function isSame(source: Source, edits: readonly Edit[], print: (node: Nodes) => string): boolean {
  const real = edits.filter(({range, text}) => source.slice(range) !== text)
  if (real.length === 0) return true
  const after = parse(
    splice(
      source.text,
      real.toSorted((a, b) => a.range[0] - b.range[0])
    )
  )
  const {children} = source.tree
  return (
    after.children.length === children.length &&
    after.children.every((node, index) => print(node) === print(children[index]!))
  )
}

function isEdit(edit: Edit | undefined): edit is Edit {
  return edit !== undefined
}

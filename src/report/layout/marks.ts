import type {Delete, Emphasis, Nodes, Strong} from 'mdast'
import {combine, type Edit, type Range} from '../../syntax/edit.ts'
import {isPlaced, type Placed, type Source, type Visit} from '../../syntax/source.ts'
import {kind} from '../phrasing/flanking.ts'

type Marked = Placed<Emphasis | Strong | Delete>

/** The delimiter runs of emphasis. */
export interface Mark {
  readonly node: Marked
  readonly actual: string
  readonly best: string
  /** An equivalent delimiter run. */
  readonly other: string
}

/** The marks of one paragraph, heading or table cell, in document order. */
export type MarkedText = readonly Mark[]

/** The preferred delimiter of emphasis. */
export type EmphasisMark = '*' | '_'

/** Returns the marks of all texts that contain emphasis. */
export function readMarkedTexts(source: Source, style: EmphasisMark): MarkedText[] {
  const texts = new Map<Nodes, Mark[]>()
  const visits: Visit<Marked>[] = (['emphasis', 'strong', 'delete'] as const).flatMap((type) => [
    ...source.visits(type)
  ])
  for (const visit of visits) {
    const text = visit.ancestors.findLast(({type}) =>
      /^(?:paragraph|heading|tableCell)$/.test(type)
    )
    if (!text || isSingleTilde(source, visit.node) || readName(source, visit.node)) continue
    const mark = readMark(source, visit, style)
    const marks = texts.get(text)
    if (marks) marks.push(mark)
    else texts.set(text, [mark])
  }
  return [...texts.values()].toSorted((a, b) => startOf(source, a) - startOf(source, b))
}

/**
 * GitHub strikes out what stands between single tildes, GFM allows it, and authors mean ranges (`3~5`),
 * homes (`~/a`) and subscripts (`H~2~O`).
 */
function isSingleTilde(source: Source, node: Marked): boolean {
  const [start] = source.range(node)
  return node.type === 'delete' && !source.text.startsWith('~~', start)
}

/** Names of programs, in which underscores are letters: `__init__`, `_private_name_`. */
const name = /^(?:__[A-Za-z]\w+__|_[A-Za-z]\w*_\w*_)$/

/** Returns the range of a name that is parsed as emphasis, with what is joined to it (`__init__.py`). */
function readName(source: Source, node: Marked): Range | undefined {
  const [start, end] = source.range(node)
  if (!name.test(source.slice([start, end]))) return undefined
  const [before = ''] =
    /(?:[\w$]+[./])*$/.exec(source.slice([source.lineStart(start), start])) ?? []
  const [after = ''] = /^(?:[./]\w+|\(\))*/.exec(source.slice([end, source.lineEnd(end)])) ?? []
  return [start - before.length, end + after.length]
}

/** Names of a report that are parsed as emphasis. */
export function readNames(source: Source): Range[] {
  return (['emphasis', 'strong'] as const).flatMap((type) =>
    [...source.visits(type)].flatMap(({node}) => {
      const range = readName(source, node)
      return range ? [range] : []
    })
  )
}

function startOf(source: Source, [first]: MarkedText): number {
  return source.range(first!.node)[0]
}

function readMark(source: Source, {node, ancestors}: Visit<Marked>, style: EmphasisMark): Mark {
  const [start, end] = source.range(node)
  if (node.type === 'strong') {
    return {node, actual: source.slice([start, start + 2]), best: '**', other: '__'}
  }
  if (node.type === 'delete') {
    return {node, actual: /^~+/.exec(source.slice([start, end]))![0], best: '~~', other: '~'}
  }
  // Underscores next to a letter do not delimit emphasis; nested ones would close together.
  const parent = ancestors.at(-1)
  const strong = parent?.type === 'strong' && isPlaced(parent) ? [parent] : []
  const isFree = [node, ...strong].every((node) => standsApart(source, node))
  const isNested = ancestors.some(({type}) => type === 'emphasis')
  const best = style === '_' && isFree && !isNested ? '_' : '*'
  return {node, actual: source.text[start]!, best, other: best === '*' ? '_' : '*'}
}

/** Whether emphasis neither follows nor precedes a letter. */
function standsApart(source: Source, node: Marked): boolean {
  const [start, end] = source.range(node)
  return [source.text[start - 1], source.text[end]].every(
    (character = '') => kind(character) !== 'letter'
  )
}

/** Maximum number of marks that are tried one by one, or in pairs. */
const most = {singles: 8, pairs: 4} as const

/** Types that are tried first come first. */
const rank = {emphasis: 0, strong: 1, delete: 2} as const

/**
 * Returns the sets of marks to write with the other delimiter, the best first: none; emphasis whose
 * delimiters are adjacent to others (`**_a_**`, since `***a***` nests the other way); one; two; all.
 */
export function spellMarks(source: Source, marks: MarkedText): ReadonlySet<Mark>[] {
  const order = [...marks].sort((a, b) => rank[a.node.type] - rank[b.node.type])
  const emphasis = order.filter(({node}) => node.type === 'emphasis')
  const edges = new Set(marks.flatMap((mark) => innerEdges(source, mark)))
  const touching = emphasis.filter(({node}) => source.range(node).some((edge) => edges.has(edge)))
  const singles = order.length > most.singles ? [] : order.map((mark) => [mark])
  const paired = order.length > most.pairs ? [] : order
  const pairs = paired.flatMap((a, index) => paired.slice(index + 1).map((b) => [a, b]))
  return [[], touching, ...singles, ...pairs, emphasis, order].map((set) => new Set(set))
}

/** Range of the content between two delimiter runs. */
function innerEdges(source: Source, {node, actual}: Mark): Range {
  const [start, end] = source.range(node)
  return [start + actual.length, end - actual.length]
}

/**
 * Rewrites the marks of a text.
 *
 * @param others Those to write with the other delimiter.
 */
export function writeMarks(source: Source, marks: MarkedText, others: ReadonlySet<Mark>): Edit {
  const edits = marks.flatMap((mark): Edit[] => {
    const [start, end] = source.range(mark.node)
    const text = others.has(mark) ? mark.other : mark.best
    const {length} = mark.actual
    return [
      {range: [start, start + length], text},
      {range: [end - length, end], text}
    ]
  })
  return combine(
    source.text,
    edits.toSorted((a, b) => a.range[0] - b.range[0])
  )
}

import type {Delete, Emphasis, Nodes, Strong} from 'mdast'
import {combine, type Edit, type Range} from '../../syntax/edit.ts'
import {isPlaced, type Placed, type Source, type Visit} from '../../syntax/source.ts'
import {kind} from '../phrasing/flanking.ts'

type Marked = Placed<Emphasis | Strong | Delete>

/** What stands on both sides of emphasis. */
export interface Mark {
  readonly node: Marked
  readonly actual: string
  readonly best: string
  /** What else means the same. */
  readonly other: string
}

/** The marks of one text, that is of a paragraph, a heading or a cell, in their order. */
export type MarkedText = readonly Mark[]

/** Which mark emphasis is to have where both read alike. */
export type EmphasisMark = '*' | '_'

/** All texts with emphasis in them. */
export function readMarkedTexts(source: Source, style: EmphasisMark): MarkedText[] {
  const texts = new Map<Nodes, Mark[]>()
  const visits: Visit<Marked>[] = (['emphasis', 'strong', 'delete'] as const).flatMap((type) => [
    ...source.visits(type)
  ])
  for (const visit of visits) {
    const text = visit.ancestors.findLast(({type}) =>
      /^(?:paragraph|heading|tableCell)$/.test(type)
    )
    if (!text) continue
    const mark = readMark(source, visit, style)
    const marks = texts.get(text)
    if (marks) marks.push(mark)
    else texts.set(text, [mark])
  }
  return [...texts.values()].toSorted((a, b) => startOf(source, a) - startOf(source, b))
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
  // Underscores beside a letter are no emphasis; nested, both would end at once.
  const parent = ancestors.at(-1)
  const strong = parent?.type === 'strong' && isPlaced(parent) ? [parent] : []
  const isFree = [node, ...strong].every((node) => standsApart(source, node))
  const isNested = ancestors.some(({type}) => type === 'emphasis')
  const best = style === '_' && isFree && !isNested ? '_' : '*'
  return {node, actual: source.text[start]!, best, other: best === '*' ? '_' : '*'}
}

/** Whether there is no letter right before or after some emphasis. */
function standsApart(source: Source, node: Marked): boolean {
  const [start, end] = source.range(node)
  return [source.text[start - 1], source.text[end]].every(
    (character = '') => kind(character) !== 'letter'
  )
}

/** Beyond that, marks are not tried one by one, or two by two. */
const most = {singles: 8, pairs: 4} as const

/** Which marks are rather written the other way. */
const rank = {emphasis: 0, strong: 1, delete: 2} as const

/**
 * Which marks of a text to write the other way, the best first: none; the emphasis whose marks touch
 * others (`**_a_**`, since three stars would be taken the wrong way); one; two; all.
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

/** Where what is between two marks begins and ends. */
function innerEdges(source: Source, {node, actual}: Mark): Range {
  const [start, end] = source.range(node)
  return [start + actual.length, end - actual.length]
}

/**
 * Write the marks of a text.
 *
 * @param others Those that are to be written the other way.
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

import {visit} from 'unist-util-visit'
import type {Range} from '../../syntax/edit.ts'
import {inside, mask, type Prose} from '../../syntax/prose.ts'
import {isPlaced, type Source} from '../../syntax/source.ts'
import {readAddresses} from './addresses.ts'
import {readBrokenLinks} from './broken-links.ts'
import {type Flanks, kind} from './flanking.ts'

/** Two delimiter runs and what their author put between them. */
export interface Emphasis {
  /** One of `markers`. */
  readonly marker: string
  /** The opening run, the content and the closing run. */
  readonly range: Range
  /** Before and after all of it. */
  readonly outer: Flanks
  /** The content, with what is no prose masked. */
  readonly content: string
  /** Whether Markdown sees it, too. */
  readonly isSeen: boolean
}

interface Run extends Flanks {
  readonly marker: string
  readonly start: number
  readonly end: number
}

const markers = ['*', '**', '***', '_', '__', '___', '~~']

/**
 * The emphasis that the author of some running text meant: delimiter runs of one kind, taken two
 * by two. Where they do not come out even, or one cannot be what its turn says, nobody knows what
 * was meant, and there is none of that kind.
 */
export function readEmphasis(source: Source, prose: Prose): Emphasis[] {
  const runs = readRuns(source, prose)
  const isSeen = readSeen(source, prose)
  const isEven = evenness(runs)
  return markers
    .filter((marker) => isClearKind(runs, marker))
    .flatMap((marker) => pair(runs.filter((run) => run.marker === marker)))
    .filter(([open, close]) => isEven(open, close))
    .map(([open, close]): Emphasis => {
      const range: Range = [prose.range[0] + open.start, prose.range[0] + close.end]
      return {
        marker: open.marker,
        range,
        outer: {before: open.before, after: close.after},
        content: prose.text.slice(open.end, close.start),
        isSeen: isSeen(range)
      }
    })
    .sort((a, b) => a.range[0] - b.range[0])
}

/** The delimiter runs of some running text, without those that are surely none. */
function readRuns(source: Source, prose: Prose): Run[] {
  // The text of a link stands in brackets; a block begins and ends with nothing.
  const outside = prose.node.type === 'link' ? mask : ''
  const ranges = (found: readonly {range: Range}[]) => inside(found.map(({range}) => range))
  const isAddress = ranges(readAddresses(source, prose))
  const isLink = ranges(readBrokenLinks(source, prose))
  return [...prose.text.matchAll(/\*+|_+|~+/g)]
    .map(({0: marker, index}) => ({
      marker,
      start: index,
      end: index + marker.length,
      before: prose.text[index - 1] ?? outside,
      after: prose.text[index + marker.length] ?? outside
    }))
    .filter((run) => !isLiteral(run))
    .filter(({start}) => !isAddress(prose.range[0] + start) && !isLink(prose.range[0] + start))
}

/** Between white space, or between Latin letters and digits: `2 ** 3`, `12*25`, `snake_case`. */
function isLiteral({before, after}: Flanks): boolean {
  return (
    (kind(before) === 'space' && kind(after) === 'space') ||
    (/[A-Za-z\d]/.test(before) && /[A-Za-z\d]/.test(after))
  )
}

/** Whether no run of the same character is there that may be several, or a part of this kind. */
function isClearKind(runs: readonly Run[], marker: string): boolean {
  const triple = marker.charAt(0).repeat(3)
  const others = runs.filter((run) => run.marker.startsWith(triple))
  return others.length % 2 === 0 && others.every((run) => run.marker === triple)
}

/** Runs two by two; none where one cannot be what its turn says. */
function pair(runs: readonly Run[]): [Run, Run][] {
  const pairs = runs.flatMap((open, index): [Run, Run][] => {
    const close = runs[index + 1]
    return close && index % 2 === 0 ? [[open, close]] : []
  })
  return runs.length % 2 === 0 && pairs.every(isClear) ? pairs : []
}

/** A mark that ends something does not begin emphasis, nor the other way round. */
function isClear([open, close]: readonly [Run, Run]): boolean {
  const ends = /[\p{Pe}\p{Pf}，、。；：？！,.;:?!]/u
  const begins = /[\p{Ps}\p{Pi}]/u
  return (
    kind(open.after) !== 'space' &&
    kind(close.before) !== 'space' &&
    !(kind(open.before) === 'letter' && ends.test(open.after)) &&
    !(kind(close.after) === 'letter' && begins.test(close.before))
  )
}

/** Tells whether the runs between two come out even, so that these two may belong together. */
function evenness(runs: readonly Run[]): (open: Run, close: Run) => boolean {
  const parities = new Map<Run, string>()
  const parity = new Map<string, number>()
  for (const run of runs) {
    const others = [...parity].filter(([marker, count]) => marker !== run.marker && count > 0)
    parities.set(run, others.join(' '))
    const isMarker = markers.includes(run.marker) || run.marker === '~'
    const count = parity.get(run.marker) ?? 0
    parity.set(run.marker, isMarker ? 1 - count : count + 1)
  }
  return (open, close) => parities.get(open) === parities.get(close)
}

/** Tells which ranges are emphasis to Markdown. */
function readSeen(source: Source, {node}: Prose): (range: Range) => boolean {
  const seen = new Set<string>()
  visit(node, ['strong', 'emphasis', 'delete'], (node) => {
    if (isPlaced(node)) seen.add(source.range(node).join(' '))
  })
  return (range) => seen.has(range.join(' '))
}

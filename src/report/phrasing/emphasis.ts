import {visit} from 'unist-util-visit'
import type {Range} from '../../syntax/edit.ts'
import {inside, mask, type Prose} from '../../syntax/prose.ts'
import {isPlaced, type Source} from '../../syntax/source.ts'
import {readAddresses} from './addresses.ts'
import {readBrokenLinks} from './broken-links.ts'
import {type Flanks, kind} from './flanking.ts'

/** A pair of delimiter runs with the text between them. */
export interface Emphasis {
  /** One of `markers`. */
  readonly marker: string
  /** Range with both runs. */
  readonly range: Range
  /** Characters around the range. */
  readonly outer: Flanks
  /** The text between the runs; other text than prose is masked. */
  readonly content: string
  /** Whether Markdown parses it as emphasis. */
  readonly isParsed: boolean
}

interface Run extends Flanks {
  readonly marker: string
  readonly start: number
  readonly end: number
}

const markers = ['*', '**', '***', '_', '__', '___', '~~']

/**
 * Pairs equal delimiter runs. Returns none of a kind if their number is odd or a run is in the
 * wrong role, since the meaning is unclear.
 */
export function readEmphasis(source: Source, prose: Prose): Emphasis[] {
  const runs = readRuns(source, prose)
  if (runs.length === 0) return []
  const isParsed = readParsed(source, prose)
  const isBalanced = findBalance(runs)
  return markers
    .filter((marker) => isUnambiguous(runs, marker))
    .flatMap((marker) => pair(runs.filter((run) => run.marker === marker)))
    .filter(([open, close]) => isBalanced(open, close))
    .map(([open, close]): Emphasis => {
      const range: Range = [prose.range[0] + open.start, prose.range[0] + close.end]
      return {
        marker: open.marker,
        range,
        outer: {before: open.before, after: close.after},
        content: prose.text.slice(open.end, close.start),
        isParsed: isParsed(range)
      }
    })
    .sort((a, b) => a.range[0] - b.range[0])
}

/** Reads delimiter runs, without those that are literal. */
function readRuns(source: Source, prose: Prose): Run[] {
  if (!/[*_~]/.test(prose.text)) return []
  // Link text is surrounded by brackets, a block by nothing.
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

/** Between white space or between ASCII letters and digits: `2 ** 3`, `12*25`, `snake_case`. */
function isLiteral({before, after}: Flanks): boolean {
  return (
    (kind(before) === 'space' && kind(after) === 'space') ||
    (/[A-Za-z\d]/.test(before) && /[A-Za-z\d]/.test(after))
  )
}

/** Whether no longer run of the same character could be part of this kind. */
function isUnambiguous(runs: readonly Run[], marker: string): boolean {
  const triple = marker.charAt(0).repeat(3)
  const others = runs.filter((run) => run.marker.startsWith(triple))
  return others.length % 2 === 0 && others.every((run) => run.marker === triple)
}

/** Pairs runs; returns none if one is in the wrong role. */
function pair(runs: readonly Run[]): [Run, Run][] {
  const pairs = runs.flatMap((open, index): [Run, Run][] => {
    const close = runs[index + 1]
    return close && index % 2 === 0 ? [[open, close]] : []
  })
  return runs.length % 2 === 0 && pairs.every(isPlausiblePair) ? pairs : []
}

/** Closing punctuation does not start emphasis, opening punctuation does not end it. */
function isPlausiblePair([open, close]: readonly [Run, Run]): boolean {
  const ends = /[\p{Pe}\p{Pf}，、。；：？！,.;:?!]/u
  const begins = /[\p{Ps}\p{Pi}]/u
  return (
    kind(open.after) !== 'space' &&
    kind(close.before) !== 'space' &&
    !(kind(open.before) === 'letter' && ends.test(open.after)) &&
    !(kind(close.after) === 'letter' && begins.test(close.before))
  )
}

/** Returns a test whether the runs between two runs are balanced. */
function findBalance(runs: readonly Run[]): (open: Run, close: Run) => boolean {
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

/** Returns a test whether a range is parsed as emphasis. */
function readParsed(source: Source, {node}: Prose): (range: Range) => boolean {
  const parsed = new Set<string>()
  visit(node, ['strong', 'emphasis', 'delete'], (node) => {
    if (isPlaced(node)) parsed.add(source.range(node).join(' '))
  })
  return (range) => parsed.has(range.join(' '))
}

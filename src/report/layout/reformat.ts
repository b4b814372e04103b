import type {Nodes} from 'mdast'
import {combine, type Edit, type Range, shrink} from '../../syntax/edit.ts'
import type {Placed, Source} from '../../syntax/source.ts'
import {readLostChildren} from '../lists/lost-children.ts'
import {type Changes, Metrics, type Style} from './metrics.ts'
import {type PrintedLine, printRegion} from './print.ts'
import {type LayoutLine, type Region, readLayout} from './read.ts'

/** A top-level block that differs from the style. */
export interface Deviation {
  readonly region: Region
  /** The first line that differs. */
  readonly line: LayoutLine
  /** Current and formatted text of the replaced range of that line. */
  readonly actual: string
  readonly expected: string
  readonly metrics: Metrics
  /** Formats the whole block. */
  readonly edit: Edit
}

/** What is said about a block, without an edit. */
interface Described {
  readonly range: Range
}

/**
 * Finds the top-level blocks that differ from a style.
 *
 * @param describe Says what is wrong about one; `undefined` if nothing is.
 * @returns For each block what is wrong with the edits that format it, the best first: without and
 *   with guards, if some of its lines may need them.
 */
export function* findUnformatted<D extends Described>(
  source: Source,
  style: Style,
  describe: (deviation: Deviation) => D | undefined
) {
  const {isEvidence} = readLostChildren(source)
  for (const region of readLayout(source).regions) {
    if (!concerns(style, region) || isEvidence(region.node)) continue
    const deviation = formatRegion(source, region, new Metrics(style))
    const described = deviation && describe(deviation)
    if (!described) continue
    const {edit} = deviation
    const guarded = formatRegion(source, region, new Metrics(style, {guards: true}))
    if (guarded && isEqual(guarded.edit, edit)) {
      yield {...described, edit}
      continue
    }
    const [start] = source.range(region.node)
    const nothing: Edit = {range: [start, start], text: ''}
    const finding = (guarded && describe(guarded)) ?? null
    yield {...described, edits: [{edit}, {edit: guarded?.edit ?? nothing, finding}]}
  }
}

/** Whether a style may change a region; most of them hold nothing that it lays out. */
function concerns({block, quote, bullet, indent}: Style, {lines}: Region): boolean {
  const isListed = bullet !== undefined || indent !== undefined
  return lines.some(({containers, start, textStart}) => {
    if (containers.length === 0) return block && textStart > start
    return containers.some(({node}) => (node.type === 'blockquote' ? quote : isListed))
  })
}

function formatRegion(source: Source, region: Region, metrics: Metrics): Deviation | undefined {
  const written = asWritten(source, region)
  const wrong = printRegion(source, region, metrics).filter((line) => {
    const actual = source.slice(line.range)
    const isTidy = metrics.isTidy(line.line.containers)
    return isTidy ? !isSame(line, actual, line.text) : !isUnchanged(line, written.get(line.line))
  })
  const [first] = wrong
  if (!first) return undefined
  const edit = shrink(source.text, combine(source.text, wrong))
  const {line, range, text} = first
  return {region, line, actual: source.slice(range), expected: text, metrics, edit}
}

const cache = new WeakMap<Region, ReadonlyMap<LayoutLine, PrintedLine>>()

/** The lines of a region as they are, printed; with a cache, since each layout rule asks. */
function asWritten(source: Source, region: Region): ReadonlyMap<LayoutLine, PrintedLine> {
  const known = cache.get(region)
  if (known) return known
  const printed = printRegion(source, region, new Metrics({}))
  const lines = new Map(printed.map((line) => [line.line, line]))
  cache.set(region, lines)
  return lines
}

/**
 * Changes the markers and the indentation of some nodes.
 *
 * @param nodes Those that change.
 * @returns undefined if nothing changes, or the lines of a node do not match the tree.
 */
export function rewrite(
  source: Source,
  nodes: readonly Placed<Nodes>[],
  changes: Changes
): Edit | undefined {
  const layout = readLayout(source)
  const regions = new Set(nodes.map(({position}) => layout.regionAt(position.start.line)))
  const metrics = new Metrics({}, {changes})
  const changed: PrintedLine[] = []
  for (const region of regions) {
    if (!region) return undefined
    const written = asWritten(source, region)
    const printed = printRegion(source, region, metrics)
    changed.push(...printed.filter((line) => !isUnchanged(line, written.get(line.line))))
  }
  if (changed.length === 0) return undefined
  changed.sort((a, b) => a.range[0] - b.range[0])
  return shrink(source.text, combine(source.text, changed))
}

function isEqual(a: Edit, b: Edit): boolean {
  return a.text === b.text && a.range[0] === b.range[0] && a.range[1] === b.range[1]
}

/** Whether a line is the same in two styles. */
function isUnchanged(line: PrintedLine, other: PrintedLine | undefined): boolean {
  return other?.range[1] === line.range[1] && isSame(line, other.text, line.text)
}

/** Trailing white space is left to other rules. */
function isSame({hasContent}: PrintedLine, actual: string, expected: string): boolean {
  return actual === expected || (!hasContent && actual.trimEnd() === expected.trimEnd())
}

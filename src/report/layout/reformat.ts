import {combine, type Edit, shrink} from '../../syntax/edit.ts'
import type {Source} from '../../syntax/source.ts'
import {Metrics, type Style} from './metrics.ts'
import {type PrintedLine, printRegion} from './print.ts'
import {type LayoutLine, type Region, readRegions} from './read.ts'

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

/** Returns the top-level blocks that differ from a style. */
export function findUnformatted(source: Source, style: Style): Deviation[] {
  return readRegions(source).flatMap((region) => formatRegion(source, region, style) ?? [])
}

function formatRegion(source: Source, region: Region, style: Style): Deviation | undefined {
  const metrics = new Metrics(style)
  const written = new Map(
    printRegion(source, region, new Metrics({})).map((line) => [line.line, line])
  )
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

/** Whether a line is the same in two styles. */
function isUnchanged(line: PrintedLine, other: PrintedLine | undefined): boolean {
  return other?.range[1] === line.range[1] && isSame(line, other.text, line.text)
}

/** Trailing white space is left to other rules. */
function isSame({hasContent}: PrintedLine, actual: string, expected: string): boolean {
  return actual === expected || (!hasContent && actual.trimEnd() === expected.trimEnd())
}

import {combine, type Edit, shrink} from '../../syntax/edit.ts'
import type {Source} from '../../syntax/source.ts'
import {Metrics, type Style} from './metrics.ts'
import {type PrintedLine, printRegion} from './print.ts'
import {type LaidLine, type Region, readRegions} from './read.ts'

/** A top-level block that is not laid out as it should be. */
export interface Deviation {
  readonly region: Region
  /** The first line that is wrong. */
  readonly line: LaidLine
  /** What is written anew of it, as it is, and as it should be. */
  readonly actual: string
  readonly expected: string
  readonly metrics: Metrics
  /** Lays out all of the block. */
  readonly edit: Edit
}

/** The top-level blocks that are not laid out in a style. */
export function findUnformatted(source: Source, style: Style): Deviation[] {
  return readRegions(source).flatMap((region) => relay(source, region, style) ?? [])
}

function relay(source: Source, region: Region, style: Style): Deviation | undefined {
  const measures = new Metrics(style)
  const written = new Map(
    printRegion(source, region, new Metrics({})).map((line) => [line.line, line])
  )
  const wrong = printRegion(source, region, measures).filter((line) => {
    const actual = source.slice(line.range)
    const isTidy = measures.isTidy(line.line.containers)
    return isTidy ? !isSame(line, actual, line.text) : !isAlike(line, written.get(line.line))
  })
  const [first] = wrong
  if (!first) return undefined
  const edit = shrink(source.text, combine(source.text, wrong))
  const {line, range, text} = first
  return {region, line, actual: source.slice(range), expected: text, metrics: measures, edit}
}

/** Whether a line is printed alike in two styles. */
function isAlike(line: PrintedLine, other: PrintedLine | undefined): boolean {
  return other?.range[1] === line.range[1] && isSame(line, other.text, line.text)
}

/** White space at the end of a line is for other rules. */
function isSame({hasContent}: PrintedLine, actual: string, expected: string): boolean {
  return actual === expected || (!hasContent && actual.trimEnd() === expected.trimEnd())
}

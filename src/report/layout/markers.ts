import type {Range} from '../../syntax/edit.ts'
import type {Source} from '../../syntax/source.ts'
import type {Container} from './containers.ts'
import type {Metrics} from './metrics.ts'
import {joins} from './print.ts'
import type {LaidLine, Region} from './read.ts'

/** A marker of an item that is not as it should be. */
export interface WrongMarker {
  /**
   * - `marker`: another one.
   * - `space`, `tab`: what is between it and its content.
   * - `below`: its content is on the next line.
   * - `beside`: it stands beside the marker around it.
   */
  readonly message: 'marker' | 'space' | 'tab' | 'below' | 'beside'
  readonly values: {readonly actual: string | number; readonly expected: string}
  readonly range: Range
}

/** The first marker of a region that is not as it should be. */
export function readMarkers(
  source: Source,
  {lines}: Region,
  measures: Metrics
): WrongMarker | undefined {
  for (const [index, line] of lines.entries()) {
    for (let depth = line.begins; depth < line.containers.length; depth++) {
      const wrong = readMarker(source, line, depth, measures)
      if (wrong) return wrong
    }
    const last = line.containers.at(-1)
    if (last && joins(line, lines[index + 1], measures)) {
      return {message: 'below', values: {actual: '', expected: ''}, range: rangeOf(source, last)}
    }
  }
  return undefined
}

function readMarker(
  source: Source,
  {containers, begins, end}: LaidLine,
  depth: number,
  measures: Metrics
): WrongMarker | undefined {
  const container = containers[depth]!
  const {item, marker, gap, rest, node, parent} = container
  if (!item || node.type !== 'listItem') return undefined
  const range = rangeOf(source, container)
  const expected = measures.marker(container)
  const values = {actual: marker, expected}
  if (depth > begins && parent?.item && measures.splits(parent)) {
    return {message: 'beside', values, range}
  }
  if (marker !== expected) return {message: 'marker', values, range}
  const [space] = /^[ \t]*/.exec(rest)!
  const after = [range[1], range[1] + space.length] as const
  if (space.includes('\t') && after[1] < end) return {message: 'tab', values, range: after}
  if (gap > 1) return {message: 'space', values: {actual: gap, expected}, range: after}
  if (typeof node.checked !== 'boolean') return undefined
  const actual = rest.slice(space.length)
  const box = `[${node.checked ? 'x' : ' '}] `
  if (actual === box) return undefined
  const boxRange = [after[1], after[1] + actual.length] as const
  return {message: 'marker', values: {actual, expected: box}, range: boxRange}
}

/** Where the marker of an item stands. */
function rangeOf(source: Source, {node, marker}: Container): Range {
  const [start] = source.range(node)
  return [start, start + marker.length]
}

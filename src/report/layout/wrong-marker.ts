import type {Range} from '../../syntax/edit.ts'
import type {Source} from '../../syntax/source.ts'
import type {Container} from './containers.ts'
import type {Metrics} from './metrics.ts'
import {joins} from './print.ts'
import type {LayoutLine, Region} from './read.ts'

/** A marker that differs from the style. */
export interface WrongMarker {
  /**
   * - `marker`: a different marker.
   * - `space`, `tab`: different white space after it.
   * - `below`: the content is on the next line.
   * - `beside`: it is on the line of the outer marker.
   */
  readonly message: 'marker' | 'space' | 'tab' | 'below' | 'beside'
  readonly values: {readonly actual: string | number; readonly expected: string}
  readonly range: Range
}

/** Returns the first marker of a region that differs from the style; undefined if there is none. */
export function findWrongMarker(
  source: Source,
  {lines}: Region,
  metrics: Metrics
): WrongMarker | undefined {
  for (const [index, line] of lines.entries()) {
    for (let depth = line.firstOpened; depth < line.containers.length; depth++) {
      const wrong = checkMarker(source, line, depth, metrics)
      if (wrong) return wrong
    }
    const last = line.containers.at(-1)
    if (last && joins(line, lines[index + 1], metrics)) {
      return {
        message: 'below',
        values: {actual: '', expected: ''},
        range: markerRange(source, last)
      }
    }
  }
  return undefined
}

function checkMarker(
  source: Source,
  {containers, firstOpened, end}: LayoutLine,
  depth: number,
  metrics: Metrics
): WrongMarker | undefined {
  const container = containers[depth]!
  const {item, marker, gap, rest, node, parent} = container
  if (!item || node.type !== 'listItem') return undefined
  const range = markerRange(source, container)
  const expected = metrics.marker(container)
  const values = {actual: marker, expected}
  if (depth > firstOpened && parent?.item && metrics.startsBelow(parent)) {
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

function markerRange(source: Source, {node, marker}: Container): Range {
  const [start] = source.range(node)
  return [start, start + marker.length]
}

import {diffArrays} from 'diff'
import {type Edit, splice} from '../syntax/edit.ts'
import {redactInPlace} from '../text/redact.ts'
import {shorten} from './shorten.ts'
import type {Source} from './source.ts'

/** Lines that are shown of one change. */
const most = 12

/** Where looking for what two texts share takes too long to be worth it. */
const maxEditLength = 500

/**
 * The lines that an edit takes away and those that it puts there; made harmless and shortened.
 *
 * @param source The text that the edit is about.
 * @param width Columns there are for each.
 * @returns The first of them, and how many more there are.
 */
export function changeOf({content, pointAt}: Source, {range, text}: Edit, width: number) {
  const start = range[0] - (pointAt(range[0]).column - 1)
  const end = lineEnd(content, range[1])
  const before = content.slice(start, end)
  const local = [range[0] - start, range[1] - start] as const
  const after = splice(before, [{range: local, text: redactInPlace(text)}])
  const changed = compare(keepEnds(before), keepEnds(after))
  const lines = changed.flatMap(({removed, added}) => {
    // Where line ends alone change, they are shown.
    const isSame = trimEnds(removed).join('\n') === trimEnds(added).join('\n')
    const shown = isSame ? showEnds : trimEnds
    const [old, now] = [shown(removed), shown(added)]
    return [
      ...old.map((line, at) => ({sign: '-' as const, text: around(line, now[at], width)})),
      ...now.map((line, at) => ({sign: '+' as const, text: around(line, old[at], width)}))
    ]
  })
  return {lines: lines.slice(0, most), more: Math.max(0, lines.length - most)}
}

interface Changed {
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

function compare(before: readonly string[], after: readonly string[]): Changed[] {
  const parts = diffArrays([...before], [...after], {maxEditLength})
  if (!parts) return [{removed: before, added: after}]
  const changes: {removed: string[]; added: string[]}[] = []
  let isOpen = false
  for (const {added, removed, value} of parts) {
    const change = isOpen ? changes.at(-1) : undefined
    isOpen = added || removed
    if (!isOpen) continue
    const current = change ?? {removed: [], added: []}
    if (!change) changes.push(current)
    current[added ? 'added' : 'removed'].push(...value)
  }
  return changes
}

/** A line around what tells it from another. */
function around(line: string, other = '', width: number): string {
  let from = 0
  while (from < line.length && line[from] === other[from]) from++
  let to = line.length
  const shift = other.length - line.length
  while (to > from && to + shift > from && line[to - 1] === other[to + shift - 1]) to--
  const {before, marked, after} = shorten(line, [from, to], width)
  return before + marked + after
}

function lineEnd(text: string, offset: number): number {
  const [line = ''] = /^[^\r\n]*(?:\r\n|\r|\n)?/.exec(text.slice(offset)) ?? []
  return offset + line.length
}

function keepEnds(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []
}

function trimEnds(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/[\r\n]+$/, ''))
}

function showEnds(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace('\r', '␍').replace('\n', '␊'))
}

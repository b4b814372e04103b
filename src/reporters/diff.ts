import {diffArrays} from 'diff'
import {type Edit, splice} from '../syntax/edit.ts'
import {redactInPlace} from '../text/redact.ts'
import {shorten} from './shorten.ts'
import type {Source} from './source.ts'

/** Maximum number of lines shown of one edit. */
const maxLines = 12

/** Beyond this edit distance, `diff` gives up and everything counts as changed. */
const maxEditLength = 500

/**
 * Computes the lines that an edit removes and adds, made safe and shortened.
 *
 * @param source The text that the edit refers to.
 * @param width Maximum display width of a line, in columns.
 * @returns The first lines, and the number of lines left out.
 */
export function diffOf({content, pointAt}: Source, {range, text}: Edit, width: number) {
  const start = range[0] - (pointAt(range[0]).column - 1)
  const end = lineEnd(content, range[1])
  const before = content.slice(start, end)
  const local = [range[0] - start, range[1] - start] as const
  const after = splice(before, [{range: local, text: redactInPlace(text)}])
  const hunks = diffLines(splitLines(before), splitLines(after))
  const lines = hunks.flatMap(({removed, added}) => {
    // Line endings are shown if nothing else changes.
    const isSame = withoutEnds(removed).join('\n') === withoutEnds(added).join('\n')
    const format = isSame ? withVisibleEnds : withoutEnds
    const [old, now] = [format(removed), format(added)]
    return [
      ...old.map((line, index) => ({
        sign: '-' as const,
        text: shortenDifference(line, now[index], width)
      })),
      ...now.map((line, index) => ({
        sign: '+' as const,
        text: shortenDifference(line, old[index], width)
      }))
    ]
  })
  return {lines: lines.slice(0, maxLines), more: Math.max(0, lines.length - maxLines)}
}

interface Hunk {
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

function diffLines(before: readonly string[], after: readonly string[]): Hunk[] {
  const parts = diffArrays([...before], [...after], {maxEditLength})
  if (!parts) return [{removed: before, added: after}]
  const hunks: {removed: string[]; added: string[]}[] = []
  let isInHunk = false
  for (const {added, removed, value} of parts) {
    const open = isInHunk ? hunks.at(-1) : undefined
    isInHunk = added || removed
    if (!isInHunk) continue
    const current = open ?? {removed: [], added: []}
    if (!open) hunks.push(current)
    current[added ? 'added' : 'removed'].push(...value)
  }
  return hunks
}

/** Shortens a line around its difference to another line. */
function shortenDifference(line: string, other = '', width: number): string {
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

function splitLines(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []
}

function withoutEnds(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/[\r\n]+$/, ''))
}

function withVisibleEnds(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace('\r', '␍').replace('\n', '␊'))
}

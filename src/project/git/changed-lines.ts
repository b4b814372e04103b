import {diffArrays} from 'diff'
import type {Range} from '../../syntax/edit.ts'

/** If more lines differ, everything between the first and the last of them counts as changed. */
const mostEdits = 2000

/**
 * The lines of a text that are not in the text before, as ranges with their line ends. Whether lines
 * end in LF, CRLF or CR makes no difference, as a checkout may change that.
 */
export function changedLines(before: string, text: string): Range[] {
  const old = linesOf(before)
  const now = linesOf(text)
  const kept = keptLines(old, now)
  const ranges: [number, number][] = []
  let offset = 0
  for (const [index, line] of splitLines(text).entries()) {
    const end = offset + line.length
    if (!kept.has(index)) {
      const last = ranges.at(-1)
      if (last?.[1] === offset) last[1] = end
      else ranges.push([offset, end])
    }
    offset = end
  }
  return ranges
}

/** Which lines of `now` are lines of `old` too, in the same order. */
function keptLines(old: readonly string[], now: readonly string[]): Set<number> {
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  const most = Math.min(old.length, now.length) - start
  while (end < most && old.at(-1 - end) === now.at(-1 - end)) end++
  const kept = new Set([
    ...Array.from({length: start}, (_, index) => index),
    ...Array.from({length: end}, (_, index) => now.length - 1 - index)
  ])

  // Lines that only one side has are no part of the search.
  const oldWords = new Set(old.slice(start, old.length - end))
  const nowWords = new Set(now.slice(start, now.length - end))
  const left = old.slice(start, old.length - end).filter((line) => nowWords.has(line))
  const right = [...now.keys()]
    .slice(start, now.length - end)
    .filter((index) => oldWords.has(now[index]!))
  const words = right.map((index) => now[index]!)
  let at = 0
  for (const {added, removed, count} of diffArrays(left, words, {maxEditLength: mostEdits}) ?? []) {
    if (removed) continue
    if (!added) for (const index of right.slice(at, at + count)) kept.add(index)
    at += count
  }
  return kept
}

/** Lines to compare: only whether the last one ends is kept of their ends. */
function linesOf(text: string): string[] {
  return splitLines(text).map((line) => line.replace(/\r\n?$/, '\n'))
}

function splitLines(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []
}

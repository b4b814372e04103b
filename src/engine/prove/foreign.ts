import type {Edit} from '../../syntax/edit.ts'
import {type Foreign, readForeign} from '../../syntax/foreign/scan.ts'
import {search} from '../../syntax/search.ts'

/**
 * Whether an edit leaves foreign syntax as it is: it replaces none in part, and its text contains all
 * that it replaces, in order.
 *
 * @param foreign The foreign ranges of the text.
 */
export function sparesForeign(text: string, foreign: readonly Foreign[], edit: Edit): boolean {
  const [start, end] = edit.range
  let from = 0
  for (let index = search(foreign.length, (at) => foreign[at]!.range[1] > start); ; index++) {
    const range = foreign[index]?.range
    if (!range || range[0] >= end) return true
    if (range[0] < start || range[1] > end) return false
    const original = text.slice(...range)
    const found = edit.text.indexOf(original, from)
    if (found < 0) return false
    from = found + original.length
  }
}

/**
 * Whether two texts have the same foreign parts, byte for byte.
 *
 * @param isSorted Whether their order may differ.
 */
export function hasSameForeign(before: string, after: string, isSorted = false): boolean {
  const [old, now] = [foreignTexts(before), foreignTexts(after)]
  if (isSorted) {
    old.sort()
    now.sort()
  }
  return old.length === now.length && old.every((text, index) => text === now[index])
}

function foreignTexts(text: string): string[] {
  return readForeign(text).map(({range}) => text.slice(...range))
}

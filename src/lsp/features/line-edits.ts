import {diffArrays} from 'diff'
import {type Edit, shrink} from '../../syntax/edit.ts'

/** If more lines differ, one edit replaces everything between the first and the last of them. */
const mostEdits = 1000

/**
 * The edits that lead from one text to another, each as small as it can be: a cursor, a fold or a
 * bookmark outside of them stays where it is.
 */
export function lineEdits(before: string, after: string): Edit[] {
  if (before === after) return []
  const parts = diffArrays(linesOf(before), linesOf(after), {maxEditLength: mostEdits})
  if (!parts) return [shrink(before, {range: [0, before.length], text: after})]
  const edits: Edit[] = []
  let offset = 0
  let start = 0
  let text = ''
  const flush = () => {
    if (start < offset || text !== '') edits.push(shrink(before, {range: [start, offset], text}))
    text = ''
  }
  for (const {added, removed, value} of parts) {
    const lines = value.join('')
    if (added) text += lines
    else if (removed) offset += lines.length
    else {
      flush()
      offset += lines.length
      start = offset
    }
  }
  flush()
  return edits
}

/** Lines with their ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []
}

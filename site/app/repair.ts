import {diffLines} from 'diff'
import type {Edit} from '../../src/syntax/edit.ts'

/** One line of a small diff; `changed` is the part that differs from the line of the other side. */
export interface Row {
  readonly kind: 'removed' | 'added' | 'same'
  readonly before: string
  readonly changed: string
  readonly after: string
}

/** A diff of more lines is told in part. */
const maxRows = 12

/**
 * The lines that an edit touches, before and after.
 *
 * @returns Rows, and how many lines were left out.
 */
export function rowsOf(text: string, {range, text: inserted}: Edit): {rows: Row[]; more: number} {
  const [start, end] = range
  const from = text.lastIndexOf('\n', start - 1) + 1
  const lineEnd = text.indexOf('\n', end)
  const to = lineEnd < 0 ? text.length : lineEnd
  const old = text.slice(from, to)
  const changed = text.slice(from, start) + inserted + text.slice(end, to)
  const parts = diffLines(`${old}\n`, `${changed}\n`).flatMap(({value, added, removed}) =>
    value
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => ({line, kind: added ? 'added' : removed ? 'removed' : 'same'}) as const)
  )
  const only = parts.filter(({kind}, at) => kind !== 'same' || isBeside(parts, at))
  const pair = only.filter(({kind}) => kind !== 'same').map(({line}) => line)
  const isPair = pair.length === 2 && only.some(({kind}) => kind === 'added')
  const rows = only.slice(0, maxRows).map(({line, kind}) => {
    const other = isPair && kind !== 'same' ? pair.find((it) => it !== line) : undefined
    return {kind, ...(other === undefined ? whole(line) : split(line, other))}
  })
  return {rows, more: Math.max(only.length - maxRows, 0)}
}

/** Whether a line that stays is a neighbour of one that does not. */
function isBeside(parts: readonly {readonly kind: Row['kind']}[], at: number): boolean {
  return [at - 1, at + 1].some((index) => parts[index] && parts[index].kind !== 'same')
}

function whole(line: string) {
  return {before: line, changed: '', after: ''}
}

/** Split a line into what both begin with, what differs, and what both end with. */
function split(line: string, other: string) {
  const most = Math.min(line.length, other.length)
  let start = 0
  while (start < most && line[start] === other[start]) start += 1
  let end = 0
  while (end < most - start && line.at(-1 - end) === other.at(-1 - end)) end += 1
  return {
    before: line.slice(0, start),
    changed: line.slice(start, line.length - end),
    after: line.slice(line.length - end)
  }
}

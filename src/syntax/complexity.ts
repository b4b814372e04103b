import type {Text, Values} from '../text/language.ts'
import {listMarker} from './list-marker.ts'

/** The first limit that a text exceeds. */
export interface Complexity {
  /** From 1. */
  readonly line: number
  readonly text: Text
  readonly values: Values
}

/**
 * Limits far above real reports. Some inputs take a Markdown parser quadratic time or overflow its
 * stack; within these limits, no input was found that takes more than a few seconds.
 */
export const limits = {
  /** UTF-16 code units. */
  length: 1_048_576,
  lines: 20_000,
  lineLength: 65_536,
  /** Nested block quotes and lists. */
  depth: 32,
  /** Nested square brackets in one paragraph. */
  brackets: 128,
  /** Opening or closing square brackets in one paragraph. */
  references: 2_000,
  /** Emphasis characters in one paragraph. */
  delimiters: 4_000,
  /** Characters in one run of `*` or `_`. */
  emphasis: 64,
  columns: 200,
  rows: 2_000
} as const

const messages = {
  length: {en: 'characters', zh: '字符'},
  lines: {en: 'lines', zh: '行数'},
  lineLength: {en: 'characters in one line', zh: '一行的字符'},
  depth: {en: 'levels of lists and quotations', zh: '列表和引用的层数'},
  brackets: {en: 'levels of brackets', zh: '方括号的层数'},
  references: {en: 'brackets in one paragraph', zh: '一段中的方括号'},
  delimiters: {en: 'emphasis marks in one paragraph', zh: '一段中的强调符号'},
  emphasis: {en: 'emphasis marks in a row', zh: '连续的强调符号'},
  columns: {en: 'columns of a table', zh: '表格的列数'},
  rows: {en: 'rows of a table', zh: '表格的行数'}
} satisfies Record<keyof typeof limits, Text>

/**
 * Checks a text before it is parsed, in linear time. Returns undefined if it is within all limits.
 */
export function findComplexity(text: string): Complexity | undefined {
  const exceeds = (what: keyof typeof limits, amount: number, line: number) =>
    amount > limits[what]
      ? {
          line,
          text: {
            en: `Unexpected {amount} ${messages[what].en}, expected at most {limit}`,
            zh: `${messages[what].zh}太多（{amount}），最多 {limit}`
          },
          values: {amount, limit: limits[what]}
        }
      : undefined
  const tooLong = exceeds('length', text.length, 1)
  if (tooLong) return tooLong
  const lines = text.split(/\r\n|\n|\r/)
  const tooMany = exceeds('lines', lines.length, 1)
  if (tooMany) return tooMany

  const empty = {depth: 0, opened: 0, closed: 0, delimiters: 0, rows: 0}
  const paragraph = {...empty}
  const indents: number[] = []
  for (const [index, content] of lines.entries()) {
    const line = index + 1
    if (content.trim() === '') Object.assign(paragraph, empty)
    const {depth, indent} = containers(content)
    if (depth > 0) {
      while (indents.length > 0 && (indents.at(-1) ?? 0) >= indent) indents.pop()
      indents.push(indent)
    }
    let [deepest, pipes] = [0, 0]
    for (let at = 0; at < content.length; at++) {
      const character = content[at]!
      if (character === '[') {
        paragraph.opened++
        deepest = Math.max(deepest, ++paragraph.depth)
      } else if (character === ']') {
        paragraph.closed++
        paragraph.depth = Math.max(0, paragraph.depth - 1)
      } else if (character === '|') pipes++
      else if (character === '*' || character === '_' || character === '~') paragraph.delimiters++
    }
    paragraph.rows = pipes > 0 ? paragraph.rows + 1 : 0
    const found =
      exceeds('lineLength', content.length, line) ??
      exceeds('depth', depth + indents.length - (depth > 0 ? 1 : 0), line) ??
      exceeds('brackets', deepest, line) ??
      exceeds('references', Math.max(paragraph.opened, paragraph.closed), line) ??
      exceeds('delimiters', paragraph.delimiters, line) ??
      exceeds('emphasis', longestRun(content), line) ??
      exceeds('columns', pipes, line) ??
      exceeds('rows', paragraph.rows, line)
    if (found) return found
  }
  return undefined
}

const containerMarker = new RegExp(String.raw`[ \t]*(?:>|${listMarker}(?=[ \t]|$))`, 'y')

/** Number of containers that a line opens, and the indentation of the first. */
function containers(line: string): {depth: number; indent: number} {
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0
  let depth = 0
  // The last test fails, and so resets `lastIndex`.
  while (containerMarker.test(line)) depth++
  return {depth, indent}
}

/** Length of the longest run of `*` or `_`, except in thematic breaks. */
function longestRun(line: string): number {
  if (/^[\s*]*$|^[\s_]*$/.test(line)) return 0
  let longest = 0
  for (const run of line.matchAll(/\*+|_+/g)) longest = Math.max(longest, run[0].length)
  return longest
}

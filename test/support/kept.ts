import assert from 'node:assert/strict'
import type {Nodes} from 'mdast'
import {visit} from 'unist-util-visit'
import {isForeign} from '../../src/syntax/foreign/node.ts'
import {parse} from '../../src/syntax/processor.ts'
import {changesOf, type Pass, rangesAfter} from './pass.ts'

/**
 * A notion of what a text says that knows nothing of the linter’s own: letters and digits in their
 * order, and code and HTML as they are. Titles and headings that were repaired are left out.
 */
export function checkKept(pass: Pass): void {
  const rules = new Set(pass.edits.map(({rule}) => rule))
  const before = pass.before.replace(/^\uFEFF/, '')
  const after = pass.after.replace(/^\uFEFF/, '')
  const changes = changesOf(pass.edits)
  const isMoved = changes.has('order')
  const order = (values: string[]) => (isMoved ? values.toSorted() : values)
  const ids = [...rules].join(', ')

  const isLeftOut = (edit: Pass['edits'][number]) =>
    changesOf([edit]).has('heading') ||
    isExpanded(before.slice(...edit.range), edit.text) ||
    isScheme(before.slice(...edit.range), edit.text)
  const leftOut = pass.edits.filter(isLeftOut).map(({range}) => range)
  const added = rangesAfter(pass).filter((_, index) =>
    pass.edits.slice(index, index + 1).some(isLeftOut)
  )
  // Numbers behind the first of a list are not shown: who writes markers anew may change them.
  const isNumbered = changes.has('lists') || changes.has('blocks') || rules.has('list-marker')
  const pattern = isNumbered ? /\p{L}/gu : /[\p{L}\p{N}]/gu
  // Typography changes the width and the case of letters.
  const folded = (text: string) =>
    changes.has('text') ? text.normalize('NFKC').toLowerCase() : text
  const lettersOf = (text: string) => order(folded(text).match(pattern) ?? []).join('')
  assert.equal(
    lettersOf(without(after, added)),
    lettersOf(without(before, leftOut)),
    `${ids}: words lost, added or moved`
  )
  // Indented code is what the rest of a list looks like whose first line is not seen as an item.
  const isIndentedToo = !changes.has('blocks')
  const expected = order(codeAndHtml(before, isIndentedToo))
  const actual = order(codeAndHtml(after, isIndentedToo))
  // What is still code may have been fenced meanwhile.
  const isFenced = !isIndentedToo && rules.has('code-fence')
  assert.deepEqual(
    isFenced ? common(actual, expected) : actual,
    expected,
    `${ids}: code or HTML changed`
  )
}

/** Blocks of code, and HTML, in their order. */
function codeAndHtml(text: string, isIndentedToo: boolean): string[] {
  const found: string[] = []
  visit(parse(text), (node: Nodes) => {
    if (node.type !== 'html' && node.type !== 'code') return
    if (isForeign(node) && (node.type !== 'html' || node.data?.foreign !== 'lazy tag')) return
    const source = text.slice(node.position?.start.offset, node.position?.end.offset)
    const isFenced = /^(?:`{3}|~{3})/.test(source)
    if (node.type === 'html' || isFenced || isIndentedToo) found.push(`${node.type} ${node.value}`)
  })
  return found
}

/** Those of some values that are expected, in their order. */
function common(values: readonly string[], expected: readonly string[]): string[] {
  let next = 0
  return values.filter((value) => value === expected[next] && ++next)
}

/** Whether an address without a scheme got one, beside the text that it still shows. */
function isExpanded(before: string, after: string): boolean {
  return /^www\./i.test(before) && after === `[${before}](http://${before})`
}

/** Whether the start of an address became that of one on the web. */
function isScheme(before: string, after: string): boolean {
  return /^[a-z]{3,7}[:：]?\/{1,3}(?:https?:?\/\/)?$/i.test(before) && /^https?:\/\/$/.test(after)
}

/** A text without some of its ranges. */
function without(text: string, ranges: readonly (readonly [number, number])[]): string {
  let result = text
  for (const [start, end] of ranges.toReversed()) {
    result = result.slice(0, start) + result.slice(end)
  }
  return result
}

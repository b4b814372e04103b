import assert from 'node:assert/strict'
import type {Element, RootContent} from 'hast'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'
import {parse} from '../../src/parse.ts'
import {listRules, type Pass, rangesAfter} from './pass.ts'

const renderer = unified()
  .use(remarkRehype, {allowDangerousHtml: true})
  .use(rehypeStringify, {allowDangerousHtml: true})
  .freeze()

type Ranges = readonly (readonly [start: number, end: number])[]

/**
 * What readers see of the blocks that no edit of a pass touches has to stay the same.
 */
export function checkHtml(pass: Pass): void {
  const rules = pass.edits.map(({rule}) => rule)
  const isList = rules.some((rule) => listRules.includes(rule))
  const isMoved = rules.includes('section-order')
  const order = (blocks: string[]) => (isMoved ? blocks.toSorted() : blocks)
  const before = blocks(
    pass.before,
    pass.edits.map(({range}) => range),
    isList
  )
  const after = blocks(pass.after, rangesAfter(pass), isList)
  assert.deepEqual(order(after), order(before), `${rules}: blocks changed that no edit touches`)
}

/** The HTML of each top-level block that is not touched. */
function blocks(text: string, touched: Ranges, isList: boolean): string[] {
  const content = text.replace(/^\uFEFF/, '')
  const elements = renderer.runSync(parse(content)).children.filter(isBlock)
  const isTouched = elements.map((element) => touches(element, touched))
  return elements.flatMap((element, index) => {
    // Lines that become items may join the list beside them.
    const joins = isList && isListBlock(element) && (isTouched[index - 1] || isTouched[index + 1])
    if (isTouched[index] || joins) return []
    return [renderer.stringify({type: 'root', children: [element]})]
  })
}

function isBlock(node: RootContent): boolean {
  return node.type !== 'text' && node.type !== 'doctype'
}

function isListBlock(node: RootContent): node is Element {
  return node.type === 'element' && (node.tagName === 'ul' || node.tagName === 'ol')
}

function touches(node: RootContent, touched: Ranges): boolean {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) return false
  return touched.some((range) => range[0] <= end && range[1] >= start)
}

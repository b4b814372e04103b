import assert from 'node:assert/strict'
import type {Element, RootContent} from 'hast'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'
import {parse} from '../../src/syntax/processor.ts'
import {changesOf, type Pass, rangesAfter} from './pass.ts'

const renderer = unified()
  .use(remarkRehype, {allowDangerousHtml: true})
  .use(rehypeStringify, {allowDangerousHtml: true})
  .freeze()

/** What readers see of a text. */
export function render(text: string): string {
  return renderer.stringify(renderer.runSync(parse(text.replace(/^\uFEFF/, ''))))
}

type Ranges = readonly (readonly [start: number, end: number])[]

/**
 * What readers see of the blocks that no edit of a pass touches has to stay the same.
 */
export function checkHtml(pass: Pass): void {
  const rules = pass.edits.map(({rule}) => rule)
  const changes = changesOf(pass.edits)
  const isList = changes.has('lists') || changes.has('blocks')
  const isMoved = changes.has('order')
  const before = blocks(
    pass.before,
    pass.edits.map(({range}) => range),
    isList
  )
  const after = blocks(pass.after, rangesAfter(pass), isList)
  const message = `${rules}: blocks changed that no edit touches`
  assert.deepEqual(notIn(after, before, isMoved), [], message)
  assert.deepEqual(notIn(before, after, isMoved), [], message)
}

interface Block {
  readonly html: string
  readonly isTouched: boolean
}

/** The HTML of each top-level block. */
function blocks(text: string, touched: Ranges, isList: boolean): Block[] {
  const content = text.replace(/^\uFEFF/, '')
  const tree = parse(content)
  const elements = renderer.runSync(tree).children.filter(isBlock)
  // The section of all footnotes is where no text is.
  const areNotesTouched = tree.children.some(
    (node) => node.type === 'footnoteDefinition' && touches(node, touched)
  )
  const isTouched = elements.map((element) =>
    element.position ? touches(element, touched) : areNotesTouched
  )
  return elements.map((element, index) => {
    // Lines that become items may join the list beside them.
    const joins = isList && isListBlock(element) && (isTouched[index - 1] || isTouched[index + 1])
    const html = renderer.stringify({type: 'root', children: [element]})
    return {html, isTouched: isTouched[index] === true || joins === true}
  })
}

/** Untouched blocks that are not among others, in their order unless they may have moved. */
function notIn(others: readonly Block[], blocks: readonly Block[], isMoved: boolean): string[] {
  let left = others.map(({html}) => html)
  return blocks.flatMap(({html, isTouched}) => {
    if (isTouched) return []
    const at = left.indexOf(html)
    if (at < 0) return [html]
    left = isMoved ? left.toSpliced(at, 1) : left.slice(at + 1)
    return []
  })
}

function isBlock(node: RootContent): boolean {
  return node.type !== 'text' && node.type !== 'doctype'
}

function isListBlock(node: RootContent): node is Element {
  return node.type === 'element' && (node.tagName === 'ul' || node.tagName === 'ol')
}

function touches(node: Pick<RootContent, 'position'>, touched: Ranges): boolean {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined) return false
  return touched.some((range) => range[0] <= end && range[1] >= start)
}

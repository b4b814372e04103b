import type {Nodes, Root} from 'mdast'
import {htmlBlockNames} from 'micromark-util-html-tag-name'
import {isContainer} from './containers.ts'
import type {Range} from './edit.ts'
import type {Foreign} from './foreign/scan.ts'
import {isPlaced} from './source.ts'

/** The name of such a tag, as `data.foreign` of its node. */
const lazyTag = 'lazy tag'

/** HTML that can interrupt a paragraph: start conditions 1 to 6 (CommonMark 0.31.2, section 4.6). */
const interrupting = new RegExp(
  String.raw`^<(?:[!?]|/?(?:pre|script|style|textarea|${htmlBlockNames.join('|')})(?=[\s/>]|$))`,
  'i'
)

/** A line that is one tag, without what it is in. */
const tagLine = /^[ \t>]*(<\/?[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>)[ \t]*$/i

/** A line that surely goes on the paragraph before it. */
const textLine = /^[ \t>]*\p{L}/u

/**
 * Finds tags alone on a lazy continuation line. To CommonMark, they go on a paragraph (start condition 7
 * cannot interrupt one); micromark begins a block of HTML there, and what is below it is in no item and
 * no quotation any more.
 *
 * @param tree What micromark makes of the text.
 * @returns Their ranges, in order; those further down in a paragraph may be found only once these are
 *   read as text.
 */
export function findLazyTags(text: string, tree: Root): Foreign[] {
  const found = new Map<number, Range>()
  const visit = (parent: Nodes) => {
    if (!('children' in parent)) return
    for (const [index, node] of parent.children.entries()) {
      const before = parent.children[index - 1]
      if (node.type !== 'html' || !isContainer(parent)) visit(node)
      else if (isPlaced(node) && goesOn(node, before)) {
        for (const range of tagsFrom(text, node.position.start.offset!)) found.set(range[0], range)
      }
    }
  }
  visit(tree)
  return [...found.values()]
    .toSorted((a, b) => a[0] - b[0])
    .map((range) => ({name: lazyTag, isBlock: false, range}))
}

/** Whether a tree has such tags, read as text. */
export function hasLazyTags(node: Nodes): boolean {
  if ('children' in node) return node.children.some(hasLazyTags)
  return node.type === 'html' && node.data?.foreign === lazyTag
}

/** Whether HTML is on the line below a paragraph that it cannot interrupt. */
function goesOn(node: Extract<Nodes, {type: 'html'}>, before: Nodes | undefined): boolean {
  if (before?.type !== 'paragraph' && before?.type !== 'definition') return false
  const isBelow = before.position?.end.line === node.position!.start.line - 1
  return isBelow && !node.data?.foreign && !interrupting.test(node.value.trimStart())
}

/** The tag on the line at an offset, and those alone on the lines below it in one paragraph. */
function* tagsFrom(text: string, offset: number): Generator<Range> {
  const line = /([^\r\n]*)(\r\n|[\r\n]|$)/y
  line.lastIndex = offset
  for (let isFirst = true; line.lastIndex < text.length; isFirst = false) {
    const start = line.lastIndex
    const [, content = ''] = line.exec(text)!
    const tag = tagLine.exec(content)?.[1]
    if (isFirst ? tag === undefined : !textLine.test(content) && tag === undefined) return
    if (tag === undefined) continue
    if (interrupting.test(tag)) return
    const from = start + content.indexOf(tag)
    yield [from, from + tag.length]
  }
}

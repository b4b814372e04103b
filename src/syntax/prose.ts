import type {Nodes} from 'mdast'
import type {Range} from './edit.ts'
import type {Line} from './lines.ts'
import {isPlaced, type Placed, type Source} from './source.ts'

/** Replaces code, HTML, links and escapes in prose (U+FFFC OBJECT REPLACEMENT CHARACTER). */
export const mask = '\uFFFC'

/** Elements whose content is code or a link. */
export const opaqueElement = /^<(a|code|kbd|pre|samp|script|style|tt)(?=[\s>])/i

/**
 * Running text of a paragraph, heading, table cell or link. Indexes of `text` are offsets from
 * `range[0]`: what is not prose is replaced by `mask`, markers of block quotes and pipes of tables
 * by spaces. Emphasis markers, autolink literals and line endings are kept.
 */
export interface Prose {
  readonly node: Placed<Nodes>
  readonly ancestors: readonly Nodes[]
  readonly range: Range
  readonly text: string
}

/** What a line holds of running text, from its first character on; empty outside of the text. */
export function proseOf({range, text}: Pick<Prose, 'range' | 'text'>, line: Line): string {
  const [start, end] = [line.textStart, line.end].map((offset) => Math.max(0, offset - range[0]))
  return text.slice(start, end)
}

const containers = ['paragraph', 'heading', 'tableCell', 'link'] as const

/** Reads all running text in document order; link text follows the text around it. */
export function readProse(source: Source): Prose[] {
  return containers
    .flatMap((type) => source.visits(type))
    .flatMap(({node, ancestors}) => {
      const range = node.type === 'link' ? labelRange(source, node) : source.range(node)
      return range ? [{node, ancestors, range, text: masked(source, node, range)}] : []
    })
    .sort((a, b) => a.range[0] - b.range[0])
}

/** Range of the text of a link in brackets; undefined for autolinks. */
function labelRange(
  source: Source,
  node: Placed<Extract<Nodes, {type: 'link'}>>
): Range | undefined {
  const [first, last] = [node.children[0], node.children.at(-1)]
  if (!first || !last || !isPlaced(first) || !isPlaced(last)) return undefined
  if (source.text[source.range(node)[0]] !== '[') return undefined
  return [source.range(first)[0], source.range(last)[1]]
}

function masked(source: Source, container: Placed<Nodes>, [start, end]: Range): string {
  const whole = source.text.slice(start, end)
  // Most texts stay as they are.
  let units: Uint16Array | undefined
  const cover = ([from, to]: Range, by: string) => {
    units ??= unitsOf(whole)
    const [code, last] = [by.charCodeAt(0), Math.min(to, end) - start]
    for (let index = Math.max(from, start) - start; index < last; index++) {
      if (units[index] !== lineFeed && units[index] !== carriageReturn) units[index] = code
    }
  }
  const addresses: Range[] = []
  let opaque: {readonly name: string; readonly from: number} | undefined
  const walk = (node: Nodes) => {
    if (isPlaced(node) && node !== container) {
      const range = source.range(node)
      if (isLiteralLink(source, node)) addresses.push(range)
      else if (!isProse(node)) cover(range, mask)
      if (node.type === 'html') {
        const name = opaqueElement.exec(node.value)?.[1]?.toLowerCase()
        if (name && !opaque) opaque = {name, from: range[1]}
        if (opaque && node.value.toLowerCase().startsWith(`</${opaque.name}`)) {
          cover([opaque.from, range[0]], mask)
          opaque = undefined
        }
      }
      if (!isProse(node)) return
    }
    if ('children' in node) for (const child of node.children) walk(child)
  }
  for (const range of layout(source, container, [start, end])) cover(range, ' ')
  walk(container)
  const isInAddress = inside(addresses)
  const covered = units ? textOf(units) : whole
  if (!covered.includes('\\')) return covered
  for (const {index} of covered.matchAll(/\\[!-/:-@[-`{-~]/g)) {
    const offset = start + index
    // In an autolink literal, a backslash is an ordinary character.
    if (!isInAddress(offset)) cover([offset, offset + 2], mask)
  }
  return units ? textOf(units) : whole
}

const [lineFeed, carriageReturn] = [0x0a, 0x0d]

/** The UTF-16 code units of a text. */
function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  for (let index = 0; index < text.length; index++) units[index] = text.charCodeAt(index)
  return units
}

/** Units that are passed to one call, which takes a limited number of arguments. */
const chunk = 8192

function textOf(units: Uint16Array): string {
  let text = ''
  for (let from = 0; from < units.length; from += chunk) {
    text += String.fromCharCode(...units.subarray(from, from + chunk))
  }
  return text
}

/** Indentation and block quote markers of continuation lines, and the pipes around a table cell. */
function layout(source: Source, container: Nodes, [start, end]: Range): Range[] {
  const text = source.text.slice(start, end)
  const patterns = container.type === 'tableCell' ? [/^\|/g, /\|$/g] : [/(?<=[\r\n])[ \t>]+/g]
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(
      ({0: match, index}): Range => [start + index, start + index + match.length]
    )
  )
}

/** Returns a test whether an offset is in one of the ranges; both have to be in ascending order. */
export function inside(ranges: readonly Range[]): (offset: number) => boolean {
  let next = 0
  return (offset) => {
    while ((ranges[next]?.[1] ?? Infinity) <= offset) next++
    return (ranges[next]?.[0] ?? Infinity) <= offset
  }
}

/** Whether a node or its children are prose. */
function isProse(node: Nodes): boolean {
  return ['text', 'emphasis', 'strong', 'delete'].includes(node.type)
}

/** Whether a link is a GFM autolink literal, without `<>` or `[]()`. */
export function isLiteralLink(source: Source, node: Placed<Nodes>): boolean {
  if (node.type !== 'link') return false
  return !/[[<]/.test(source.text.charAt(source.range(node)[0]))
}

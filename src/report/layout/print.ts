import type {Nodes} from 'mdast'
import type {Range} from '../../syntax/edit.ts'
import {isForeign} from '../../syntax/foreign/node.ts'
import type {Placed, Source} from '../../syntax/source.ts'
import type {Container} from './containers.ts'
import {isFenced} from './content.ts'
import type {Metrics} from './metrics.ts'
import type {LayoutLine, Region} from './read.ts'

/** A formatted line; several lines where content joins its marker. */
export interface PrintedLine {
  readonly line: LayoutLine
  /** The replaced range: the prefix, or the whole line if the tree determines its text. */
  readonly range: Range
  readonly text: string
  /** Whether there is more than a prefix. */
  readonly hasContent: boolean
}

/** Prints the lines of a region in a style. */
export function printRegion(source: Source, {lines}: Region, metrics: Metrics): PrintedLine[] {
  const printed: PrintedLine[] = []
  let block: PrintedBlock | undefined
  for (let index = 0; index < lines.length; index++) {
    const first = lines[index]!
    let line = first
    while (joins(line, lines[index + 1], metrics)) line = lines[++index]!
    const firstOpened = Math.min(first.firstOpened, line.firstOpened)
    const {content} = line
    if (content?.isFirst) block = {node: content.node, ...placeOf(line, firstOpened, metrics)}
    const isWhole = content ? content.literal !== undefined : firstOpened === line.containers.length
    const range = [first.start, isWhole ? line.end : line.textStart] as const
    const text = printLine(source, line, firstOpened, lines[index - 1], block, metrics)
    const hasContent = content !== undefined
    printed.push({line: first, range, text: text ?? source.slice(range), hasContent})
  }
  return printed
}

/** Prints a line; undefined if it has to stay. */
function printLine(
  source: Source,
  line: LayoutLine,
  firstOpened: number,
  before: LayoutLine | undefined,
  block: PrintedBlock | undefined,
  metrics: Metrics
): string | undefined {
  const {content} = line
  const prefix = printPrefix(source, line, firstOpened, metrics)
  if (prefix === undefined) return undefined
  if (!content) return prefix.trimEnd()
  const space = ' '.repeat(Math.max(0, spaceBefore(source, line, before, block, metrics)))
  return content.literal === '' ? prefix.trimEnd() : prefix + space + (content.literal ?? '')
}

/** The block whose lines are printed. */
interface PrintedBlock {
  readonly node: Placed<Nodes>
  /** Whether it starts on the line of a marker. */
  readonly followsMarker: boolean
  /** Columns before its first line. */
  readonly extra: number
  /** Columns by which its other lines move with the first. */
  readonly shift: number
}

function placeOf(line: LayoutLine, firstOpened: number, metrics: Metrics) {
  const {containers, content, extra} = line
  const followsMarker = firstOpened < containers.length
  if (followsMarker || !content) return {followsMarker, extra: 0, shift: 0}
  const parent = containers.at(-1)
  if (metrics.isTidy(containers)) return {followsMarker, extra: metrics.extra(parent), shift: 0}
  const moved = metrics.offset({parent, line: line.number}, extra) + metrics.shift(content.node)
  return {followsMarker, extra: moved, shift: moved - extra}
}

/** Whether the content of an item joins the line of its marker. */
export function joins(line: LayoutLine, next: LayoutLine | undefined, {style}: Metrics): boolean {
  const depth = line.containers.length - 1
  const container = line.containers[depth]
  if (line.content || line.firstOpened > depth || !container || !next) return false
  if (next.containers[depth] !== container || next.matched <= depth) return false
  if ((container.item ? style.bullet : style.indent) === undefined) return false
  const child = next.containers[depth + 1]
  if (child) return child.isFirst && !(container.item && child.item)
  if (!next.content?.isFirst || next.content.node !== container.node.children[0]) return false
  // Leading white space would become part of the marker.
  const {literal = ''} = next.content
  return (
    !(next.content.node.type === 'html' && /^[ \t]/.test(literal)) &&
    (container.item !== undefined ||
      next.content.node.type !== 'code' ||
      next.content.literal === undefined)
  )
}

/** Prints the prefix of a line; undefined if it has to stay. */
function printPrefix(
  source: Source,
  line: LayoutLine,
  firstOpened: number,
  metrics: Metrics
): string | undefined {
  const {containers, matched} = line
  const isTidy = metrics.isTidy(containers)
  let prefix = ''
  for (const [depth, container] of containers.entries()) {
    const isBegun = depth >= firstOpened
    const isQuote = container.node.type === 'blockquote'
    const isMissing = depth >= matched && line.content !== undefined
    // A lazy continuation line needs no complete prefix, but some change.
    if (isMissing && !(isQuote ? metrics.style.quote : isTidy)) {
      return depth > matched || movesLazily(line, metrics) ? prefix : undefined
    }
    if (isQuote) {
      prefix += printQuote(line, depth, isTidy, metrics)
    } else if (isBegun) {
      const {item, parent} = container
      if (depth > firstOpened && item && parent?.item && metrics.startsBelow(parent)) {
        prefix = prefix.trimEnd() + source.lineEnding + prefixBelow(line, depth, isTidy, metrics)
      }
      prefix += ' '.repeat(metrics.markerOffset(container))
      prefix += printMarker(container, prefix, metrics)
    } else {
      prefix += ' '.repeat(metrics.width(container))
    }
  }
  return prefix
}

/** Whether a lazy line moves, or what its prefix is of. */
function movesLazily(line: LayoutLine, metrics: Metrics): boolean {
  const {containers, matched} = line
  const isOuterMoved = containers.slice(0, matched).some(({node}) => metrics.shift(node) !== 0)
  return isOuterMoved || lazyShift(line, metrics) > 0
}

/** Columns by which a lazy line moves: with the item behind whose marker it is indented. */
function lazyShift({containers, extra, matched, number}: LayoutLine, metrics: Metrics): number {
  const container = containers[matched]
  const isBehind = container?.item && extra > container.markerOffset
  return metrics.lineShift(number) + (isBehind ? metrics.shift(container.node) : 0)
}

/** Prints a marker and the white space after it. */
function printMarker(container: Container, prefix: string, metrics: Metrics): string {
  const {node, item, column, rest} = container
  const marker = metrics.marker(container)
  const {bullet, indent} = metrics.style
  const isKept = (item ? bullet : indent) === undefined
  // A tab keeps its width only at the same column.
  if (isKept && (!rest.includes('\t') || prefix.length + marker.length === column)) {
    return marker + (metrics.isTidied(node) ? ` ${rest.trimStart()}` : rest || ' ')
  }
  const box = node.type === 'listItem' && typeof node.checked === 'boolean'
  const content = box ? `[${node.checked ? 'x' : ' '}] ` : ''
  return marker + ' '.repeat(metrics.gap(container)) + content
}

/** The prefix of the outer containers on the lines below a marker. */
function prefixBelow(line: LayoutLine, depth: number, isTidy: boolean, metrics: Metrics): string {
  const prefixes = line.containers
    .slice(0, depth)
    .map((container, index) =>
      container.node.type === 'blockquote'
        ? printQuote(line, index, isTidy, metrics)
        : ' '.repeat(metrics.width(container))
    )
  return prefixes.join('')
}

/** Prints the marker of a block quote. */
function printQuote(line: LayoutLine, depth: number, isTidy: boolean, metrics: Metrics): string {
  const {markerOffset = 0, gap = 1} = line.marks[depth] ?? {}
  const container = line.containers[depth]!
  const space = isTidy
    ? metrics.styledOffset(container)
    : metrics.offset(container, markerOffset) + metrics.shift(container.node)
  return ' '.repeat(space) + (metrics.style.quote ? '> ' : `>${' '.repeat(gap)}`)
}

/** Columns between the prefix of a line and its content. */
function spaceBefore(
  source: Source,
  line: LayoutLine,
  before: LayoutLine | undefined,
  block: PrintedBlock | undefined,
  metrics: Metrics
): number {
  const {content, containers, extra} = line
  if (!content) return extra
  const {node, isFirst, isLazy, literal} = content
  const shift = metrics.shift(node, line.number)
  if (literal !== undefined) {
    if (node.type === 'html') return shift
    return block && isFenced(source, node) ? block.extra : 4 + shift
  }
  // A line that opens or closes a block in an item moves with what it opens.
  if (isFirst && containers.length > 0 && isForeignLine(node)) return block?.extra ?? 0
  if (content.ignoredSpace === 0 || extra > content.ignoredSpace) return extra + shift
  if (isFirst) return block?.extra ?? 0
  if (!metrics.isTidy(containers)) {
    const moved = isLazy ? lazyShift(line, metrics) : metrics.lineShift(line.number)
    return extra + (block?.shift ?? 0) + moved
  }
  const isGuarded = metrics.guards && isLazy && before && mayBegin(source, line)
  return (block?.extra ?? 0) + (isGuarded ? 4 : 0)
}

/** Whether a block is one line of foreign syntax; what is longer keeps the white space in it. */
function isForeignLine(node: Placed<Nodes>): boolean {
  return isForeign(node) && node.position.start.line === node.position.end.line
}

/** Whether a line could begin a block but for its indentation or its incomplete prefix. */
function mayBegin(source: Source, line: LayoutLine): boolean {
  if (line.extra < 4 && line.matched === line.containers.length) return false
  return /[-+*=_~`#<>|:[\d]/.test(source.text.charAt(line.textStart))
}

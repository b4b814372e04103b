import type {Nodes} from 'mdast'
import type {Range} from '../../syntax/edit.ts'
import {parse} from '../../syntax/processor.ts'
import type {Placed, Source} from '../../syntax/source.ts'
import type {Container} from './containers.ts'
import type {Metrics} from './metrics.ts'
import type {LaidLine, Region} from './read.ts'

/** A line as it is to be; more than one where content goes beside its marker. */
export interface PrintedLine {
  readonly line: LaidLine
  /** What is written anew: the prefix, or, where the tree says what the line says, all of it. */
  readonly range: Range
  readonly text: string
  /** Whether anything but a prefix stands there. */
  readonly hasContent: boolean
}

/** Print the lines of a region in one style. */
export function printRegion(source: Source, {lines}: Region, measures: Metrics): PrintedLine[] {
  const printed: PrintedLine[] = []
  let block: PrintedBlock | undefined
  for (let index = 0; index < lines.length; index++) {
    const first = lines[index]!
    let line = first
    while (joins(line, lines[index + 1], measures)) line = lines[++index]!
    const begins = Math.min(first.begins, line.begins)
    const {content} = line
    if (content?.isFirst) block = {node: content.node, ...placeOf(line, begins, measures)}
    const isWhole = content ? content.literal !== undefined : begins === line.containers.length
    const range = [first.start, isWhole ? line.end : line.textStart] as const
    const text = printLine(source, line, begins, lines[index - 1], block, measures)
    const hasContent = content !== undefined
    printed.push({line: first, range, text: text ?? source.slice(range), hasContent})
  }
  return printed
}

/** A line in one style; nothing where it has to stay. */
function printLine(
  source: Source,
  line: LaidLine,
  begins: number,
  before: LaidLine | undefined,
  block: PrintedBlock | undefined,
  measures: Metrics
): string | undefined {
  const {content} = line
  const prefix = printPrefix(source, line, begins, measures)
  if (prefix === undefined) return undefined
  if (!content) return prefix.trimEnd()
  const space = ' '.repeat(spaceBefore(source, line, before, block, measures))
  return content.literal === '' ? prefix.trimEnd() : prefix + space + (content.literal ?? '')
}

/** A block whose lines are printed. */
interface PrintedBlock {
  readonly node: Placed<Nodes>
  /** Whether it begins beside a marker. */
  readonly isBeside: boolean
  /** Columns before its first line. */
  readonly extra: number
}

function placeOf(line: LaidLine, begins: number, measures: Metrics) {
  const {containers, extra} = line
  const isBeside = begins < containers.length
  if (isBeside) return {isBeside, extra: 0}
  const isTidy = measures.isTidy(containers)
  return {isBeside, extra: isTidy ? measures.extra(containers.at(-1)) : extra}
}

/** Whether what is in an item goes on the line of its marker. */
export function joins(line: LaidLine, next: LaidLine | undefined, {style}: Metrics): boolean {
  const depth = line.containers.length - 1
  const container = line.containers[depth]
  if (line.content || line.begins > depth || !container || !next) return false
  if (next.containers[depth] !== container || next.reached <= depth) return false
  if ((container.item ? style.bullet : style.indent) === undefined) return false
  const child = next.containers[depth + 1]
  if (child) return child.isFirst && !(container.item && child.item)
  if (!next.content?.isFirst || next.content.node !== container.node.children[0]) return false
  // White space before it would become a part of the marker.
  const {literal = ''} = next.content
  return (
    !(next.content.node.type === 'html' && /^[ \t]/.test(literal)) &&
    (container.item !== undefined ||
      next.content.node.type !== 'code' ||
      next.content.literal === undefined)
  )
}

/** The prefix of a line; nothing where it has to stay. */
function printPrefix(
  source: Source,
  line: LaidLine,
  begins: number,
  measures: Metrics
): string | undefined {
  const {containers, reached} = line
  const isTidy = measures.isTidy(containers)
  let prefix = ''
  for (const [depth, container] of containers.entries()) {
    const isBegun = depth >= begins
    const isQuote = container.node.type === 'blockquote'
    const isMissing = depth >= reached && line.content !== undefined
    // Text goes on without the rest, where at least something was added.
    if (isMissing && !(isQuote ? measures.style.quote : isTidy)) {
      return depth > reached ? prefix : undefined
    }
    if (isQuote) {
      prefix += printMark(line, depth, isTidy, measures)
    } else if (isBegun) {
      const {item, parent} = container
      if (depth > begins && item && parent?.item && measures.splits(parent)) {
        prefix = prefix.trimEnd() + source.lineEnding + below(line, depth, isTidy, measures)
      }
      prefix += ' '.repeat(measures.lead(container))
      prefix += printMarker(container, prefix, measures)
    } else {
      prefix += ' '.repeat(measures.width(container))
    }
  }
  return prefix
}

/** The marker of an item or a footnote, and what stands between it and its content. */
function printMarker(container: Container, prefix: string, measures: Metrics): string {
  const {node, item, column, rest} = container
  const marker = measures.marker(container)
  const {bullet, indent} = measures.style
  const isKept = (item ? bullet : indent) === undefined
  // A tab is as wide as before only at the same column.
  if (isKept && (!rest.includes('\t') || prefix.length + marker.length === column)) {
    return marker + (rest || ' ')
  }
  const box = node.type === 'listItem' && typeof node.checked === 'boolean'
  const content = box ? `[${node.checked ? 'x' : ' '}] ` : ''
  return marker + ' '.repeat(measures.gap(container)) + content
}

/** The prefix that the outer containers of a line have on the lines below it. */
function below(line: LaidLine, depth: number, isTidy: boolean, measures: Metrics): string {
  const prefixes = line.containers
    .slice(0, depth)
    .map((container, index) =>
      container.node.type === 'blockquote'
        ? printMark(line, index, isTidy, measures)
        : ' '.repeat(measures.width(container))
    )
  return prefixes.join('')
}

/** The mark of a quotation. */
function printMark(line: LaidLine, depth: number, isTidy: boolean, measures: Metrics): string {
  const {lead = 0, gap = 1} = line.marks[depth] ?? {}
  const space = isTidy ? measures.leadOf(line.containers[depth]!) : lead
  return ' '.repeat(space) + (measures.style.quote ? '> ' : `>${' '.repeat(gap)}`)
}

/** Columns between the prefix of a line and its content. */
function spaceBefore(
  source: Source,
  line: LaidLine,
  before: LaidLine | undefined,
  block: PrintedBlock | undefined,
  measures: Metrics
): number {
  const {content, containers, extra} = line
  if (!content) return extra
  const {node, isFirst, isLazy, literal} = content
  if (literal !== undefined) {
    if (node.type === 'html') return 0
    return block && /^[`~]/.test(source.text[source.range(node)[0]]!) ? block.extra : 4
  }
  if (content.freeSpace === 0 || extra > content.freeSpace) return extra
  if (isFirst) return block?.extra ?? 0
  if (!measures.isTidy(containers)) return extra
  const guard = isLazy && before && isGuarded(source, line, before) ? 4 : 0
  return (block?.extra ?? 0) + guard
}

/** Whether a line is text only because it is indented, or because its prefix is missing. */
function isGuarded(source: Source, line: LaidLine, before: LaidLine): boolean {
  const text = source.slice([line.textStart, line.end])
  if (line.extra < 4 && line.reached === line.containers.length) return false
  if (!/^[-+*=_~`#<>|:[\d]/.test(text)) return false
  const above = source.slice([before.textStart, before.end])
  const {children} = parse(`${above.startsWith('|') ? '' : 'a '}${above}\n${text}\n`)
  return children.length > 1 || children[0]?.type !== 'paragraph'
}

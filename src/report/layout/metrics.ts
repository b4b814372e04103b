import type {Nodes} from 'mdast'
import {type Container, footnoteIndent, writtenGap} from './containers.ts'

/** What to format; undefined members keep what is written. */
export interface Style {
  /** Bullet; also normalizes numbers and white space after markers. */
  readonly bullet?: Bullet
  /** Minimum columns from the marker to the content of an item. */
  readonly indent?: number
  /** Whether every line of a block quote gets its marker. */
  readonly quote?: boolean
  /** Whether blocks outside of containers start at the first column. */
  readonly block?: boolean
}

export type Bullet = '-' | '*' | '+'

/** What to change in some nodes; what is in them moves with them. */
export interface Changes {
  /** New markers, by item. */
  readonly markers?: ReadonlyMap<Nodes, string>
  /** Columns by which items and other blocks move. */
  readonly shifts?: ReadonlyMap<Nodes, number>
  /** Columns by which lines of text move, by line number. */
  readonly lineShifts?: ReadonlyMap<number, number>
  /** Items that get one space after the marker, and what is in them the indentation of the style. */
  readonly tidied?: ReadonlySet<Nodes>
  /** Minimum columns from a marker to what is below it, where something has to move. */
  readonly indent: number
}

/** How containers are laid out. */
export interface MetricsOptions {
  /** Whether lines of text that could begin a block otherwise are indented by four columns more. */
  readonly guards?: boolean
  readonly changes?: Changes
}

/** More columns would make it indented code (CommonMark 0.31.2, section 4.4). */
const maxExtra = 3

/** A number has at most nine digits (CommonMark 0.31.2, section 5.2). */
const maxNumber = 999_999_999

/** Columns and markers of containers in a style. */
export class Metrics {
  readonly style: Style
  readonly guards: boolean
  readonly #changes: Changes | undefined
  readonly #offsets = new Map<Container, number>()

  constructor(style: Style, {guards = false, changes}: MetricsOptions = {}) {
    this.style = style
    this.guards = guards
    this.#changes = changes
  }

  /** Whether the white space of lines in these containers is formatted. */
  isTidy(containers: readonly Container[]): boolean {
    const {indent, quote = false, block = false} = this.style
    if (containers.some(({node}) => node.type !== 'blockquote')) return indent !== undefined
    return containers.length > 0 ? quote : block
  }

  /** Marker of an item or a footnote. */
  marker({node, marker, item}: Container): string {
    const {bullet} = this.style
    if (bullet === undefined || !item) return this.#changes?.markers?.get(node) ?? marker
    const isOdd = item.neighbors % 2 === 1
    if (!item.list.ordered) return isOdd ? other(bullet) : bullet
    const number = Math.min((item.list.start ?? 1) + item.index, maxNumber)
    return `${number}${isOdd ? ')' : '.'}`
  }

  /** Columns between a marker and its content. */
  gap({node, item, gap}: Container): number {
    const {bullet, indent} = this.style
    if (this.isTidied(node)) return 1
    return (item ? bullet : indent) === undefined ? gap : 1
  }

  /** Whether an item gets one space after its marker. */
  isTidied(node: Nodes): boolean {
    return this.#changes?.tidied?.has(node) ?? false
  }

  /** Columns by which a block, and maybe a line of it, moves. */
  shift(node: Nodes, line?: number): number {
    const byLine = line === undefined ? 0 : this.lineShift(line)
    return (this.#changes?.shifts?.get(node) ?? 0) + byLine
  }

  /** Columns by which a line moves in its block. */
  lineShift(line: number): number {
    return this.#changes?.lineShifts?.get(line) ?? 0
  }

  /** Columns between the parent container and the marker. */
  markerOffset(container: Container): number {
    const markerOffset = this.#offsets.get(container) ?? this.#findOffset(container)
    this.#offsets.set(container, markerOffset)
    return markerOffset
  }

  #findOffset(container: Container): number {
    const {item, node} = container
    if (this.style.indent !== undefined) return this.styledOffset(container)
    const shift = this.shift(node)
    const markerOffset = this.offset(container, container.markerOffset) + shift
    const before = item?.items[item.index - 1]
    // An item must not become a child of the one before.
    const isFree = !before || shift !== this.shift(before.node)
    return isFree ? markerOffset : Math.min(markerOffset, this.width(before) - 1)
  }

  /**
   * Columns between the prefix of the parent and a block that is written on a line of its own.
   *
   * @param written The columns that there are now.
   */
  offset({parent, line}: Pick<Container, 'parent' | 'line'>, written: number): number {
    if (!parent?.item || !this.#changes || parent.line === line) return written
    const {markers, tidied, indent} = this.#changes
    if (!markers?.has(parent.node) && !tidied?.has(parent.node)) return written
    const width = this.marker(parent).length + this.gap(parent)
    const kept = writtenGap(parent) + written - width
    const fits = kept >= 0 && kept <= maxExtra
    return fits && !tidied?.has(parent.node) ? kept : extraOf(width, indent)
  }

  /** Columns of an item or a footnote on the lines below its marker. */
  width(container: Container): number {
    if (!container.item) return footnoteIndent
    return this.markerOffset(container) + this.marker(container).length + this.gap(container)
  }

  /** Columns between the prefix of a container and a block in it. */
  extra(container: Container | undefined): number {
    if (!container?.item) return 0
    const width = this.marker(container).length + this.gap(container)
    return extraOf(width, this.style.indent ?? 0)
  }

  /** Columns between the parent container and a formatted container. */
  styledOffset(container: Container): number {
    return this.#isBeside(container) ? 0 : this.extra(container.parent)
  }

  /** Whether a block quote or a list starts on the line of the outer marker. */
  #isBeside({parent, item, isFirst, line}: Container): boolean {
    if (!parent || parent.node.type === 'blockquote' || !isFirst) return false
    const from = item?.items[0]?.line ?? line
    if (from === parent.line) return !(item && parent.item && this.startsBelow(parent))
    if (from > parent.line + 1) return false
    return parent.item ? !item && this.style.bullet !== undefined : this.style.indent !== undefined
  }

  /** Whether a list that starts an item goes below its marker. */
  startsBelow({item}: Container): boolean {
    return this.style.bullet !== undefined && !(item?.isBelowText && item.index === 0)
  }
}

/**
 * Columns between the text of an item and what is below it.
 *
 * @param width Columns from the marker to the text.
 * @param indent Minimum columns from the marker to what is below it.
 */
export function extraOf(width: number, indent: number): number {
  return Math.min(Math.max(0, indent - width), maxExtra)
}

/** The bullet that separates a list from the one before. */
function other(bullet: Bullet): Bullet {
  return bullet === '-' ? '*' : '-'
}

import {type Container, footnoteIndent} from './containers.ts'

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

/** More columns would make it indented code (CommonMark 0.31.2, section 4.4). */
const maxExtra = 3

/** A number has at most nine digits (CommonMark 0.31.2, section 5.2). */
const maxNumber = 999_999_999

/** Columns and markers of containers in a style. */
export class Metrics {
  readonly style: Style
  /** Whether lines of text that could begin a block otherwise are indented by four columns more. */
  readonly guards: boolean
  readonly #offsets = new Map<Container, number>()

  constructor(style: Style, guards = false) {
    this.style = style
    this.guards = guards
  }

  /** Whether the white space of lines in these containers is formatted. */
  isTidy(containers: readonly Container[]): boolean {
    const {indent, quote = false, block = false} = this.style
    if (containers.some(({node}) => node.type !== 'blockquote')) return indent !== undefined
    return containers.length > 0 ? quote : block
  }

  /** Marker of an item or a footnote. */
  marker({marker, item, isKept}: Container): string {
    const {bullet} = this.style
    if (bullet === undefined || !item) return marker
    const isOdd = item.neighbors % 2 === 1
    if (!item.list.ordered) return isOdd ? other(bullet) : bullet
    if (isKept) return marker
    const number = Math.min((item.list.start ?? 1) + item.before.length, maxNumber)
    return `${number}${isOdd ? ')' : '.'}`
  }

  /** Columns between a marker and its content. */
  gap({item, gap, isKept}: Container): number {
    const {bullet, indent} = this.style
    return isKept || (item ? bullet : indent) === undefined ? gap : 1
  }

  /** Columns between the parent container and the marker. */
  markerOffset(container: Container): number {
    const markerOffset = this.#offsets.get(container) ?? this.#findOffset(container)
    this.#offsets.set(container, markerOffset)
    return markerOffset
  }

  #findOffset(container: Container): number {
    const {item, markerOffset, isKept} = container
    if (this.style.indent !== undefined && !isKept) return this.styledOffset(container)
    const before = item?.before.at(-1)
    // An item must not become a child of the one before.
    return before ? Math.min(markerOffset, this.width(before) - 1) : markerOffset
  }

  /** Columns of an item or a footnote on the lines below its marker. */
  width(container: Container): number {
    if (!container.item) return footnoteIndent
    return this.markerOffset(container) + this.marker(container).length + this.gap(container)
  }

  /** Columns between the prefix of a container and a block in it. */
  extra(container: Container | undefined): number {
    if (!container?.item) return 0
    const content = this.marker(container).length + this.gap(container)
    return Math.min(Math.max(0, (this.style.indent ?? 0) - content), maxExtra)
  }

  /** Columns between the parent container and a formatted container. */
  styledOffset(container: Container): number {
    return this.#isBeside(container) ? 0 : this.extra(container.parent)
  }

  /** Whether a block quote or a list starts on the line of the outer marker. */
  #isBeside({parent, item, isFirst, line}: Container): boolean {
    if (!parent || parent.node.type === 'blockquote' || !isFirst) return false
    const from = item?.before[0]?.line ?? line
    if (from === parent.line) return !(item && parent.item && this.startsBelow(parent))
    if (from > parent.line + 1) return false
    return parent.item ? !item && this.style.bullet !== undefined : this.style.indent !== undefined
  }

  /** Whether a list that starts an item goes below its marker. */
  startsBelow({item}: Container): boolean {
    return this.style.bullet !== undefined && !(item?.isBelowText && item.before.length === 0)
  }
}

/** The bullet that separates a list from the one before. */
function other(bullet: Bullet): Bullet {
  return bullet === '-' ? '*' : '-'
}

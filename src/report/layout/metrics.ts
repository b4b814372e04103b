import {type Container, footnoteIndent} from './containers.ts'

/** What to lay out, and how; everything else stays as it is written. */
export interface Style {
  /** Write the markers of items anew, with this bullet. */
  readonly bullet?: Bullet
  /** Indent what is in items, at least by so many columns from the marker. */
  readonly indent?: number
  /** Write the marks of quotations on each of their lines. */
  readonly quote?: boolean
  /** Begin what is in no container at the first column. */
  readonly block?: boolean
}

export type Bullet = '-' | '*' | '+'

/** Beyond that, what is in an item is code (CommonMark 0.31.2, section 4.4). */
const mostExtra = 3

/** The most digits of a number (CommonMark 0.31.2, section 5.2). */
const mostNumber = 999_999_999

/** The measures of containers in one style. */
export class Metrics {
  readonly style: Style
  readonly #leads = new Map<Container, number>()

  constructor(style: Style) {
    this.style = style
  }

  /** Whether the white space of a line in these containers is laid out. */
  isTidy(containers: readonly Container[]): boolean {
    const {indent, quote = false, block = false} = this.style
    if (containers.some(({node}) => node.type !== 'blockquote')) return indent !== undefined
    return containers.length > 0 ? quote : block
  }

  /** The marker of an item or a footnote. */
  marker({marker, item}: Container): string {
    const {bullet} = this.style
    if (bullet === undefined || !item) return marker
    const isOdd = item.neighbors % 2 === 1
    if (!item.list.ordered) return isOdd ? other(bullet) : bullet
    const number = Math.min((item.list.start ?? 1) + item.before.length, mostNumber)
    return `${number}${isOdd ? ')' : '.'}`
  }

  /** Columns between a marker and its content. */
  gap({item, gap}: Container): number {
    const {bullet, indent} = this.style
    return (item ? bullet : indent) === undefined ? gap : 1
  }

  /** Columns between the container around it and the marker of an item or a footnote. */
  lead(container: Container): number {
    const lead = this.#leads.get(container) ?? this.#findLead(container)
    this.#leads.set(container, lead)
    return lead
  }

  #findLead(container: Container): number {
    const {item, lead} = container
    if (this.style.indent !== undefined) return this.leadOf(container)
    const before = item?.before.at(-1)
    // An item must not come inside of the one before it.
    return before ? Math.min(lead, this.width(before) - 1) : lead
  }

  /** Columns that belong to an item or a footnote on the lines below its marker. */
  width(container: Container): number {
    if (!container.item) return footnoteIndent
    return this.lead(container) + this.marker(container).length + this.gap(container)
  }

  /** Columns between the prefix of a container and a block in it. */
  extra(container: Container | undefined): number {
    if (!container?.item) return 0
    const content = this.marker(container).length + this.gap(container)
    return Math.min(Math.max(0, (this.style.indent ?? 0) - content), mostExtra)
  }

  /** Columns between the container around it and a container that is laid out. */
  leadOf(container: Container): number {
    return this.#isBeside(container) ? 0 : this.extra(container.parent)
  }

  /** Whether a quotation, or the list of an item, begins beside the marker around it. */
  #isBeside({parent, item, isFirst, line}: Container): boolean {
    if (!parent || parent.node.type === 'blockquote' || !isFirst) return false
    const from = item?.before[0]?.line ?? line
    if (from === parent.line) return !(item && parent.item && this.splits(parent))
    if (from > parent.line + 1) return false
    return parent.item ? !item && this.style.bullet !== undefined : this.style.indent !== undefined
  }

  /** Whether a list that is the first thing in an item goes below its marker. */
  splits({item}: Container): boolean {
    return this.style.bullet !== undefined && !(item?.isBelowText && item.before.length === 0)
  }
}

/** The bullet for a list that must not join the one before it. */
function other(bullet: Bullet): Bullet {
  return bullet === '-' ? '*' : '-'
}

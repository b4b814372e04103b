import type {Blockquote, FootnoteDefinition, List, ListItem} from 'mdast'
import type {Placed} from '../../syntax/source.ts'

/** A container block: a block quote, a list item or a footnote definition. */
export interface Container {
  readonly node: Placed<Blockquote | ListItem | FootnoteDefinition>
  readonly parent: Container | undefined
  /** Position of an item in its list. */
  readonly item: ItemPosition | undefined
  /** Whether it, or its list, is the first child of its parent. */
  readonly isFirst: boolean
  /** Line number of its start, from 1. */
  readonly line: number
  /** Columns between the parent and the marker; this and the following are as written. */
  markerOffset: number
  /** `1.`, `-`, `[^a]:`. */
  marker: string
  /** Columns between the marker and the content. */
  gap: number
  /** Text between the marker and the content, check box included. */
  rest: string
  /** Column after the marker. */
  column: number
}

export interface ItemPosition {
  readonly list: Placed<List>
  /** All items of the list, in order. */
  readonly items: readonly Container[]
  /** The position of the item among them. */
  readonly index: number
  /** Number of adjacent lists of the same kind before. */
  readonly neighbors: number
  /** Whether the list interrupts a paragraph, which an empty item cannot. */
  readonly isBelowText: boolean
}

/** Indentation of footnote lines in columns (micromark-extension-gfm-footnote). */
export const footnoteIndent = 4

/** Columns of an item or a footnote on the lines below its marker, as written. */
export function writtenWidth(container: Container): number {
  const {node, markerOffset} = container
  return node.type === 'footnoteDefinition' ? footnoteIndent : markerOffset + writtenGap(container)
}

/** Columns from the marker of an item to its text, as written. */
export function writtenGap({marker, gap}: Container): number {
  return marker.length + gap
}

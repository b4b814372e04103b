import type {Blockquote, FootnoteDefinition, List, ListItem} from 'mdast'
import type {Placed} from '../../syntax/source.ts'

/** What puts a prefix before each of its lines: a quotation, an item, or a footnote. */
export interface Container {
  readonly node: Placed<Blockquote | ListItem | FootnoteDefinition>
  /** The container around it. */
  readonly parent: Container | undefined
  /** Where an item stands in its list. */
  readonly item: ItemPlace | undefined
  /** Whether it, or its list, is the first thing in the container around it. */
  readonly isFirst: boolean
  /** Number of the line that it begins on, from 1. */
  readonly line: number
  /** Columns between the container around it and its marker, as it is written. */
  lead: number
  /** Its marker as it is written: `1.`, `-`, `[^a]:`. */
  marker: string
  /** Columns between its marker and its content, as it is written. */
  gap: number
  /** What stands between its marker and its content, a check box included. */
  rest: string
  /** Column after its marker, as it is written. */
  column: number
}

export interface ItemPlace {
  readonly list: Placed<List>
  /** The items before it in its list. */
  readonly before: readonly Container[]
  /** How many lists of the same kind stand right before its own. */
  readonly neighbors: number
  /** Whether its list begins right below text, where nothing can begin that is empty. */
  readonly isBelowText: boolean
}

/** Columns by which the lines of a footnote are indented (micromark-extension-gfm-footnote). */
export const footnoteIndent = 4

/** Columns that belong to an item or a footnote on the lines below its marker, as it is written. */
export function writtenWidth({node, lead, marker, gap}: Container): number {
  return node.type === 'footnoteDefinition' ? footnoteIndent : lead + marker.length + gap
}

import type {RootContent} from 'mdast'
import {isForeign} from '../../syntax/foreign/node.ts'
import type {Placed} from '../../syntax/source.ts'
import {hasSameLabels, isIndented} from './content.ts'
import type {View} from './view.ts'

/**
 * Whether a block depends on the one before it. The lines behind a definition are parsed as those of
 * a paragraph. While a block is open, micromark parses what is in a container on the next line as
 * what interrupts a paragraph (`2.` begins no list). How it parses code that is only indented depends
 * on the containers before, and it is open until another block begins, blank lines or not.
 */
export function isBound(
  text: string,
  before: Placed<RootContent>,
  block: Placed<RootContent>
): boolean {
  if ([before, block].some((node) => node.type === 'code' && isIndented(text, node))) return true
  const isOnNextLine = block.position.start.line <= before.position.end.line + 1
  const isContainer = ['list', 'blockquote', 'footnoteDefinition'].includes(block.type)
  return (
    isOnNextLine && (before.type === 'definition' || (isContainer && before.type !== 'heading'))
  )
}

/**
 * Whether the edited blocks cannot affect the rest of the document: the defined labels stay the same,
 * and no front matter starts that may end there.
 */
export function isIndependent(before: View, after: View): boolean {
  return hasSameLabels(before, after) && !hasOpenFrontMatter(after)
}

/** micromark scans the whole text for the end of front matter before it emits any event. */
export function hasOpenFrontMatter({text, nodes}: View): boolean {
  const [first] = nodes
  const isFrontMatter = first?.type === 'yaml' || isForeign(first)
  return /^(?:---|\+\+\+|\{|;;;|")/.test(text) && !isFrontMatter
}

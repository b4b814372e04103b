import type {RootContent} from 'mdast'
import {toString as toText} from 'mdast-util-to-string'
import type {Range} from '../../syntax/edit.ts'
import type {Placed, Source} from '../../syntax/source.ts'
import {frontMatterOf, readFrontMatterKey} from '../title/front-matter.ts'
import type {TitleReading} from '../title/title.ts'

/**
 * A block that is a heading or looks like one: a heading, `##技术` without the space, a paragraph in
 * bold, a line of plain text, or the title in the front matter.
 */
export interface HeadingCandidate {
  readonly form: 'heading' | 'unspaced' | 'strong' | 'plain' | 'frontMatter'
  readonly node: Placed<RootContent>
  /** Level of the heading, or number of `#`; 0 without. */
  readonly depth: number
  readonly text: string
  /** The first line of a paragraph, or the whole heading. */
  readonly range: Range
  /** Range of the text, without markers. */
  readonly content: Range
}

/** Reads a text as a title; undefined if it is none. */
export type ReadTitle = (text: string) => TitleReading | undefined

/** Reads a top-level block as a heading candidate; undefined if it cannot be one. */
export function readHeadingCandidate(
  source: Source,
  node: Placed<RootContent>,
  read: ReadTitle
): HeadingCandidate | undefined {
  const range = source.range(node)
  if (node.type === 'heading') {
    const [first, last] = [node.children[0], node.children.at(-1)]
    const from = first?.position?.start.offset
    const to = last?.position?.end.offset
    const content: Range = from === undefined || to === undefined ? range : [from, to]
    return {form: 'heading', node, depth: node.depth, text: toText(node), range, content}
  }
  if (node.type !== 'paragraph') return undefined
  const line: Range = [range[0], Math.min(range[1], source.lineEnd(range[0]))]
  const text = source.slice(line)
  const marks = /^([#＃]{1,6})[ \t\u3000]*(?=[^\s#＃])/.exec(text)
  if (marks) {
    const closing = /[ \t]+#+[ \t]*$|[ \t]+$/.exec(text)?.[0].length ?? 0
    const content: Range = [line[0] + marks[0].length, line[1] - closing]
    const depth = marks[1]?.length ?? 0
    return {form: 'unspaced', node, depth, text: source.slice(content), range: line, content}
  }
  const strong = /^(?:\*\*|__)([^*_]+)(?:\*\*|__)[ \t]*([:：]?)[ \t]*$/.exec(text)
  if (strong) {
    const content: Range = [line[0] + 2, line[0] + 2 + (strong[1]?.length ?? 0)]
    const isWhole = line[1] === range[1]
    if (!isWhole) return undefined
    return {form: 'strong', node, depth: 0, text: (strong[1] ?? '').trim(), range: line, content}
  }
  if (line[1] !== range[1] && !read(text)?.certain) return undefined
  return {form: 'plain', node, depth: 0, text: text.trim(), range: line, content: line}
}

/** Reads a key of the front matter; undefined if it is no text. */
export function readFrontMatter(source: Source, key: string): HeadingCandidate | undefined {
  const text = frontMatterOf(source.text)
  const [node] = source.blocks
  const value = text === '' || !node ? undefined : readFrontMatterKey(text, key)
  if (!node || !value) return undefined
  const content = value.range ?? [0, 0]
  return {form: 'frontMatter', node, depth: 0, text: value.text, range: content, content}
}

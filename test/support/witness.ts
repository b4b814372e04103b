import assert from 'node:assert/strict'
import {isDeepStrictEqual} from 'node:util'
import MarkdownIt, {type Token} from 'markdown-it'
import footnote from 'markdown-it-footnote'
import type {Nodes, Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {parseAround} from '../../src/syntax/foreign/parse-around.ts'
import type {Foreign} from '../../src/syntax/foreign/scan.ts'
import {findLazyTags} from '../../src/syntax/lazy-tags.ts'
import {parser} from '../../src/syntax/processor.ts'
import {groupBy} from './group-by.ts'
import {changesOf, type Pass, rangesAfter} from './pass.ts'

/** Reads CommonMark, tables and strikethrough, and shares no code with micromark. */
const markdownIt = new MarkdownIt({html: true})
  // Its types are those of another build.
  .use(footnote as never)
// Numbers of footnotes depend on their order; their text stays where it is written.
markdownIt.core.ruler.disable('footnote_tail')

/** The HTML of a text, as markdown-it renders it. */
export function renderByWitness(text: string): string {
  return markdownIt.render(withoutMatter(text.replace(/^\uFEFF/, '')))
}

/** What a reader sees of a text, as markdown-it reads it. */
export interface Seen {
  /** Letters and digits in their order, those of code included. */
  readonly words: string
  /** Where links and pictures lead. */
  readonly addresses: readonly string[]
  /** Blocks, each inside of others by its level. */
  readonly blocks: readonly string[]
  readonly items: readonly SeenItem[]
}

/** An item of a list. */
export interface SeenItem {
  /** The number that is shown before it; undefined if it has a bullet. */
  readonly number: number | undefined
  /** Index of its first line. */
  readonly line: number
  /** Words of its own, without those of the lists in it. */
  readonly words: string
}

export function see(text: string): Seen {
  const content = withoutMatter(text.replace(/^\uFEFF/, ''))
  const tokens = markdownIt.parse(content, {})
  const inline = tokens.flatMap(({children}) => children ?? [])
  const isBlock = ({type}: Token) => type !== 'inline'
  return {
    words: wordsOf(tokens),
    addresses: inline.flatMap(({type, attrs}) =>
      type === 'link_open' || type === 'image'
        ? (attrs ?? []).flatMap(([name, value]) => (/^(?:href|src)$/.test(name) ? [value] : []))
        : []
    ),
    blocks: withoutRepeated(tokens.filter(isBlock).map(blockOf)),
    items: [...itemsOf(tokens)]
  }
}

/** markdown-it knows no front matter; blank lines keep the numbers of the others. */
function withoutMatter(text: string): string {
  const [matter] =
    /^(---|\+\+\+)[ \t]*(\r\n|\n|\r)[\s\S]*?\2\1[ \t]*(?=[\r\n]|$)|^\{[\s\S]*?[\r\n]\}[ \t]*(?=[\r\n]|$)/.exec(
      text
    ) ?? ['']
  return matter.replace(/[^\r\n]/g, '') + text.slice(matter.length)
}

function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .flatMap(({type, content, children}) => (type === 'inline' ? leaves(children ?? []) : content))
    .map((content) => content.replace(/^\[X\](?=\s)/, '[x]'))
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function leaves(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({content, children}) => (children ? leaves(children) : content))
}

/**
 * Code is code whether it is fenced or indented; what it says is among the words. Paragraphs of a tight
 * list are hidden.
 */
function blockOf({type, tag, level, content, hidden}: Token): string {
  if (type === 'fence' || type === 'code_block') return `${level} code `
  return `${level} ${type} ${hidden ? 'hidden' : tag} ${type === 'html_block' ? content.trim() : ''}`
}

/** Code beside code reads as one, whether or not a parser sees two blocks. */
function withoutRepeated(blocks: readonly string[]): string[] {
  return blocks.filter((block, index) => !/ code $/.test(block) || block !== blocks[index - 1])
}

function* itemsOf(tokens: readonly Token[]): Generator<SeenItem> {
  const lists: {number: number | undefined}[] = []
  for (const [index, token] of tokens.entries()) {
    const {type} = token
    if (type === 'ordered_list_open') lists.push({number: Number(token.attrGet('start') ?? 1)})
    if (type === 'bullet_list_open') lists.push({number: undefined})
    if (/_list_close$/.test(type)) lists.pop()
    if (type !== 'list_item_open') continue
    const list = lists.at(-1)!
    const end = tokens.findIndex(
      ({type, level}, at) =>
        at > index &&
        (/_list_open$/.test(type) || (type === 'list_item_close' && level === token.level))
    )
    yield {
      number: list.number,
      line: token.map?.[0] ?? 0,
      words: wordsOf(tokens.slice(index, end))
    }
    if (list.number !== undefined) list.number++
  }
}

/** Names of blocks in mdast, and what markdown-it calls them. */
const names: Readonly<Record<string, string>> = {
  paragraph: 'paragraph_open',
  heading: 'heading_open',
  blockquote: 'blockquote_open',
  list: 'list',
  listItem: 'list_item_open',
  code: 'code',
  html: 'html_block',
  thematicBreak: 'hr',
  table: 'table_open'
}

/**
 * Whether both parsers read the same blocks. Where they do not, a parser has a bug, and what it sees of
 * an edit says nothing. Both read as those who know no foreign syntax.
 */
export function agrees(text: string): boolean {
  const content = text.replace(/^\uFEFF/, '')
  const known = new Set(Object.values(names))
  const tokens = markdownIt.parse(withoutMatter(content), {})
  let depth = 0
  const seen = tokens.flatMap((token, index) => {
    const name = token.type
      .replace(/^(?:fence|code_block)$/, 'code')
      .replace(/^(?:bullet|ordered)_list_open$/, 'list')
    if (/^(?:blockquote|list_item)_close$/.test(name)) depth--
    const content = name === 'paragraph_open' ? wordsOf(tokens.slice(index, index + 2)) : ''
    const block = known.has(name) ? [`${depth} ${name} ${content}`] : []
    if (/^(?:blockquote|list_item)_open$/.test(name)) depth++
    return block
  })
  return isDeepStrictEqual(withoutRepeated(blocksOf(readTree(content), 0)), withoutRepeated(seen))
}

/** The tree of a text, with lazy tags as CommonMark reads them. */
function readTree(text: string): Root {
  let tree = parser.read(text)
  let known: Foreign[] = []
  for (let tags = findLazyTags(text, tree); tags.length > 0; tags = findLazyTags(text, tree)) {
    known = [...known, ...tags].toSorted((a, b) => a.range[0] - b.range[0])
    tree = parseAround(text, (masked) => structuredClone(parser.read(masked)), known)
  }
  return tree
}

function blocksOf(node: Nodes, depth: number): string[] {
  // HTML in running text is no block.
  if (node.type === 'paragraph') {
    return [`${depth} paragraph_open ${textOf(node).replace(/[^\p{L}\p{N}]/gu, '')}`]
  }
  const name = names[node.type]
  const own = name === undefined ? [] : [`${depth} ${name} `]
  if (!('children' in node) || node.type === 'heading' || node.type === 'table') return own
  const inner = depth + (node.type === 'blockquote' || node.type === 'listItem' ? 1 : 0)
  return [...own, ...node.children.flatMap((child) => blocksOf(child, inner))]
}

/** Layout changes nothing that a reader sees. */
export function checkSameSeen(before: string, after: string, what: string): void {
  const {items: oldItems, ...old} = see(before)
  const {items, ...now} = see(after)
  assert.deepEqual(now, old, what)
  const shown = (items: readonly SeenItem[]) => items.map(({number, words}) => ({number, words}))
  assert.deepEqual(shown(items), shown(oldItems), `${what}: numbers`)
}

/**
 * A round of a repair: addresses stay, and what no edit touches keeps its number. Where headings are
 * made, or paragraphs become items, numbers count what follows.
 */
export function checkRepair(pass: Pass): void {
  if (!agrees(pass.before)) return
  const changes = changesOf(pass.edits)
  const what = JSON.stringify([
    ...new Set(pass.edits.map(({rule}) => rule)),
    pass.before,
    pass.after
  ])
  const [old, now] = [see(pass.before), see(pass.after)]
  const order = (values: readonly string[]) => (changes.has('order') ? values.toSorted() : values)
  if (!changes.has('addresses') && !changes.has('inline')) {
    const added = now.addresses.length - old.addresses.length
    // Indented code may have been items, with links and pictures in them.
    const isAdded = changes.has('blocks') && added > 0
    const kept = isAdded
      ? now.addresses.filter((one) => old.addresses.includes(one))
      : now.addresses
    assert.deepEqual(
      isAdded ? new Set(kept) : order(kept),
      isAdded ? new Set(old.addresses) : order(old.addresses),
      `addresses: ${what}`
    )
  }
  const isOnlyLayout = [...changes].every((change) => change === 'nothing')
  if (isOnlyLayout) {
    checkSameSeen(pass.before, pass.after, what)
    return
  }
  if ((['heading', 'order', 'blocks'] as const).some((change) => changes.has(change))) return
  checkNumbers(
    untouched(
      pass.before,
      old.items,
      pass.edits.map(({range}) => range)
    ),
    untouched(pass.after, now.items, rangesAfter(pass)),
    what
  )
}

/** Items on whose line is no edit. */
function untouched(
  text: string,
  items: readonly SeenItem[],
  ranges: readonly (readonly [number, number])[]
): SeenItem[] {
  const starts = [
    0,
    ...[...text.matchAll(/\r\n|\n|\r/g)].map(({0: end, index}) => index + end.length)
  ]
  return items.filter(({line}) => {
    const [start = 0, end = text.length] = starts.slice(line, line + 2)
    return !ranges.some(([from, to]) => from < end && to >= start)
  })
}

/** A number that is shown before and after is the same, where no edit is about it. */
function checkNumbers(before: readonly SeenItem[], after: readonly SeenItem[], what: string): void {
  const old = unique(before)
  for (const [words, number] of unique(after)) {
    if (old.has(words)) assert.equal(number, old.get(words), `${words}: ${what}`)
  }
}

/** Numbers by the words of their items, of those that no other item has. */
function unique(items: readonly SeenItem[]): Map<string, number | undefined> {
  const counts = groupBy(items, ({words}) => words)
  return new Map(
    [...counts].flatMap(([words, [item, ...others]]) =>
      item && others.length === 0 ? ([[words, item.number]] as const) : []
    )
  )
}

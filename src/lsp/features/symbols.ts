import {type DocumentSymbol, type SymbolInformation, SymbolKind} from 'vscode-languageserver'
import type {HeadingCandidate} from '../../report/sections/heading-candidate.ts'
import {readHeadingCandidate} from '../../report/sections/heading-candidate.ts'
import type {Range} from '../../syntax/edit.ts'
import type {Page} from './page.ts'

interface Entry {
  readonly head: HeadingCandidate
  /** 1 for the title, 2 for a section, more for what is below. */
  readonly level: number
}

/** Title, sections and the headings in them, each inside the one that it belongs to. */
export function listSymbols(page: Page): DocumentSymbol[] {
  const top: DocumentSymbol[] = []
  const open: {level: number; symbol: DocumentSymbol}[] = []
  const entries = listEntries(page)
  for (const [index, {head, level}] of entries.entries()) {
    const end = entries.slice(index + 1).find((entry) => entry.level <= level)?.head.range[0]
    const range: Range = [head.range[0], end ?? page.content.length]
    const symbol: DocumentSymbol = {
      name: nameOf(page, head),
      kind: SymbolKind.String,
      range: page.range(range),
      selectionRange: page.range(head.range),
      children: []
    }
    while ((open.at(-1)?.level ?? 0) >= level) open.pop()
    const siblings = open.at(-1)?.symbol.children ?? top
    siblings.push(symbol)
    open.push({level, symbol})
  }
  return top
}

/** The same for editors that know no symbols inside of others. */
export function flatten(
  uri: string,
  symbols: readonly DocumentSymbol[],
  containerName?: string
): SymbolInformation[] {
  return symbols.flatMap(({name, kind, range, children = []}) => [
    {name, kind, location: {uri, range}, ...(containerName !== undefined && {containerName})},
    ...flatten(uri, children, name)
  ])
}

function listEntries({report}: Page): Entry[] {
  if (!report) return []
  const {title, extraTitles, sections} = report.structure
  const known: Entry[] = [
    ...[...(title ? [title] : []), ...extraTitles].map((head) => ({head, level: 1})),
    ...sections.map(({heading: head}) => ({head, level: 2}))
  ]
  const nodes = new Set(known.map(({head}) => head.node))
  const others = report.blocks.flatMap((node): Entry[] => {
    if (node.type !== 'heading' || nodes.has(node)) return []
    const head = readHeadingCandidate(report, node, () => undefined)
    return head ? [{head, level: head.depth}] : []
  })
  return [...known, ...others].toSorted((a, b) => a.head.range[0] - b.head.range[0])
}

/** Its text in one line; an editor takes no empty name. */
function nameOf({content}: Page, {text, range}: HeadingCandidate): string {
  const name = text.replace(/\s+/g, ' ').trim()
  return name || content.slice(...range).trim() || '#'
}

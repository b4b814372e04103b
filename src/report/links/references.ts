import type {Definition, FootnoteDefinition} from 'mdast'
import type {Range} from '../../syntax/edit.ts'
import type {Prose} from '../../syntax/prose.ts'
import type {Placed, Source} from '../../syntax/source.ts'

/** A reference whose label is not defined, so that readers see brackets. */
export interface UndefinedReference {
  readonly kind: 'link' | 'footnote'
  /** As written, without brackets and `^`. */
  readonly label: string
  /** Range of the label. */
  readonly range: Range
}

/** A label in brackets behind a text in brackets; both in one line. */
const twoBrackets = /(!?)\[((?:[^[\]\r\n]|\[[^[\]\r\n]*\])*)\]\[([^[\]\r\n]*)\]/g

/** A note; a class of a regular expression (`[^a-z]+`) is none. */
const note = /\[\^([\p{L}\p{N}][\p{L}\p{N}_-]{0,98})\](?![*+?{$\\|)]|\()/gu
const characterClass = /^(?:[a-zA-Z\d]-[a-zA-Z\d])+$/

/** Numbers, variables and keys of citations: `[1][2]`, `[i][j]`, `[Li2020][He16]`. */
const index = /^(?:\s*\d[\d.,:\s-]*|\s*[A-Za-z]{1,2}\s*|[A-Za-z][\w+-]*\d{2,4}[a-z]?)$/

/** Pulls definitions from another file, which may define any label. */
const include = /\{%-?\s*include|\{\{[<%-]?\s*(?:include|partial|readfile|>)|^--8<--/im

/** Reads the references of running text that nothing defines, in order. */
export function readUndefined(source: Source, prose: readonly Prose[]): UndefinedReference[] {
  if (include.test(source.text)) return []
  const hasDefinitions = source.nodes('definition').some((node) => !isComment(node))
  return prose
    .filter(({node}) => node.type !== 'link')
    .flatMap((piece) => [...readLinks(piece, hasDefinitions), ...readNotes(piece)])
    .sort((a, b) => a.range[0] - b.range[0])
}

function readLinks(prose: Prose, hasDefinitions: boolean): UndefinedReference[] {
  return [...prose.text.matchAll(twoBrackets)].flatMap((match) => {
    const {1: mark = '', 2: text = '', 3: written = '', index: at} = match
    const end = at + match[0].length
    if (mark === '' && !isReference(prose, match, hasDefinitions)) return []
    if (/^\^/.test(written) || /^[[(:]/.test(prose.text.slice(end))) return []
    const label = written.trim() === '' ? text : written
    if (label.trim() === '' || label.includes('\uFFFC')) return []
    const from =
      prose.range[0] + (written.trim() === '' ? at + mark.length + 1 : end - 1 - written.length)
    return [{kind: 'link', label, range: [from, from + label.length] as const}]
  })
}

/**
 * Whether two pairs of brackets are meant as text and label. Tags (`[前端][紧急] 修好登录`), indexes
 * (`a[i][j]`) and citations are not.
 */
function isReference(prose: Prose, match: RegExpExecArray, hasDefinitions: boolean): boolean {
  const {1: mark = '', 2: text = '', 3: label = '', index: at} = match
  const before = prose.text.slice(0, at + mark.length)
  if (/[\w\])\uFFFC]$/.test(before) || /^(?:\^|[ xX]?$)/.test(text)) return false
  if (index.test(text) && (index.test(label) || label === '')) return false
  if (label.trim() === '' && !hasDefinitions) return false
  const [line] = /[^\r\n]*/.exec(prose.text.slice(at + match[0].length)) ?? ['']
  const start = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1)
  const isFirst = !/[\p{L}\p{N}]/u.test(start.replace(/\[[ xX]\]/, ''))
  const isLast = /^[\s，。；！？、,.;!?）)]*$/.test(line)
  if (hasDefinitions) return !isFirst || isLast
  // Without any definition, brackets with a Chinese label in the middle of a sentence are remarks.
  if (isFirst) return isLast && prose.node.type === 'paragraph'
  return isLast || /^[\x21-\x7E][\x20-\x7E]*$/.test(label)
}

function readNotes(prose: Prose): UndefinedReference[] {
  return [...prose.text.matchAll(note)].flatMap(({1: label = '', index: at}) => {
    if (characterClass.test(label) || /[\\/^(|[]$/.test(prose.text.slice(0, at))) return []
    const from = prose.range[0] + at + 2
    return [{kind: 'footnote', label, range: [from, from + label.length] as const}]
  })
}

/** The definitions of a document, of links and of notes. */
export type AnyDefinition = Placed<Definition> | Placed<FootnoteDefinition>

/** A definition that readers get nothing from. */
export interface IdleDefinition {
  readonly node: AnyDefinition
  /** The definition of the same label that counts; undefined if no reference uses the label. */
  readonly first: AnyDefinition | undefined
}

/**
 * Reads the definitions that are there again (CommonMark 0.31.2, section 4.7: the first counts) or
 * that nothing uses, in order.
 */
export function readIdle(source: Source): IdleDefinition[] {
  const all: AnyDefinition[] = [
    ...source.nodes('definition').filter((node) => !isComment(node)),
    ...source.nodes('footnoteDefinition')
  ].sort((a, b) => source.range(a)[0] - source.range(b)[0])
  const isIncluding = include.test(source.text)
  const uses = all.length > 0 ? readLabels(source) : new Map<string, number>()
  const firsts = new Map<string, AnyDefinition>()
  const counts = new Map<string, number>()
  for (const node of all) counts.set(keyOf(node), (counts.get(keyOf(node)) ?? 0) + 1)
  return all.flatMap((node): IdleDefinition[] => {
    const key = keyOf(node)
    const first = firsts.get(key)
    if (first) return [{node, first}]
    firsts.set(key, node)
    // Also in HTML and foreign syntax, which may refer to it.
    return isIncluding || (uses.get(key) ?? 0) > (counts.get(key) ?? 0)
      ? []
      : [{node, first: undefined}]
  })
}

/** A comment: `[//]: # (text)`, `[comment]: <> (text)`. */
function isComment({url, identifier}: Definition): boolean {
  return url === '' || url === '#' || /^\/\/|^_/.test(identifier)
}

/** How often each label stands in brackets. */
function readLabels({text}: Source): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [, label = ''] of text.matchAll(/\[((?:\\.|[^[\]\\]){1,999})(?=\])/gs)) {
    const key = normalize(label)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

function keyOf({type, identifier, label}: AnyDefinition): string {
  return normalize(`${type === 'definition' ? '' : '^'}${label ?? identifier}`)
}

function normalize(label: string): string {
  return label
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase()
}

import {visit} from 'unist-util-visit'
import type {Edit, Range} from '../../syntax/edit.ts'
import {isLiteralLink, mask, type Prose} from '../../syntax/prose.ts'
import {isPlaced, type Source} from '../../syntax/source.ts'
import {readAddress} from './addresses.ts'
import {type Brackets, matchBrackets} from './brackets.ts'
import {isAnchorOrRoot, isFile, isPicture, isRelative, isWeb} from './link-targets.ts'

/** Text that is meant as a link or an image, but not parsed as one. */
export interface BrokenLink {
  readonly range: Range
  readonly fault:
    | 'space'
    | 'marks'
    | 'label'
    | 'unclosed'
    | 'bracket'
    | 'address'
    | 'words'
    | 'pipe'
  /** Edits that make it a link, in order. */
  readonly edits: readonly Edit[]
  /** Whether the edits are certain. */
  readonly isSure: boolean
}

/** Reads all broken links of running text, in order. */
export function readBrokenLinks(source: Source, prose: Prose): BrokenLink[] {
  if (prose.node.type === 'link') return []
  const brackets = matchBrackets(prose.text)
  const links: BrokenLink[] = []
  let position = 0
  for (const label of brackets.values()) {
    if (label.start < position) continue
    const link =
      label.end === undefined
        ? readOpenLabel(prose.text, label, brackets)
        : (readLink(prose.text, label, brackets) ??
          readReversed(prose.text, label, brackets) ??
          readLabelled(prose.text, label))
    if (!link || hasLink(source, prose, label)) continue
    position = link.range[1]
    links.push(shift(atPipe(source, prose, link) ?? link, prose.range[0]))
  }
  return links
}

/** Reads a label in square brackets that is followed by an address. */
function readLink(
  text: string,
  label: Brackets,
  brackets: ReadonlyMap<number, Brackets>
): BrokenLink | undefined {
  const {start, end} = label
  const opener = text[start]
  if (end === undefined || !/[[【［]/.test(opener ?? '')) return undefined
  const isFullWidth = opener !== '[' || text[end] !== ']'
  // Brackets of this width are also those of a remark.
  const isGuessed = opener === '［' || text[end] === '］'
  const before = text[start - 1] ?? ''
  const isImage = before === '!'
  const labelText = text.slice(start + 1, end)
  if (before === ']' || labelText.startsWith('^')) return undefined
  if (!isImage && /^[\s\dxX-]?$/.test(labelText)) return undefined

  let next = end + 1
  while (text[next] === ' ' || text[next] === '\t') next++
  const hasGap = next > end + 1
  const isMalformed = hasGap || isFullWidth
  // An index (`list[0] (…)`) or the number of a note.
  if (hasGap && (isFullWidth || /\w/.test(before) || /^\d+$/.test(labelText))) return undefined

  const target = brackets.get(next)
  if (!target) return undefined
  const edits: Edit[] = [
    ...(opener === '[' ? [] : [replace(start, '[')]),
    ...(text[end] === ']' ? [] : [replace(end, ']')]),
    ...(hasGap ? [{range: [end + 1, next] as const, text: ''}] : []),
    ...(text[next] === '(' ? [] : [replace(next, '(')])
  ]
  const all = (to: number): Range => [isImage ? start - 1 : start, to]
  const inner = text.slice(next + 1, target.end ?? next + 1)
  const isSquare = text[next] === '['

  if (
    target.end !== undefined &&
    (isSquare ? !hasGap && isWeb.test(inner) : isTarget(inner, isMalformed))
  ) {
    if (text[target.end] !== ')') edits.push(replace(target.end, ')'))
    if (edits.length === 0 || (isImage && isFullWidth && !isPicture.test(inner))) return undefined
    const fault = edits.length === 1 && hasGap ? 'space' : 'marks'
    return {range: all(target.end + 1), fault, edits, isSure: !isGuessed}
  }
  if (isMalformed || isSquare) return undefined
  if (target.end !== undefined && text[next] === '(' && text[target.end] === ')') {
    const range = all(target.end + 1)
    return readBracketed(inner, target, range) ?? readSpaced(inner, target, range, isImage)
  }
  return readUnclosed(text, target, all)
}

/** Whether text in brackets is an address, with an optional title. */
function isTarget(inner: string, isMalformed: boolean): boolean {
  const address = inner
    .trim()
    .replace(/[ \t](?:"[^"]*"|'[^']*')$/, '')
    .trimEnd()
  if (isWeb.test(address) || isRelative.test(address) || isFile.test(address)) return true
  return !isMalformed && isAnchorOrRoot.test(address)
}

/** Reads an address whose `<` has no `>` (CommonMark 0.31.2, section 6.3: it is no destination then). */
function readBracketed(inner: string, {start}: Brackets, range: Range): BrokenLink | undefined {
  const [written, address] = /^<([^<>"'`\r\n]*)$/.exec(inner.trim()) ?? []
  if (written === undefined || !isTarget(address!.replace(/[ \t]/g, ''), false)) return undefined
  const from = start + 1 + inner.indexOf('<')
  const edit: Edit = {range: [from, from + written.length], text: `${written}>`}
  return {range, fault: 'bracket', edits: [edit], isSure: /^[\x21-\x7E]+$/.test(written)}
}

/** Reads an address with spaces, which need angle brackets. */
function readSpaced(
  inner: string,
  {start}: Brackets,
  range: Range,
  isImage: boolean
): BrokenLink | undefined {
  const address = inner.trim()
  if (!/[ \t]/.test(address) || /[<>"'`\r\n]/.test(address) || address.includes(mask))
    return undefined
  const [first = ''] = address.split(/[ \t]/, 1)
  const whole = address.replace(/[ \t]/g, '')
  const isFilePath = isFile.test(whole) && (isImage || /^[\w.-]*\//.test(address))
  // Chinese words may be a remark.
  const isWords = /^[\w-]+(?:[ \t]+[\w-]+)+$/.test(address)
  if (!isWeb.test(first) && !isFilePath && !isWords) return undefined
  const from = start + 1 + inner.indexOf(address)
  const edit: Edit = {range: [from, from + address.length], text: `<${address}>`}
  // Otherwise, the text after the space may be a remark.
  return {
    range,
    fault: isWords && !isFilePath ? 'words' : 'address',
    edits: [edit],
    isSure: isFilePath || /^[\x20-\x7E]+$/.test(address)
  }
}

/** Reads an address without a closing bracket, or with one of the surrounding sentence. */
function readUnclosed(
  text: string,
  target: Brackets,
  all: (to: number) => Range
): BrokenLink | undefined {
  if (target.end !== undefined && (text[target.end] !== '）' || !target.isInside)) return undefined
  const isBracketed = text[target.start + 1] === '<'
  const from = target.start + (isBracketed ? 2 : 1)
  const {text: address, isUnclear} = readAddress(text, from, text.charAt(from - 1))
  const end = from + address.length
  // Any scheme: a misspelt one is another finding.
  if (!/^(?:[a-z][a-z\d+.-]*:\/\/[\p{L}\p{N}[]|mailto:\w)/iu.test(address)) return undefined
  if (/[(<>"'`|\\\uFFFC]/.test(text[end] ?? '')) return undefined
  return {
    range: all(end),
    fault: 'unclosed',
    edits: [{range: [target.start, end], text: isBracketed ? `(<${address}>)` : `(${address})`}],
    isSure: !isUnclear
  }
}

/** Reads a link with swapped brackets: `(text)[url]`. */
function readReversed(
  text: string,
  label: Brackets,
  brackets: ReadonlyMap<number, Brackets>
): BrokenLink | undefined {
  const {start, end} = label
  if (end === undefined || !/[(（]/.test(text.charAt(start))) return undefined
  const target = text[end + 1] === '[' ? brackets.get(end + 1) : undefined
  if (target?.end === undefined) return undefined
  const labelText = text.slice(start + 1, end)
  const address = text.slice(target.start + 1, target.end)
  if (!labelText.trim() || /[[\]]/.test(labelText) || /[\w\])]/.test(text[start - 1] ?? ''))
    return undefined
  if (!isWeb.test(address) && !isRelative.test(address)) return undefined
  if (/[([:：]/.test(text[target.end + 1] ?? '')) return undefined
  return {
    range: [start, target.end + 1],
    fault: 'marks',
    edits: [
      replace(start, '['),
      replace(end, ']'),
      replace(target.start, '('),
      replace(target.end, ')')
    ],
    isSure: true
  }
}

/** Reads a label with a full-width colon before an address: `[text]：url`. */
function readLabelled(text: string, {start, end}: Brackets): BrokenLink | undefined {
  if (end === undefined || !/[[【［]/.test(text.charAt(start)) || text[end + 1] !== '：')
    return undefined
  const from = end + 2 + /^[ \t]*/.exec(text.slice(end + 2))![0].length
  if (!/^https?:\/\//i.test(text.slice(from))) return undefined
  const {text: address} = readAddress(text, from, text.charAt(from - 1))
  const to = from + address.length
  return {
    range: [start, to],
    fault: 'marks',
    edits: [replace(start, '['), {range: [end, to], text: `](${address})`}],
    isSure: false
  }
}

/** Reads a label without its closing bracket: `[text(url)`. */
function readOpenLabel(
  text: string,
  {start}: Brackets,
  brackets: ReadonlyMap<number, Brackets>
): BrokenLink | undefined {
  if (!/[[【［]/.test(text.charAt(start))) return undefined
  const [label] = /^[^[\]【】［］()（）\r\n]{1,100}/.exec(text.slice(start + 1, start + 102)) ?? []
  if (!label?.trim() || label.includes(mask) || /[\w\])]/.test(text[start - 1] ?? ''))
    return undefined
  const open = start + 1 + label.length
  const target = /[(（]/.test(text.charAt(open)) ? brackets.get(open) : undefined
  if (target?.end === undefined || !isWeb.test(text.slice(open + 1, target.end))) return undefined
  const isImage = text[start - 1] === '!'
  const edits: Edit[] = [
    ...(text[start] === '[' ? [] : [replace(start, '[')]),
    {range: [open, open + 1], text: ']('},
    ...(text[target.end] === ')' ? [] : [replace(target.end, ')')])
  ]
  const range: Range = [isImage ? start - 1 : start, target.end + 1]
  return {range, fault: 'label', edits, isSure: false}
}

/** In a table, a pipe ends the cell: an address that goes on behind it is cut. */
function atPipe(source: Source, {node, range}: Prose, link: BrokenLink): BrokenLink | undefined {
  const end = link.range[1]
  if (node.type !== 'tableCell' || link.fault !== 'unclosed') return undefined
  if (source.text[range[0] + end] !== '|') return undefined
  const edit: Edit = {range: [end, end + 1], text: '\\|'}
  return {range: link.range, fault: 'pipe', edits: [edit], isSure: false}
}

function replace(index: number, text: string): Edit {
  return {range: [index, index + 1], text}
}

/** Whether the label contains a link, which is not allowed. */
function hasLink(source: Source, {node, range}: Prose, {start, end = start}: Brackets): boolean {
  let found = false
  visit(node, ['link', 'linkReference'], (link) => {
    if (!isPlaced(link) || isLiteralLink(source, link)) return
    const [from, to] = source.range(link)
    found ||= from > range[0] + start && to <= range[0] + end
  })
  return found
}

function shift(link: BrokenLink, by: number): BrokenLink {
  const move = ([start, end]: Range): Range => [start + by, end + by]
  return {
    ...link,
    range: move(link.range),
    edits: link.edits.map(({range, text}) => ({range: move(range), text}))
  }
}

import {isDeepStrictEqual} from 'node:util'
import {type Document, isMap, isSeq, parseDocument, stringify} from 'yaml'

/** A text as one YAML document of keys and values; `undefined` if it is none. */
export function readYaml(text: string): Document | undefined {
  const document = parseDocument(text)
  return document.errors.length === 0 && isMap(document.contents) ? document : undefined
}

/**
 * Add a value at the end of a list, which is made where it is missing. The text stays as it is written
 * where that is possible; else its comments stay.
 *
 * @param path Keys that lead to the list.
 * @returns `undefined` if something else than a list is there.
 */
export function appendYaml(
  text: string,
  path: readonly string[],
  value: unknown
): string | undefined {
  const document = readYaml(text)
  if (!document) return undefined
  const list = document.getIn(path)
  if (list !== undefined && !isSeq(list)) return undefined
  const last = isSeq(list) ? list.items.at(-1) : undefined
  const written = last === undefined ? undefined : insertAfter(text, rangeOf(last), value)
  if (isSeq(list) && list.items.length > 0) list.add(document.createNode(value))
  else document.setIn(path, document.createNode([value]))
  const expected: unknown = document.toJS()
  if (written !== undefined && isDeepStrictEqual(readYaml(written)?.toJS(), expected))
    return written
  return document.toString({lineWidth: 0})
}

/** Add a key with a value at the end of a document. */
export function addKey(text: string, key: string, value: unknown): string {
  const ending = text.includes('\r\n') ? '\r\n' : '\n'
  const added = stringify({[key]: value}, {lineWidth: 0}).replaceAll('\n', ending)
  const end = text === '' || /\n$/.test(text) ? '' : ending
  return `${text}${end}${text.trim() === '' ? '' : ending}${added}`
}

function rangeOf(node: unknown): readonly [number, number] | undefined {
  const range = (node as {range?: readonly [number, number, number] | null}).range
  return range ? [range[0], range[1]] : undefined
}

/** Write an item behind another one, indented as that one is. */
function insertAfter(
  text: string,
  range: readonly [number, number] | undefined,
  value: unknown
): string | undefined {
  if (!range) return undefined
  const [start, end] = range
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const marker = /^( *)-( +)$/.exec(text.slice(lineStart, start))
  if (!marker) return undefined
  const [, indent = '', gap = ' '] = marker
  const ending = text.includes('\r\n') ? '\r\n' : '\n'
  const body = stringify(value, {lineWidth: 0, indentSeq: indent !== ''})
    .trimEnd()
    .split('\n')
  const lines = body.map((line, index) =>
    index === 0 ? `${indent}-${gap}${line}` : `${indent} ${gap}${nested(line, gap)}`
  )
  // The end of a block is behind its last line ending.
  const at = text.slice(0, end).trimEnd().length
  const lineEnd = /\r?\n|$/.exec(text.slice(at))?.index ?? 0
  const before = text.slice(0, at + lineEnd)
  return `${before}${ending}${lines.join(ending)}${text.slice(at + lineEnd)}`
}

/** A list inside an item, with the same room behind its dashes. */
function nested(line: string, gap: string): string {
  return line.replace(/^( *)- /, `$1-${gap}`)
}

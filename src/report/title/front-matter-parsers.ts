import {parse as parseToml} from 'smol-toml'
import {isScalar, parseDocument} from 'yaml'
import type {Range} from '../../syntax/edit.ts'

/** The text that a key of front matter has. */
export interface FrontMatterValue {
  readonly text: string
  /** Range of a text on one line, without its quotes; undefined where it cannot be written anew. */
  readonly range?: Range
}

/** Reads a top-level key of front matter; undefined if it is no text, or the front matter is invalid. */
export type ReadKey = (text: string, key: string) => FrontMatterValue | undefined

/** Front matter in YAML, between lines of `---`. */
export const yaml: ReadKey = (text, key) => {
  const [opening = ''] = /^---[^\r\n]*(?:\r\n|\n|\r)/.exec(text) ?? []
  const content = text.slice(opening.length).replace(/(?:---|\.\.\.)[ \t]*$/, '')
  const document = parseDocument(content, {logLevel: 'silent'})
  const node = document.errors.length === 0 ? document.get(key, true) : undefined
  if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return undefined
  const isQuoted = node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE'
  if (!isQuoted && node.type !== 'PLAIN') return {text: node.value.trim()}
  const [from, to] = node.range
  const inner = isQuoted ? 1 : 0
  const range = [opening.length + from + inner, opening.length + to - inner] as const
  return {text: node.value.trim(), range}
}

/** Front matter in TOML, between lines of `+++`. */
export const toml: ReadKey = (text, key) =>
  textAt(() => parseToml(text.replace(/^\+\+\+[^\r\n]*|\+\+\+[ \t]*$/g, '')), key)

/** Front matter in JSON: an object, or its members before a line of `;;;`. */
export const json: ReadKey = (text, key) => {
  const members = text.replace(/^;;;|;;;[ \t]*$/g, '').trim()
  return textAt(() => JSON.parse(members.startsWith('{') ? members : `{${members}}`), key)
}

function textAt(read: () => unknown, key: string): FrontMatterValue | undefined {
  try {
    const value: unknown = (read() as Record<string, unknown>)[key]
    return typeof value === 'string' ? {text: value.trim()} : undefined
  } catch {
    return undefined
  }
}

import type {Text, Values} from '../text/language.ts'

/** A key of an object, or an index of an array. */
export type Key = string | number

/** A parsed value with the offsets of all its parts. */
export interface Tree {
  readonly start: number
  readonly value: unknown
  readonly children: ReadonlyMap<Key, Child>
}

export interface Child {
  /** Offset of the key; in an array, of the entry. */
  readonly key: number
  readonly tree: Tree
}

/** A syntax error; `offset` in UTF-16 code units. */
export interface SyntaxProblem {
  readonly offset: number
  readonly text: Text
  readonly values?: Values
}

/** Result of a parser. */
export interface Parsed {
  readonly tree: Tree
  readonly problems: readonly SyntaxProblem[]
}

export const messages = {
  secondKey: {
    en: 'Unexpected second key `{key}`, expected each key once',
    zh: '键 `{key}` 重复，每个键只能出现一次'
  },
  tooDeep: {
    en: 'Unexpected depth of the file, expected a few levels',
    zh: '文件嵌套太深，请减少层数'
  }
} satisfies Record<string, Text>

/** Maximum depth of a file: parsers are recursive. */
export const maxDepth = 100

/** What is told of a file that is nested more deeply, instead of parsing it. */
export const tooDeep: Parsed = {
  tree: leaf(undefined, 0),
  problems: [{offset: 0, text: messages.tooDeep}]
}

export function leaf(value: unknown, start: number): Tree {
  return {start, value, children: new Map()}
}

export function list(items: readonly Tree[], start: number): Tree {
  return {
    start,
    value: items.map(({value}) => value),
    children: new Map(items.map((tree, index) => [index, {key: tree.start, tree}]))
  }
}

/**
 * Creates an object; `__proto__` is an ordinary key.
 *
 * @param problems Collects duplicate keys.
 */
export function object(
  entries: readonly (Child & {readonly name: string})[],
  start: number,
  problems: SyntaxProblem[]
): Tree {
  const children = new Map<string, Child>()
  for (const {name, key, tree} of entries) {
    if (children.has(name)) {
      problems.push({offset: key, text: messages.secondKey, values: {key: name}})
    }
    children.set(name, {key, tree})
  }
  const values = [...children].map(([name, {tree}]) => [name, tree.value])
  return {start, value: Object.fromEntries(values), children}
}

/**
 * Returns the offset of a key or value; if it does not exist, of the parent that lacks it.
 *
 * @param path Path of keys.
 * @param at Whether to locate the key or the value.
 */
export function offsetOf(tree: Tree, path: readonly Key[], at: 'key' | 'value' = 'key'): number {
  let current: Child = {key: tree.start, tree}
  for (const [index, key] of path.entries()) {
    const child = current.tree.children.get(key)
    if (!child) return index === 0 ? current.tree.start : current.key
    current = child
  }
  return at === 'key' ? current.key : current.tree.start
}

import type {Text, Values} from '../text/language.ts'

/** A key, or the index in a list. */
export type Key = string | number

/** A value of a configuration file, with the places of all that is in it. */
export interface Tree {
  readonly start: number
  readonly value: unknown
  readonly children: ReadonlyMap<Key, Child>
}

export interface Child {
  /** Where its key stands; of an entry in a list, where that begins. */
  readonly key: number
  readonly tree: Tree
}

/** Something that cannot be read, with its place. */
export interface SyntaxProblem {
  readonly offset: number
  readonly text: Text
  readonly values?: Values
}

/** What reading a file of any kind comes to. */
export interface Parsed {
  readonly tree: Tree
  readonly problems: readonly SyntaxProblem[]
}

export const messages = {
  secondKey: {
    en: 'Unexpected second key `{key}`, expected each key once',
    zh: '多余的第二个键 `{key}`，应为每个键一次'
  },
  tooDeep: {
    en: 'Unexpected depth of the configuration, expected a few levels',
    zh: '配置的层次太深，应为少数几层'
  }
} satisfies Record<string, Text>

/** More levels than any configuration has. */
const mostLevels = 100

/**
 * Whether a text may be nested deeper than any configuration. Parsers call themselves for each
 * level, and a stack that overflows ends the process where that happens in a regular expression.
 *
 * @param isYaml Whether indentation and `-` nest as well as brackets do.
 */
export function isTooDeep(text: string, isYaml: boolean): boolean {
  let level = 0
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    level = /[[{]/.test(bracket) ? level + 1 : Math.max(0, level - 1)
    if (level > mostLevels) return true
  }
  const lines = isYaml ? text.split(/\r\n|\n|\r/) : []
  return lines.some((line) => {
    const indentation = /^\s*/.exec(line)?.[0].length ?? 0
    return Math.max(indentation / 2, line.match(/[-?:](?=\s|$)/g)?.length ?? 0) > mostLevels
  })
}

/** A tree without children. */
export function leaf(value: unknown, start: number): Tree {
  return {start, value, children: new Map()}
}

/**
 * A list of what is in it.
 */
export function list(items: readonly Tree[], start: number): Tree {
  return {
    start,
    value: items.map(({value}) => value),
    children: new Map(items.map((tree, index) => [index, {key: tree.start, tree}]))
  }
}

/**
 * An object of its entries. It is made so that `__proto__` is a key as any other.
 *
 * @param problems Where to tell of keys that are there twice.
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
 * Where something stands.
 *
 * @param path Keys that lead to it.
 * @param at Its key, or its value.
 * @returns Its offset; that of what it is missing from, where it is not there.
 */
export function locate(tree: Tree, path: readonly Key[], at: 'key' | 'value' = 'key'): number {
  let current: Child = {key: tree.start, tree}
  for (const [index, key] of path.entries()) {
    const child = current.tree.children.get(key)
    if (!child) return index === 0 ? current.tree.start : current.key
    current = child
  }
  return at === 'key' ? current.key : current.tree.start
}

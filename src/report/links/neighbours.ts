import {closest} from '../../text/closest.ts'

/** The files of the project around a report; names are exactly those that the disk has. */
export interface Neighbours {
  /** Names of the folders above the report, from the root; undefined if it is outside. */
  readonly folder: readonly string[] | undefined
  /**
   * Returns the entries of a folder.
   *
   * @param folder Names from the root of the project; none for the root itself.
   * @returns undefined if it is not a folder of the project, or cannot be read.
   */
  list(folder: readonly string[]): ReadonlyMap<string, EntryKind> | undefined
  /** Returns the kind of one entry of a folder; undefined if there is none of that name. */
  kind(folder: readonly string[], name: string): EntryKind | undefined
  /**
   * Returns the anchors of a Markdown file.
   *
   * @param file Names from the root of the project.
   * @returns undefined if they cannot be known.
   */
  anchors(file: readonly string[]): ReadonlySet<string> | undefined
  /**
   * Returns what changes whenever the contents of a file do.
   *
   * @param file Names from the root of the project.
   * @returns undefined if that cannot be known.
   */
  stamp(file: readonly string[]): string | undefined
}

export type EntryKind = 'file' | 'folder'

/**
 * Resolves a relative path to names from the root.
 *
 * @param from Names of the folder that it is relative to.
 * @param steps Its segments, including `..`.
 * @returns undefined if it leaves the project.
 */
export function follow(
  from: readonly string[],
  steps: readonly string[]
): readonly string[] | undefined {
  const names = [...from]
  for (const step of steps) {
    if (step !== '..') names.push(step)
    else if (names.pop() === undefined) return undefined
  }
  return names
}

/** Returns the kind of the entry at a path; undefined if there is none. */
export function look(neighbours: Neighbours, path: readonly string[]): EntryKind | undefined {
  let kind: EntryKind | undefined = 'folder'
  for (const [index, name] of path.entries()) {
    if (kind !== 'folder') return undefined
    kind = neighbours.kind(path.slice(0, index), name)
  }
  return kind
}

/** The entry that was most likely meant. */
export interface Near {
  readonly path: readonly string[]
  /** How it differs: in case, in Unicode normalization, or otherwise. */
  readonly difference: 'case' | 'form' | 'name'
}

/** Larger folders are not searched for similar names. */
const mostNames = 200
const longestName = 100

/**
 * Returns the entry that a path without one most likely means.
 *
 * @param path Names from the root.
 * @param steps The segments as written in the link.
 */
export function findNear(
  neighbours: Neighbours,
  path: readonly string[],
  steps: readonly string[]
): Near | undefined {
  const folded = lookFolded(neighbours, path)
  if (folded) {
    const isForm = folded.every((name, index) => sameForm(name, path[index] ?? ''))
    return {path: folded, difference: isForm ? 'form' : 'case'}
  }
  const near =
    otherEnding(neighbours, path) ?? higher(neighbours, steps) ?? misspelt(neighbours, path)
  return near && {path: near, difference: 'name'}
}

type Names = ReadonlyMap<string, unknown>

const keyed = new Map(
  [fold, stemOf].map((key) => [key, new WeakMap<Names, Map<string, string[]>>()])
)

/** The names of a folder by a key, with a cache. */
function byKey(names: Names, key: (name: string) => string): ReadonlyMap<string, string[]> {
  const known = keyed.get(key)?.get(names)
  if (known) return known
  const found = new Map<string, string[]>()
  for (const name of names.keys()) {
    const alike = found.get(key(name))
    if (alike) alike.push(name)
    else found.set(key(name), [name])
  }
  keyed.get(key)?.set(names, found)
  return found
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function sameForm(a: string, b: string): boolean {
  return a.normalize('NFC') === b.normalize('NFC')
}

/** The only path that is equal except for case and Unicode normalization. */
function lookFolded(
  neighbours: Neighbours,
  path: readonly string[]
): readonly string[] | undefined {
  const found: string[] = []
  for (const name of path) {
    const names = neighbours.list(found)
    const alike = names && !names.has(name) ? byKey(names, fold).get(fold(name)) : undefined
    const [one, second] = names?.has(name) ? [name] : (alike ?? [])
    if (one === undefined || second !== undefined) return undefined
    found.push(one)
  }
  return found
}

const picture = /\.(?:avif|bmp|gif|heic|jpe?g|png|svg|webp)$/i

/**
 * The file of the same folder with another extension, or with one at all: an image for an image,
 * otherwise Markdown first.
 */
function otherEnding(
  neighbours: Neighbours,
  path: readonly string[]
): readonly string[] | undefined {
  const folder = path.slice(0, -1)
  const written = path.at(-1) ?? ''
  const kinds = neighbours.list(folder)
  const names = [...new Set([written, stemOf(written)])]
    .flatMap((stem) => (kinds && byKey(kinds, stemOf).get(stem)) ?? [])
    .filter((name) => kinds?.get(name) === 'file')
    .filter((name) => picture.test(name) || !picture.test(written))
  const found = names.find((name) => /\.md$/i.test(name)) ?? names[0]
  return found === undefined ? undefined : [...folder, found]
}

function stemOf(name: string): string {
  return name.replace(/(?<=.)\.[a-z\d]{1,8}$/i, '')
}

/** The same path from a folder above that of the report. */
function higher(neighbours: Neighbours, steps: readonly string[]): readonly string[] | undefined {
  const way = steps.filter((step) => step !== '..')
  const folders = neighbours.folder ?? []
  for (let depth = folders.length; depth >= 0 && way.length > 0; depth--) {
    const path = [...folders.slice(0, depth), ...way]
    if (look(neighbours, path)) return path
  }
  return undefined
}

/** The file of the same folder with a similar name; numbers have to be equal. */
function misspelt(neighbours: Neighbours, path: readonly string[]): readonly string[] | undefined {
  const folder = path.slice(0, -1)
  const name = path.at(-1) ?? ''
  const names = neighbours.list(folder)
  if (!names || names.size > mostNames || name.length > longestName) return undefined
  const digits = (text: string) => text.replace(/\D/g, '')
  const alike = [...names.keys()].filter((other) => digits(other) === digits(name))
  const found = closest(name, alike)
  return found === undefined ? undefined : [...folder, found]
}

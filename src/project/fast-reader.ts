import {createRequire} from 'node:module'
import type {Root} from 'mdast'
import {readFastTree} from '../syntax/fast-tree.ts'
import {withLooseLists} from '../syntax/loose-lists.ts'
import {isPlain} from '../syntax/plain.ts'

/** The part of the native parser that is used. */
export interface Binding {
  createMdastHandle(text: string, options: number, hasPositions: boolean): object
  serializeHandle(handle: object): Uint8Array
  dropHandle(handle: object): void
}

/** The version whose trees are tested to be those of remark-parse; as in `package.json`. */
export const satteriVersion = '0.10.5'

/** Tables, footnotes, strikethrough, task lists, YAML front matter and the rest of GFM. */
const options = (1 << 1) | (1 << 2) | (1 << 3) | (1 << 4) | (1 << 7) | (1 << 11)

/** What may follow the name of a platform: how its programs are linked. */
const suffixes: readonly string[] = {linux: ['-gnu', '-musl'], win32: ['-msvc']}[
  process.platform as string
] ?? ['']

/** Reads reports in plain Markdown with `satteri`, if that is installed. */
export class FastReader {
  readonly #load: () => Binding | undefined
  #binding: Binding | undefined | 'not loaded' = 'not loaded'

  /** @param load Called once, for the first text that is plain. */
  constructor(load: () => Binding | undefined = loadBinding) {
    this.#load = load
  }

  /**
   * Reads a report.
   *
   * @returns The tree that `Parser.parse` makes of it; undefined if the text is not plain, or the native
   *   parser is not there.
   */
  read(text: string): Root | undefined {
    if (this.#binding === undefined || !isPlain(text)) return undefined
    if (this.#binding === 'not loaded') this.#binding = this.#load()
    const tree = this.#binding && parseWith(this.#binding, text)
    return tree && withLooseLists(text, tree)
  }
}

function parseWith(binding: Binding, text: string): Root | undefined {
  try {
    const handle = binding.createMdastHandle(text, options, true)
    try {
      return readFastTree(binding.serializeHandle(handle), text)
    } finally {
      binding.dropHandle(handle)
    }
  } catch {
    // remark-parse reads it.
    return undefined
  }
}

/**
 * Loads the native parser itself: the package around it has two dozen modules, which take longer to
 * load than a report to read.
 *
 * @returns undefined where the package is missing, has another version, or has no program for this
 *   platform.
 */
export function loadBinding(): Binding | undefined {
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('satteri'))
    for (const suffix of suffixes) {
      const name = `@bruits/satteri-${process.platform}-${process.arch}${suffix}`
      try {
        const {version} = require(`${name}/package.json`)
        if (version === satteriVersion) return require(name)
      } catch {
        // Of the two for Linux, only one is installed.
      }
    }
  } catch {
    // It is optional.
  }
  return undefined
}

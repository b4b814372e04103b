import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

/** Reads Markdown, and counts what it reads: the measure of what a run costs. */
export class Parser {
  /** How many UTF-16 code units were parsed so far; a tree that is still known costs none. */
  characters = 0
  readonly #read: (text: string) => Root
  readonly #recent = new Map<string, Root>()

  /** @param read Text to tree; pure, since trees are kept. */
  constructor(read: (text: string) => Root) {
    this.#read = read
  }

  /**
   * Parse a document, or a part of one.
   *
   * @returns A tree that must not be changed. The last trees are kept: an edit is parsed to be
   *   proven, and again as the text of the next pass.
   */
  parse(text: string): Root {
    const known = this.#recent.get(text)
    if (known) return known
    this.characters += text.length
    const tree = this.#read(text)
    const [oldest] = this.#recent.keys()
    if (oldest !== undefined && this.#recent.size >= mostRecent) this.#recent.delete(oldest)
    this.#recent.set(text, tree)
    return tree
  }
}

const mostRecent = 4

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkFrontmatter, ['yaml'])
  .freeze()

/** The parser of the command, the editor and the library: remark with GFM and YAML front matter. */
export const parser = new Parser((text) => processor.parse(text))

/** Parse a text with `parser`. */
export function parse(text: string): Root {
  return parser.parse(text)
}

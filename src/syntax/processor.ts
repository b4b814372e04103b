import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {parseAround} from './foreign/parse-around.ts'
import {type Foreign, readForeign} from './foreign/scan.ts'
import {findLazyTags, hasLazyTags} from './lazy-tags.ts'
import {withLooseLists} from './loose-lists.ts'
import {remembering} from './remember.ts'

/** How often tags are looked for; each time, those further down in a paragraph are found. */
const mostAttempts = 8

/** Reads Markdown around foreign syntax, and counts what it reads: the measure of what a run costs. */
export class Parser {
  /** How many UTF-16 code units were parsed so far; a tree that is still known costs none. */
  characters = 0
  /** Parses a text as it is, as if there were no foreign syntax. */
  readonly read: (text: string) => Root
  /**
   * Parses a document, or a part of one. Foreign syntax becomes `html` nodes with `data.foreign`. Lazy
   * tags (`lazy-tags.ts`) are read as CommonMark reads them, and are marked as foreign, too. Lists are
   * loose as readers see them.
   *
   * @returns A tree that must not be changed. The last trees are kept: an edit is parsed to be
   *   proven, and again as the text of the next pass.
   */
  readonly parse: (text: string) => Root
  readonly #parseUnaware: (text: string) => Root
  readonly #parseEager: (text: string) => Root

  /** @param read Text to tree; pure, since trees are kept. */
  constructor(read: (text: string) => Root) {
    const counted = (text: string) => {
      this.characters += text.length
      return read(text)
    }
    this.read = remembering(counted)
    const around = (text: string, parts: readonly Foreign[]) =>
      withLooseLists(text, parts.length > 0 ? parseAround(text, counted, parts) : this.read(text))
    const withLazyTags = (text: string, parts: readonly Foreign[], eager: Root) => {
      let [known, tree] = [parts, eager]
      for (let attempt = 0; attempt < mostAttempts; attempt++) {
        const tags = findLazyTags(text, tree)
        if (tags.length === 0) break
        known = [...known.filter((one) => !tags.some((tag) => isInside(one, tag))), ...tags]
        known = known.toSorted((a, b) => a.range[0] - b.range[0])
        tree = withLooseLists(text, parseAround(text, counted, known))
      }
      return tree
    }
    this.#parseEager = remembering((text) => around(text, readForeign(text)))
    this.parse = remembering((text) =>
      withLazyTags(text, readForeign(text), this.#parseEager(text))
    )
    this.#parseUnaware = remembering((text) => {
      if (!hasForeignBlocks(text)) return this.parse(text)
      const known = readForeign(text).filter((one) => !isInnerBlock(one))
      return withLazyTags(text, known, around(text, known))
    })
  }

  /**
   * Other readings of a document: that of readers who do not know its foreign blocks, such as GitHub,
   * and that of micromark, where lazy tags begin blocks of HTML.
   *
   * @param tree What `parse` returns for the text.
   */
  others(text: string, tree: Root): readonly ((text: string) => Root)[] {
    return [
      ...(hasForeignBlocks(text) ? [this.#parseUnaware] : []),
      ...(hasLazyTags(tree) ? [this.#parseEager] : [])
    ]
  }
}

function isInside({range: [start, end]}: Foreign, {range}: Foreign): boolean {
  return range[0] <= start && end <= range[1]
}

/** Whether a text has blocks of foreign syntax, front matter aside. */
function hasForeignBlocks(text: string): boolean {
  return readForeign(text).some(isInnerBlock)
}

function isInnerBlock({isBlock, range}: Foreign): boolean {
  return isBlock && range[0] > 0
}

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

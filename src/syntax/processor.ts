import type {Root} from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {parseAround} from './foreign/parse-around.ts'
import {type Foreign, readForeign} from './foreign/scan.ts'
import {withLooseLists} from './loose-lists.ts'
import {remembering} from './remember.ts'

/** Reads Markdown around foreign syntax, and counts what it reads: the measure of what a run costs. */
export class Parser {
  /** How many UTF-16 code units were parsed so far; a tree that is still known costs none. */
  characters = 0
  /** Parses a text as it is, as if there were no foreign syntax. */
  readonly read: (text: string) => Root
  /**
   * Parses a document, or a part of one. Foreign syntax becomes `html` nodes with `data.foreign`, and
   * lists are loose as readers see them.
   *
   * @returns A tree that must not be changed. The last trees are kept: an edit is parsed to be
   *   proven, and again as the text of the next pass.
   */
  readonly parse: (text: string) => Root
  /**
   * Parses a text as `parse` does, but for blocks of foreign syntax: their lines are what they are to
   * readers that do not know it, such as those of GitHub.
   */
  readonly parseUnaware: (text: string) => Root

  /** @param read Text to tree; pure, since trees are kept. */
  constructor(read: (text: string) => Root) {
    const counted = (text: string) => {
      this.characters += text.length
      return read(text)
    }
    this.read = remembering(counted)
    const around = (text: string, parts: readonly Foreign[]) =>
      withLooseLists(text, parts.length > 0 ? parseAround(text, counted, parts) : this.read(text))
    this.parse = remembering((text) => around(text, readForeign(text)))
    this.parseUnaware = remembering((text) => {
      const known = readForeign(text).filter((one) => !isInnerBlock(one))
      return hasForeignBlocks(text) ? around(text, known) : this.parse(text)
    })
  }
}

/** Whether a text has blocks of foreign syntax, front matter aside. */
export function hasForeignBlocks(text: string): boolean {
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

import fs from 'node:fs'
import path from 'node:path'
import {toString as toText} from 'mdast-util-to-string'
import {parse} from '../../src/syntax/processor.ts'

/** A piece of a document that is meant to be copied. */
export interface Snippet {
  /** Heading of the section that it stands in. */
  readonly section: string
  /** The file that it is for, as the document says it: `file=<name>`. */
  readonly file: string
  /** What it does beside what the first one of its section does; nothing for that one. */
  readonly variant: string
  readonly text: string
}

/** The snippets of a document that name a file. */
export function readSnippets(document: string): readonly Snippet[] {
  const root = path.join(import.meta.dirname, '../..')
  const text = fs.readFileSync(path.join(root, document), 'utf8')
  const snippets: Snippet[] = []
  let section = ''
  for (const node of parse(text).children) {
    if (node.type === 'heading') section = toText(node)
    if (node.type !== 'code') continue
    const [, file, variant = ''] = /^file=(\S+)(?: (\w+))?$/.exec(node.meta ?? '') ?? []
    if (file) snippets.push({section, file, variant, text: `${node.value}\n`})
  }
  return snippets
}

/**
 * The files of a section by name.
 *
 * @param variant Whose files stand in for the first ones.
 */
export function filesOf(
  snippets: readonly Snippet[],
  section: string,
  variant = ''
): Readonly<Record<string, string>> {
  const own = (wanted: string) =>
    snippets.filter((snippet) => snippet.section === section && snippet.variant === wanted)
  const chosen = own(variant)
  if (chosen.length === 0) throw new RangeError(`Missing snippet \`${variant}\` in ${section}`)
  return Object.fromEntries([...own(''), ...chosen].map(({file, text}) => [file, text]))
}

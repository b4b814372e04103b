import type {Root} from 'mdast'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {frontmatterFromMarkdown} from 'mdast-util-frontmatter'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {frontmatter} from 'micromark-extension-frontmatter'
import {gfm} from 'micromark-extension-gfm'

const extensions = [gfm(), frontmatter(['yaml'])]
const mdastExtensions = [...gfmFromMarkdown(), frontmatterFromMarkdown(['yaml'])]

/**
 * Markdown with GFM and YAML front matter as an mdast tree. The same as remark-parse with remark-gfm
 * and remark-frontmatter make, without what they load to write Markdown.
 *
 * @returns A tree that is not to be changed: the last ones are kept, since a repair is parsed to be
 *   verified, to be linted, and again in the next pass.
 */
export function parse(text: string): Root {
  const known = recent.get(text)
  if (known) return known
  const tree = fromMarkdown(text, {extensions, mdastExtensions})
  const [oldest] = recent.keys()
  if (oldest !== undefined && recent.size >= mostRecent) recent.delete(oldest)
  recent.set(text, tree)
  return tree
}

const recent = new Map<string, Root>()
const mostRecent = 4

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
 */
export function parse(text: string): Root {
  return fromMarkdown(text, {extensions, mdastExtensions})
}

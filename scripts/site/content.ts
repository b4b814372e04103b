import GithubSlugger from 'github-slugger'
import type {Element, ElementContent, Root as HastRoot, RootContent} from 'hast'
import {toString as toText} from 'mdast-util-to-string'
import remarkRehype from 'remark-rehype'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import type {Resolve} from './links.ts'
import type {Source} from './sources.ts'

/** The part of a page below one heading, as text. */
export interface Section {
  readonly title: string
  /** Anchor of its heading; empty for what begins the page. */
  readonly anchor: string
  readonly text: string
}

export interface Content {
  readonly children: ElementContent[]
  readonly sections: readonly Section[]
}

const headings = /^h[1-6]$/

/** A line end that stands in the source alone: browsers would show it as a space inside of Chinese. */
const brokenLine =
  /(?<=[\p{sc=Han}\u3000-\u303F\uFF00-\uFFEF])\n(?=[\p{sc=Han}\u3000-\u303F\uFF00-\uFFEF])/gu

/** Markdown as elements: with anchors, and links of the site. Tags in the Markdown are left out. */
export async function toContent(source: Source, resolve: Resolve): Promise<Content> {
  const markdown = structuredClone(source.tree)
  visit(markdown, 'text', (node) => {
    node.value = node.value.replace(brokenLine, '')
  })
  const tree = (await unified().use(remarkRehype).run(markdown)) as HastRoot
  const slugger = new GithubSlugger()
  visit(tree, 'element', (element) => {
    const {tagName, properties} = element
    if (headings.test(tagName)) properties.id = slugger.slug(textOf(element))
    if (tagName === 'a') {
      properties.href = resolve(String(properties.href), source)
      if (/^https?:/.test(properties.href)) properties.rel = ['noreferrer']
    }
    if (tagName === 'img') properties.src = resolve(String(properties.src), source)
    // What is wider than a phone scrolls by itself, and by keyboard.
    if (tagName === 'pre') properties.tabIndex = 0
  })
  visit(tree, {tagName: 'table'}, (table: Element, index, parent) => {
    const box: Element = {
      type: 'element',
      tagName: 'div',
      properties: {className: ['table'], tabIndex: 0},
      children: [table]
    }
    if (parent && index !== undefined) parent.children[index] = box
    return 'skip'
  })
  const children = tree.children.filter((node) => node.type === 'element' || node.type === 'text')
  return {children: children as ElementContent[], sections: sectionsOf(children)}
}

function sectionsOf(children: readonly RootContent[]): Section[] {
  const sections: {title: string; anchor: string; text: string}[] = []
  for (const node of children) {
    if (node.type === 'element' && /^h[1-3]$/.test(node.tagName)) {
      const anchor = sections.length === 0 ? '' : String(node.properties.id)
      sections.push({title: textOf(node), anchor, text: ''})
    } else {
      const last = sections.at(-1)
      if (last) last.text += ` ${textOf(node)}`
    }
  }
  return sections
}

function textOf(node: RootContent): string {
  return toText(node, {includeHtml: false})
}

import Slugger from 'github-slugger'
import type {Html, Nodes} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {isForeign} from '../../syntax/foreign/node.ts'
import type {Source} from '../../syntax/source.ts'
import {closest} from '../../text/closest.ts'
import {percentDecode} from '../../text/percent-decode.ts'
import {readTags} from '../phrasing/tags.ts'

/** Prefix that GitHub adds to all ids. */
const prefix = /^user-content-/

/** An id in attributes, as many site generators know them: `## 标题 {#a}`, and kramdown `{:#a .b}` below it. */
const ownId = /^\{:?[^{}]*?#([^\s{}#.]+)[^{}]*\}$/

/** Longer anchors, or more of them, are not searched for similar ones. */
const longestAnchor = 100
const mostAnchors = 100

/** The anchors of a document: slugs of its headings as on GitHub, and ids in HTML. */
export function readAnchors(source: Source): Set<string> {
  const anchors = new Set<string>()
  const slugger = new Slugger()
  for (const {node: heading, ancestors} of source.visits('heading')) {
    const siblings: readonly Nodes[] = ancestors.at(-1)?.children ?? []
    const attributes = [heading.children.at(-1), siblings[siblings.indexOf(heading) + 1]].filter(
      (node) => isForeign(node)
    ) as Html[]
    const written = attributes.filter((node) => heading.children.includes(node))
    const text = textOf(heading, {includeImageAlt: false, includeHtml: false})
    anchors.add(slugger.slug(text + written.map(({value}) => value).join('')))
    for (const {value} of attributes) {
      const id = ownId.exec(value)?.[1]
      if (id !== undefined) anchors.add(id)
    }
  }
  for (const {attributes} of readTags(source)) {
    for (const name of ['id', 'name']) {
      const value = attributes.get(name)?.value
      if (value) anchors.add(value.replace(prefix, ''))
    }
  }
  for (const {identifier} of source.nodes('footnoteDefinition')) {
    anchors.add(`fn-${identifier}`).add(`fnref-${identifier}`)
  }
  return anchors
}

/** Whether a fragment is one of some anchors, literally or percent-encoded. */
export function hasAnchor(anchors: ReadonlySet<string>, fragment: string): boolean {
  return [fragment, percentDecode(fragment)].some(
    (name) => anchors.has(name) || anchors.has(name.replace(prefix, ''))
  )
}

/** The anchor that was most likely meant; undefined if none is similar. */
export function nearAnchor(anchors: ReadonlySet<string>, fragment: string): string | undefined {
  const name = percentDecode(fragment).replace(prefix, '')
  const alike = byLetters(anchors)
  const same = alike.get(letters(name)) ?? alike.get(letters(name.replace(/-\d+$/, '')))
  if (same !== undefined || name.length > longestAnchor || anchors.size > mostAnchors) return same
  return closest(name, [...anchors])
}

const known = new WeakMap<ReadonlySet<string>, ReadonlyMap<string, string>>()

/** Anchors by their letters and digits alone, the first of those that share them. */
function byLetters(anchors: ReadonlySet<string>): ReadonlyMap<string, string> {
  let found = known.get(anchors)
  if (!found) {
    found = new Map([...anchors].reverse().map((anchor) => [letters(anchor), anchor]))
    known.set(anchors, found)
  }
  return found
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

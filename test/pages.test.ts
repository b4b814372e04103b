import fs from 'node:fs'
import path from 'node:path'
import type {Nodes} from 'mdast'
import {visit} from 'unist-util-visit'
import {describe, expect, test} from 'vitest'
import {parse} from '../src/syntax/processor.ts'

const root = path.join(import.meta.dirname, '..')

/** Pages in Chinese, by the page in English that they follow. */
const pages = new Map(
  ['.', 'docs', 'rules'].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder))
      .filter((name) => name.endsWith('.zh-CN.md'))
      .map((name): [string, string] => {
        const page = path.join(folder, name)
        return [page.replace('.zh-CN', ''), page]
      })
  )
)

/** What is the same in every language. */
function bonesOf(page: string) {
  const text = fs.readFileSync(path.join(root, page), 'utf8')
  const bones: Record<'headings' | 'code' | 'tables' | 'links', unknown[]> = {
    headings: [],
    code: [],
    tables: [],
    links: []
  }
  visit(parse(text), (node: Nodes) => {
    if (node.type === 'heading') bones.headings.push(node.depth)
    if (node.type === 'code') bones.code.push([node.lang, node.meta, withoutComments(node.value)])
    if (node.type === 'table') bones.tables.push(node.children.length)
    if (node.type === 'link') bones.links.push(node.url)
  })
  return bones
}

/** Code without the comments that say what it does, and without the words that only line them up. */
function withoutComments(code: string): string {
  return code.replace(/(?:^|\s+)(?:#|\/\/) .*$/gm, '')
}

/** Links without their anchors, which are in another language, sorted by where they lead. */
function targets(links: readonly unknown[]): unknown[] {
  return links
    .map((url) => String(url).replace('.zh-CN', '').replace(/#.*/s, '#'))
    .filter((url) => !url.endsWith('.svg'))
    .toSorted()
}

describe('pages in two languages', () => {
  test('are those that readers look for first', () => {
    expect([...pages.keys()].toSorted()).toEqual(
      expect.arrayContaining([
        'README.md',
        'docs/ci.md',
        'docs/command-line.md',
        'docs/configuration.md',
        'docs/formats.md',
        'docs/hooks.md',
        'rules/README.md'
      ])
    )
  })

  test.each([...pages].filter(([page]) => !page.startsWith('rules')))(
    '%s and %s have the same headings, code, tables and links',
    (english, chinese) => {
      const [one, other] = [bonesOf(english), bonesOf(chinese)]
      expect(other.headings).toEqual(one.headings)
      expect(other.code).toEqual(one.code)
      expect(other.tables).toEqual(one.tables)
      expect(targets(other.links)).toEqual(targets(one.links))
    }
  )

  test.each([...pages])('%s and %s lead to each other', (english, chinese) => {
    expect(bonesOf(english).links).toContain(path.basename(chinese))
    expect(bonesOf(chinese).links).toContain(path.basename(english))
  })

  test.each([...pages.values()])('%s leads to pages in Chinese where there are any', (page) => {
    const folder = path.dirname(page)
    const others = bonesOf(page)
      .links.map((url) => path.join(folder, String(url).replace(/#.*/s, '')))
      .filter((target) => pages.has(target) && pages.get(target) !== page)
    expect(others).toEqual([])
  })
})

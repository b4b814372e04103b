import fs from 'node:fs/promises'
import path from 'node:path'
import type {Nodes, Root, RootContent} from 'mdast'
import {toString as toText} from 'mdast-util-to-string'
import {visit} from 'unist-util-visit'
import {parse} from '../../src/syntax/processor.ts'
import type {Language} from '../../src/text/language.ts'

/** One page of the site, and the Markdown that it is made from. */
export interface Source {
  readonly language: Language
  /** Path in the project, with slashes. */
  readonly file: string
  /** Path in the site. */
  readonly output: string
  readonly title: string
  readonly tree: Root
  readonly kind: 'home' | 'docs' | 'rules' | 'rule'
}

const languages: readonly Language[] = ['en', 'zh']

/** Read README, docs and the reference of rules, in both languages; each rule is a page of its own. */
export async function readSources(root: string): Promise<Source[]> {
  const docs = await fs.readdir(path.join(root, 'docs'))
  const names = docs.filter((name) => name.endsWith('.md')).toSorted()
  const sources = languages.map(async (language) => {
    const isOurs = (name: string) => name.endsWith('.zh-CN.md') === (language === 'zh')
    const pages = await Promise.all([
      read(root, language, readme(language), 'index.html', 'home'),
      ...names
        .filter(isOurs)
        .map((name) =>
          read(root, language, `docs/${name}`, `docs/${name.replace(/\..*/, '.html')}`, 'docs')
        )
    ])
    const reference = await read(
      root,
      language,
      `rules/${readme(language)}`,
      'rules/index.html',
      'rules'
    )
    return [...pages, ...splitRules(reference)]
  })
  return (await Promise.all(sources)).flat()
}

function readme(language: Language): string {
  return language === 'zh' ? 'README.zh-CN.md' : 'README.md'
}

async function read(
  root: string,
  language: Language,
  file: string,
  name: string,
  kind: Source['kind']
): Promise<Source> {
  const tree = parse(await fs.readFile(path.join(root, file), 'utf8')) as Root
  const isTwin = (node: RootContent) =>
    node.type === 'paragraph' && /^(?:English|中文)$/.test(toText(node))
  tree.children = tree.children.filter((node) => !isTwin(node))
  const title = toText(tree.children.find((node) => node.type === 'heading'))
  return {language, file, output: `${language}/${name}`, title, tree, kind}
}

/** The reference is one long file: an index, and then each rule below its heading. */
function splitRules(reference: Source): Source[] {
  const {children} = reference.tree
  const starts = children.flatMap((node, at) =>
    node.type === 'heading' && node.depth === 2 ? [at] : []
  )
  const rules = starts.map((start, at): Source => {
    const part = children.slice(start, starts[at + 1])
    const title = toText(part[0])
    const tree: Root = {type: 'root', children: part}
    visit(tree, 'heading', (heading: Nodes) => {
      if (heading.type === 'heading') heading.depth = (heading.depth - 1) as typeof heading.depth
    })
    const output = `${reference.language}/rules/${title}.html`
    return {...reference, output, title, tree, kind: 'rule'}
  })
  const index: Root = {type: 'root', children: children.slice(0, starts[0])}
  return [{...reference, tree: index}, ...rules]
}

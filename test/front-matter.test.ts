import {describe, expect, test} from 'vitest'
import {createLinter} from '../src/index.ts'
import {loadFrontMatter, readFrontMatterKey} from '../src/report/title/front-matter.ts'

await loadFrontMatter()

const body = '\n\n## 生活\n\n还好\n\n## 技术\n\n还好\n\n## 总结\n\n还好\n'
const linter = createLinter({
  title: {formats: ['{year} 年第{week}周周报', '周报 #{issue}'], frontMatter: 'title'}
})

describe('a title in the front matter', () => {
  test.each([
    ['YAML', "---\ntitle: '周报 #2'\n---"],
    ['YAML with a tag', "---\ntitle: ! '周报 #2'\n---"],
    ['YAML with a comment', "---\ndate: 2026-01-01\ntitle: '周报 #2' # 草稿\n---"],
    ['YAML over lines', '---\ntitle: >-\n  周报\n  #2\ntags: [a]\n---'],
    ['YAML with an anchor', '---\ntitle: &t 2026 年第1周周报\nog: *t\n---'],
    ['YAML in double quotes', '---\ntitle: "\\u5468报 #2"\n---'],
    ['YAML that ends with full stops', '---\ntitle: "周报 #2"\nother: 甲\n...'],
    ['TOML', '+++\ntitle = "周报 #2"\n[extra]\ntitle = "x"\n+++'],
    ['TOML over lines', '+++\ntitle = """\\\n  周报 #2"""\n+++'],
    ['JSON', '{\n  "title": "周报 #2",\n  "tags": ["a"]\n}'],
    ['JSON of Hexo', '"title": "周报 #2",\n"tags": ["a"]\n;;;']
  ])('%s', async (_, matter) => {
    const text = matter + body
    expect((await linter.lint(text)).findings).toEqual([])
    expect(String(await linter.fix(text, {unsafe: true}))).toBe(text)
    expect(String(await linter.format(text))).toBe(text)
  })

  test.each([
    ['---\ntitle: 2026年第1周周报\n---', '---\ntitle: 2026 年第1周周报\n---'],
    ["---\ntitle: ! '2026年第1周周报' # 草稿\n---", "---\ntitle: ! '2026 年第1周周报' # 草稿\n---"],
    ['---\r\ntitle: "2026年第1周周报"\r\n---', '---\r\ntitle: "2026 年第1周周报"\r\n---']
  ])('is repaired in %j', async (matter, expected) => {
    const end = matter.includes('\r') ? '\r\n' : '\n'
    const rest = body.replaceAll('\n', end)
    expect(String(await linter.fix(matter + rest))).toBe(expected + rest)
  })

  test.each([
    '+++\ntitle = "2026年第1周周报"\n+++',
    '{\n  "title": "2026年第1周周报"\n}',
    '---\ntitle: >-\n  2026年第1周周报\n---'
  ])('is told of in %j, and stays', async (matter) => {
    const text = matter + body
    const {findings} = await linter.lint(text)
    expect(findings.map(({ruleId, line}) => [ruleId, line])).toEqual([['title-format', 1]])
    expect(String(await linter.fix(text, {unsafe: true}))).toBe(text)
  })

  test.each(['---\ntitle: [a\n---', '+++\ntitle = \n+++', '{\n"title": \n}', '---\nother: a\n---'])(
    'is missing in %j',
    async (matter) => {
      const {findings} = await linter.lint(matter + body)
      expect(findings.map(({ruleId}) => ruleId)).toEqual(['title-required'])
    }
  )
})

test.each([
  ["---\na: 'b' # c\n---", 'b', [8, 9]],
  ['---\na: b c\n---', 'b c', [7, 10]],
  ['+++\na = "b"\n+++', 'b', undefined],
  ['{"a": "b"}', 'b', undefined]
] as const)('the range of a value in %j', (text, value, range) => {
  expect(readFrontMatterKey(text, 'a')).toEqual({text: value, ...(range && {range})})
})

import {describe, expect, test} from 'vitest'
import {fix, lint, type Message} from '../src/index.ts'
import {silenceLine} from '../src/lsp/features/silence.ts'
import {Report} from '../src/report/report.ts'
import {splice} from '../src/syntax/edit.ts'
import {parse} from '../src/syntax/processor.ts'
import {places} from './support/findings.ts'

const report = (life: string) =>
  `# 2023 年第40周周报\n\n## 生活\n\n${life}\n\n## 技术\n\n1. 读了一章书\n\n## 总结\n\n不错的一周。\n`

const comment = '<!-- weekly-lint ignore-line image-alt -->'

async function findings(life: string, reportUnused = false): Promise<string[]> {
  const {messages} = await lint(report(life), {reportUnusedDisableDirectives: reportUnused})
  return places(messages as Message[])
}

describe('a comment that ignores one line', () => {
  test.each([
    ['at its end', `![](a) ${comment}\n![](b)`, ['6:1 image-alt']],
    ['at its end, in an item', `1. ![](a) ${comment}\n2. ![](b)`, ['6:4 image-alt']],
    ['above it', `${comment}\n![](a)\n![](b)`, ['7:1 image-alt']],
    ['above it, behind a blank line', `${comment}\n\n![](a)\n![](b)`, ['8:1 image-alt']],
    ['in a quotation', `> ${comment}\n> ![](a)\n>\n> ![](b)`, ['8:3 image-alt']],
    ['beside other HTML', `<img src="a"> ${comment}\n<img src="b">`, ['6:1 image-alt']],
    ['all rules', `![](a) <!-- weekly-lint ignore-line -->\n![](b)`, ['6:1 image-alt']],
    [
      'a former way to write',
      `![](a) <!-- weekly-lint ignore-line: \`image-alt\`, references -->`,
      []
    ],
    ['another rule', `![](a) ${comment.replace('image-alt', 'link-text')}`, ['5:1 image-alt']],
    ['in code', `\`\`\`html\n${comment}\n\`\`\`\n![](a)`, ['8:1 image-alt']],
    ['at the end of the text above', `甲 ${comment}\n![](a)`, ['6:1 image-alt']],
    ['of remark-lint', `![](a) <!-- lint ignore-line image-alt -->`, ['5:1 image-alt']]
  ])('%s', async (_, life, expected) => {
    const found = (await findings(life)).filter((place) => place.endsWith('image-alt'))
    expect(found).toEqual(expected)
  })

  test('what is ignored is not repaired', async () => {
    const text = report(`- 散步 <!-- weekly-lint ignore-line numbered-list -->`)
    expect(String(await fix(text))).toBe(text)
    expect((await lint(text)).messages).toEqual([])
  })

  test('unused ones are told where that is asked', async () => {
    expect(await findings(`![甲](https://a.example/a.png) ${comment}`)).toEqual([])
    expect(await findings(`![甲](https://a.example/a.png) ${comment}`, true)).toEqual(['5:31 -'])
    expect(await findings(`![](https://a.example/a.png) ${comment}`, true)).toEqual([])
    const both = `<!-- weekly-lint disable image-alt -->\n\n![](https://a.example/a.png) ${comment}`
    expect(await findings(both, true)).toHaveLength(2)
  })

  test('words are checked', async () => {
    const told = async (words: string) =>
      (await lint(report(`甲 <!-- weekly-lint ${words} -->`))).messages.map(({reason}) => reason)
    expect(await told('ignore-line image-al')).toEqual([
      'Unexpected rule `image-al` in a comment, expected `image-alt`'
    ])
    expect(await told('disable-line image-alt')).toEqual([
      'Unexpected keyword `disable-line` in a comment, expected `ignore-line`'
    ])
  })

  test('a comment with very many of them ends', async () => {
    const many = Array.from({length: 200}, (_, at) => `![](a${at}) ${comment}`).join('\n\n')
    expect(await findings(many)).not.toContain('5:1 image-alt')
  })
})

describe('the quick fix', () => {
  const silenced = (text: string, needle: string) => {
    const at = text.indexOf(needle)
    const edit = silenceLine(new Report(text, parse(text)), 'b', [at, at + 1])
    return edit && splice(text, [edit])
  }

  test.each([
    ['甲 X\r\n乙\n', `甲 X <!-- weekly-lint ignore-line b -->\r\n乙\n`],
    ['1. X  \n   乙\n', `1. X <!-- weekly-lint ignore-line b -->  \n   乙\n`],
    [`X ${comment}\n`, `X <!-- weekly-lint ignore-line image-alt b -->\n`],
    ['X\\\n乙\n', undefined],
    ['```\nX\n```\n', undefined],
    ['X `a\nb`\n', undefined],
    ['---\na: X\n---\n', undefined],
    ['| X |\n| - |\n', undefined]
  ])('%j', (text, expected) => {
    expect(silenced(text, 'X')).toBe(expected)
  })
})

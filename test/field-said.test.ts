import {describe, expect, test} from 'vitest'
import {createLinter} from '../src/index.ts'
import {isExpiring} from '../src/report/links/address.ts'

const report = (body: string) =>
  `# 2026 年第1周周报\n\n## 生活\n\n${body}\n\n## 技术\n\n还好\n\n## 总结\n\n还好\n`

const messages = async (body: string, reportUnusedDisableDirectives = false) => {
  const linter = createLinter({}, {reportUnusedDisableDirectives})
  return (await linter.lint(report(body))).findings.map(({message}) => message)
}

describe('articles of WeChat are permanent', () => {
  const article = 'https://mp.weixin.qq.com/s?__biz=Mz&mid=26&idx=1&sn=ab'
  test.each([article, `${article}&token=12&lang=zh_CN`, `${article}&chksm=c&scene=21#wechat`])(
    '%s',
    (address) => expect(isExpiring(address)).toBe(false)
  )

  test.each([
    'https://mp.weixin.qq.com/s?__biz=Mz&token=12',
    'https://a.example/s?__biz=Mz&mid=26&idx=1&sn=ab&token=12',
    'https://a.example/b.png?jwt=x'
  ])('not %s', (address) => expect(isExpiring(address)).toBe(true))
})

describe('indentation of a block quote in an item', () => {
  test.each([
    ['1. a\n\n   > q', '3', '4'],
    ['1. a\n\n     > q', '5', '4'],
    ['1. a\n\n   > q\n   > r', '3', '4'],
    ['1. a\n    1. b\n\n       > q', '7', '8']
  ])('%j', async (body, actual, expected) => {
    const found = await messages(body)
    expect(found).toContain(`Unexpected indentation by \`${actual}\`, expected \`${expected}\``)
  })
})

describe('a comment above a block', () => {
  test.each([
    '<!-- weekly-lint ignore image-alt -->\n![](https://a.example/x.png)',
    '<!-- lint ignore image-alt -->\n![](https://a.example/x.png)',
    '<!-- weekly-lint disable image-alt -->\n![](https://a.example/x.png)',
    '> <!-- weekly-lint ignore image-alt -->\n> ![](https://a.example/x.png)'
  ])('%j stays there', async (body) => {
    const linter = createLinter()
    expect(await messages(body)).toEqual([])
    expect(String(await linter.fix(report(body)))).toBe(report(body))
    expect(String(await linter.format(report(body)))).toBe(report(body))
  })
})

describe('comments for other linters', () => {
  test.each([
    '<!-- lint disable list-item-indent -->',
    '<!-- lint disable no-emphasis-as-heading maximum-line-length -->',
    '<!-- lint ignore final-definition -->'
  ])('%s is let be', async (comment) => {
    expect(await messages(`${comment}\n\n还好`, true)).toEqual([])
  })

  test('our rules are judged', async () => {
    expect(await messages('<!-- lint disable image-alt -->\n\n还好', true)).toEqual([
      'Unexpected comment that switches off nothing, remove it'
    ])
  })

  test.each(['disable-next-line', 'ignore-next', 'disable-next-block'])(
    '`%s` is `ignore` here',
    async (verb) => {
      expect(await messages(`<!-- weekly-lint ${verb} image-alt -->\n\n还好`)).toEqual([
        `Unexpected keyword \`${verb}\` in a comment, expected \`ignore\``
      ])
    }
  )
})

describe('ids of kramdown', () => {
  test.each([
    '### 读书\n{:#read}\n\n见 [上文](#read)',
    '### 读书\n{: #read .x}\n\n见 [上文](#read)',
    '### 读书 {#read}\n\n见 [上文](#read)',
    '### 读书 {: .x #read}\n\n见 [上文](#read)'
  ])('%j', async (body) => {
    expect(await messages(body)).toEqual([])
    expect(String(await createLinter().format(report(body)))).toBe(report(body))
  })

  test('others are missing', async () => {
    expect(await messages('### 读书\n{:#read}\n\n见 [上文](#reed)')).toHaveLength(1)
  })
})

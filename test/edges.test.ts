import {describe, expect, test} from 'vitest'
import {createLinter, fix, lint, type Message} from '../src/index.ts'
import {parse} from '../src/syntax/processor.ts'
import {places} from './support/findings.ts'
import {factor} from './support/fuzz.ts'
import {goodReport} from './support/good-report.ts'
import {checkPromises, everyRule} from './support/promises.ts'

/** Markdown that takes a parser quadratic time, or overflows its stack, where `n` is large. */
const pathological: Record<string, (n: number) => string> = {
  quotations: (n) => '> '.repeat(n),
  'quotations without spaces': (n) => `${'>'.repeat(n)}a`,
  'lists in one line': (n) => '- '.repeat(n),
  'numbered lists in one line': (n) => '1. '.repeat(n),
  'quotations and lists': (n) => '> - '.repeat(n),
  'nested list': (n) => lines(Math.min(n, 1400), (index) => `${' '.repeat(4 * index)}1. a`),
  'nested brackets': (n) => `${'['.repeat(n)}a${']'.repeat(n)}`,
  'open brackets': (n) => '['.repeat(n),
  'open brackets of pictures': (n) => '!['.repeat(n),
  'stars around a word': (n) => `${'*'.repeat(n)}a${'*'.repeat(n)}`,
  'open emphasis': (n) => '*a '.repeat(n),
  'open emphasis of two kinds': (n) => '**a *b '.repeat(n),
  'open emphasis beside punctuation': (n) => '**a。**b'.repeat(n),
  'open links': (n) => '[a]('.repeat(n),
  'open links with titles': (n) => '[a](b "'.repeat(n),
  'links with spaces': (n) => '[a] (b) '.repeat(n),
  'full-width links': (n) => '【a】（b）'.repeat(n),
  'columns of a table': (n) => `${'|a'.repeat(n)}|\n${'|-'.repeat(n)}|\n`,
  'rows of a table': (n) => `|a|\n|-|\n${'|b|\n'.repeat(n)}`,
  definitions: (n) => lines(n, (index) => `[a${index}]: b`),
  references: (n) => `${'[a] '.repeat(n)}\n\n[a]: b`,
  footnotes: (n) => lines(n, (index) => `[^${index}]: b`),
  paragraphs: (n) => 'a\n\n'.repeat(n),
  headings: (n) => '## 技术\n\n'.repeat(n),
  'sections that are none': (n) => lines(n, (index) => `## 章节 ${index}\n`),
  'open front matter': (n) => `---\n${'a: b\n'.repeat(n)}`,
  'open HTML': (n) => '<'.repeat(n),
  'open comments': (n) => '<!-- '.repeat(n),
  entities: (n) => '&'.repeat(n),
  backslashes: (n) => '\\'.repeat(n),
  'runs of backticks': (n) => lines(n, (index) => '`'.repeat(index % 40)),
  backticks: (n) => '`'.repeat(n),
  addresses: (n) => 'https://a.example/b，'.repeat(n),
  'one address': (n) => `https://a.example/${'（'.repeat(n)}`,
  'NUL characters': (n) => '\0'.repeat(n),
  tabs: (n) => '\t'.repeat(n),
  spaces: (n) => `a${' '.repeat(n)}b`,
  'blank lines': (n) => '\n'.repeat(n),
  'a long line': (n) => '今天下雨'.repeat(n),
  'items without spaces': (n) => lines(n, (index) => `${index + 1}.写了`),
  'items with one number': (n) => lines(n, () => '1. 写了'),
  'bulleted items': (n) => lines(n, () => '- 写了'),
  'numbers in a paragraph': (n) => `写了 ${'1. '.repeat(n)}`,
  'a title of digits': (n) => `# ${'2023 年 '.repeat(n)}`,
  'a title of numerals': (n) => `# 2023 年第${'十'.repeat(n)}周周报`,
  'a section name of spaces': (n) => `## 技${' '.repeat(n)}术`,
  'comments to control': (n) => '<!-- weekly-lint disable -->\n\n'.repeat(n)
}

function lines(n: number, line: (index: number) => string): string {
  return Array.from({length: n}, (_, index) => `${line(index)}\n`).join('')
}

describe.each(Object.entries(pathological))('%s', (_, make) => {
  test.each(factor < 1 ? [1_000] : [1_000, 10_000, 100_000])(
    '%i times cost a few parses',
    {timeout: 300_000},
    async (n) => {
      const text = make(n)
      let characters = 0
      const processor = {
        parse(part: string) {
          characters += part.length
          return parse(part)
        }
      }
      const linter = createLinter(everyRule, {processor})
      const file = await linter.lint(text)
      expect(characters).toBeLessThanOrEqual(4 * text.length)
      const isRefused = file.messages.some(({fatal, ruleId}) => fatal && !ruleId)
      if (isRefused) {
        expect(characters).toBe(0)
        expect(file.messages.map((message) => message.reason)).toEqual([
          expect.stringMatching(/^Unexpected \d+ .*, expected at most \d+$/)
        ])
      }
      characters = 0
      const fixed = await linter.fix(text)
      expect(characters).toBeLessThanOrEqual(12 * text.length)
      if (isRefused) expect(String(fixed)).toBe(text)
    }
  )
})

/** Files that are hardly reports. */
const odd: Record<string, string> = {
  nothing: '',
  'a byte order mark': '\uFEFF',
  'two byte order marks': '\uFEFF\uFEFF# 2023 年第40周周报\n',
  'a line end': '\n',
  'white space': ' \t\n  \u3000\n',
  'front matter': '---\na: 1\n---\n',
  'empty front matter': '---\n---\n',
  'front matter without end': '---\na: 1\n',
  'front matter behind a byte order mark': '\uFEFF---\na: 1\n---\n\n# 2023年第40周周报\n',
  comments: '<!-- a -->\n\n<!-- b -->\n',
  'a comment without end': '<!-- a\n\n## 技术\n',
  'a NUL character': '\0',
  'NUL characters in everything': '#\0 2023年第40周周报\n\n1.\0写\n\n[a\0] (b)\n',
  'a high surrogate': '\uD83D',
  'a low surrogate': '\uDC00 1.写',
  'surrogates in everything': '# 2023年第40周周报\uD83D\n\n1.\uDC00写\n\n**a。**\uD83D\n',
  'line separators': '# 2023年第40周周报\u2028\u20291.写了\u0085\n\n**a。**\u2028b\n',
  'old line ends': '# 2023年第40周周报\r\r## 生活\r\r1.写了\r2.读了\r\r## 总结\r\r好\r',
  'line ends of all kinds':
    '# 2023年第40周周报\r\n\r## 生活\n\r\n1.写了\r2.读了\n\r\n## 总结\r\r\n好',
  'CRLF that ends in CR': '# 2023年第40周周报\r\n\r\n- a\r\n- b\r',
  'only a heading mark': '#',
  'empty headings': '#\n\n##\n\n## ##\n\n###### \n',
  'empty items': '1.\n2.\n   3.\n-\n',
  'an empty quotation': '>\n> >\n',
  'an empty link and picture': '[]() ![]() []( ) ![][] [][]\n',
  'right to left': '# 2023\u202E年第40周周报\n\n\u200F1.写了\n',
  'invisible characters': '# \u200B2023\u00AD年第40周周报\u200D\n\n## 技\u200B术\n',
  'combining characters': '## 生活\u0301\n\n1.\u0301写了\n',
  'a list of everything': '1.a\n1、b\n1．c\n（1）d\n１. e\n1) f\n- g\n* h\n+ i\n① j\n',
  'a title in a quotation': '> # 2023 年第40周周报\n',
  'a title in a list': '1. # 2023 年第40周周报\n',
  'a section in a list': '1. ## 技术\n    - a\n',
  'a number too large': '9999999999. a\n999999999. b\n1000000000. c\n'
}

describe.each(Object.entries(odd))('%s', (_, text) => {
  test('keeps the promises', () => checkPromises(text))

  test('gets rules as plain as day', async () => {
    const {messages} = await lint(text)
    for (const {reason} of messages) expect(reason).not.toMatch(/undefined|NaN|\[object/)
  })
})

describe('comments that switch rules off', () => {
  const bullets = goodReport.replace('1. 周一', '- 周一').replace('2. 周五', '- 周五')
  const spoiled = bullets.replace('3. 读完', '- 读完').replace('![屋檐下的柿子]', '![]')
  const findings = async (text: string) => places((await lint(text)).messages as Message[])
  /** Lines of the comment and a blank one are added before the first list. */
  const withComment = (comment: string) => spoiled.replace('- 周一', `${comment}\n\n- 周一`)

  test('without one', async () => {
    expect(await findings(spoiled)).toEqual(['7:1 numbered-list', '15:1 image-alt'])
  })

  test.each(['weekly-lint', 'lint'])('%s disable: from here on, and not repaired', async (name) => {
    const text = withComment(`<!-- ${name} disable numbered-list -->`)
    expect(await findings(text)).toEqual(['17:1 image-alt'])
    expect(String(await fix(text))).toBe(text)
    expect(String(await fix(text, {unsafe: true}))).toBe(text)
  })

  test('disable without rules switches all off', async () => {
    const text = withComment('<!-- weekly-lint disable -->')
    expect(await findings(text)).toEqual([])
    expect(String(await fix(text))).toBe(text)
  })

  test('several rules', async () => {
    expect(
      await findings(withComment('<!-- weekly-lint disable numbered-list image-alt -->'))
    ).toEqual([])
  })

  test.each([
    ['disable', 'enable'],
    ['disable image-alt numbered-list', 'enable image-alt']
  ])('%s, %s: up to there', async (disable, enable) => {
    const text = withComment(`<!-- weekly-lint ${disable} -->`).replace(
      '![](',
      `<!-- weekly-lint ${enable} -->\n\n![](`
    )
    expect(await findings(text)).toEqual(['19:1 image-alt'])
  })

  test('ignore: also what is missing at the end of the block', async () => {
    const text = goodReport.replace('第42周周报', '第42周')
    expect(await findings(text)).toEqual(['1:13 title-format'])
    expect(await findings(`<!-- weekly-lint ignore title-format -->\n\n${text}`)).toEqual([])
    const after = text.replace('\n', '\n\n<!-- weekly-lint ignore title-format -->\n')
    expect(await findings(after)).toEqual(['1:13 title-format'])
  })

  test('enable <rule>: switches one rule back on after all were off', async () => {
    const text = goodReport.replace('1. 给', '- 给').replace('![屋檐下的柿子]', '![]')
    const at = (comment: string) => text.replace('## 生活', `${comment}\n\n## 生活`)
    expect(await findings(text)).toEqual(['15:1 image-alt', '21:1 numbered-list'])
    const both = '<!-- weekly-lint disable -->\n\n<!-- weekly-lint enable image-alt -->'
    expect(await findings(at(both))).toEqual(['19:1 image-alt'])
  })

  test('ignore: only the next block', async () => {
    const text = withComment('<!-- weekly-lint ignore numbered-list -->').replace('1. 给', '- 给')
    const again = text.replace('2. 接口', '- 接口').replace('3. 复习', '- 复习')
    expect(await findings(again)).toEqual(['17:1 image-alt', '23:1 numbered-list'])
    expect(String(await fix(again))).toBe(withComment('<!-- weekly-lint ignore numbered-list -->'))
  })

  test('a finding at the very end', async () => {
    const text = '# 2023 年第40周周报\n\n<!-- weekly-lint disable required-sections -->\n\n好\n'
    expect(await findings(text)).toEqual([])
    const other = goodReport
      .replace('## 总结\n\n', '')
      .replace('![屋', '<!-- weekly-lint ignore image-alt -->\n\n![屋')
    expect(await findings(other)).toEqual(['35:15 required-sections'])
  })

  test('other comments are not for us', async () => {
    for (const comment of ['<!-- remark-lint disable -->', '<!-- disable -->', '<!-- 周报 -->']) {
      expect(await findings(withComment(comment))).toEqual(['9:1 numbered-list', '17:1 image-alt'])
    }
  })

  test.each([
    [
      'an unknown keyword',
      'disabel',
      'Unexpected keyword `disabel` in a comment, expected `disable`'
    ],
    ['no keyword', '', expect.stringMatching(/^Unexpected keyword `` in a comment/)],
    [
      'an unknown rule',
      'disable number-list',
      'Unexpected rule `number-list` in a comment, expected `numbered-list`'
    ],
    ['constructor', 'disable constructor', expect.stringMatching(/^Unexpected rule `constructor`/)],
    ['__proto__', 'ignore __proto__', expect.stringMatching(/^Unexpected rule `__proto__`/)],
    ['constructor as keyword', 'constructor', expect.stringMatching(/keyword `constructor`/)],
    ['hasOwnProperty', 'enable hasOwnProperty', expect.stringMatching(/rule `hasOwnProperty`/)]
  ])('%s is told, and switches nothing off', async (_, words, reason) => {
    const {messages} = await lint(withComment(`<!-- weekly-lint ${words} -->`))
    expect(places(messages as Message[])).toEqual(['7:1 -', '9:1 numbered-list', '17:1 image-alt'])
    expect(messages[0]?.reason).toEqual(reason)
  })

  test.each([
    'disable numbered-list,image-alt',
    'disable numbered-list, image-alt',
    'disable numbered-list，image-alt',
    'disable numbered-list、image-alt',
    'disable "numbered-list" \'image-alt\'',
    'disable `numbered-list`; `image-alt`;',
    'disable: numbered-list, image-alt',
    'disable: [numbered-list, image-alt]',
    'disable *',
    'disable "*"'
  ])('what can be meant only one way is understood: %s', async (words) => {
    for (const start of ['weekly-lint ', 'weekly-lint: ', 'weekly-lint-', 'lint ', 'lint: ']) {
      expect(await findings(withComment(`<!-- ${start}${words} -->`))).toEqual([])
    }
  })

  test.each([
    [
      'disable numbered-list,img-alt',
      'Unexpected rule `img-alt` in a comment, expected `image-alt`'
    ],
    ['disable list-*', expect.stringMatching(/^Unexpected rule `list-\*` in a comment/)],
    ['disabel, image-alt', 'Unexpected keyword `disabel` in a comment, expected `disable`'],
    [
      'disable/image-alt',
      'Unexpected keyword `disable/image-alt` in a comment, expected `disable`'
    ],
    ['disable-next-line "x"', expect.stringMatching(/^Unexpected keyword `disable-next-line`/)]
  ])('what cannot is told: %s', async (words, reason) => {
    const {messages} = await lint(withComment(`<!-- weekly-lint ${words} -->`))
    expect(messages[0]?.reason).toEqual(reason)
    expect(places(messages as Message[])[0]).toBe('7:1 -')
  })

  test.each([
    '<!-- weekly-lint disable image-alt --> <!-- weekly-lint disable numbered-list -->',
    '<!-- weekly-lint disable image-alt --> because',
    '<div>\n<!-- weekly-lint disable image-alt -->\n</div>'
  ])('beside other text it is told: %j', async (text) => {
    const {messages} = await lint(withComment(text))
    expect(messages[0]?.reason).toBe(
      'Unexpected text beside a comment of weekly-lint, expected the comment on lines of its own'
    )
  })

  test.each(['weekly-lint 在这里不管用，见下文', 'weekly-lint, why?', '“weekly-lint disable”'])(
    'prose in a comment is not for us: %s',
    async (words) => {
      expect(await findings(withComment(`<!-- ${words} -->`))).toEqual([
        '9:1 numbered-list',
        '17:1 image-alt'
      ])
    }
  )

  test('a misspelt rule beside a right one', async () => {
    const text = withComment('<!-- weekly-lint disable numbered-list image-alts -->')
    expect(await findings(text)).toEqual(['7:1 -', '17:1 image-alt'])
  })

  test('rules of others in `lint` comments are let be', async () => {
    expect(await findings(withComment('<!-- lint disable no-html -->'))).toEqual([
      '9:1 numbered-list',
      '17:1 image-alt'
    ])
  })

  test('in code they are text', async () => {
    const text = withComment('```html\n<!-- weekly-lint disable -->\n```')
    expect(await findings(text)).toEqual(['11:1 numbered-list', '19:1 image-alt'])
  })

  test('one that switches off nothing is told on demand', async () => {
    const text = goodReport.replace('## 技术', '<!-- weekly-lint disable image-alt -->\n\n## 技术')
    expect(await findings(text)).toEqual([])
    const {messages} = await lint(text, {reportUnusedDisableDirectives: true})
    expect(places(messages as Message[])).toEqual(['19:1 -'])
  })

  test('one that switches off something is not', async () => {
    const text = withComment('<!-- weekly-lint disable numbered-list -->')
    const {messages} = await lint(text, {reportUnusedDisableDirectives: true})
    expect(places(messages as Message[])).toEqual(['17:1 image-alt'])
  })
})

describe('options', () => {
  test('a rule that does not exist', async () => {
    // @ts-expect-error The types know all rules.
    await expect(lint('', {rules: {'no-such-rule': 'off'}})).rejects.toThrow('`no-such-rule`')
    const inherited: Readonly<Record<string, 'off'>> = Object.fromEntries([['constructor', 'off']])
    await expect(lint('', {rules: inherited})).rejects.toThrow('`constructor`')
  })

  test('a rule that is off neither finds nor repairs', async () => {
    const text = goodReport.replace('# 2023 年', '# 2023年')
    const options = {rules: {'title-format': 'off'}} as const
    expect((await lint(text, options)).messages.map(String)).toEqual([])
    expect(String(await fix(text, options))).toBe(text)
  })

  test('what is repaired in Chinese is what is repaired in English', async () => {
    const text = goodReport.replace('# 2023 年', '# 2023年').replace('## 总结', '总结：')
    const chinese = await lint(text, {lang: 'zh'})
    const english = await lint(text)
    expect(places(chinese.messages as Message[])).toEqual(places(english.messages as Message[]))
    for (const {reason} of chinese.messages) expect(reason).toMatch(/^[^。]*\p{Script=Han}[^。]*$/u)
    expect(String(await fix(text, {lang: 'zh'}))).toBe(goodReport)
  })
})

import {createHash} from 'node:crypto'
import {describe, expect, test} from 'vitest'
import {lintText} from '../src/engine/lint.ts'
import {type Message, weightOf} from '../src/engine/message.ts'
import {defineRule} from '../src/engine/rule.ts'
import {settle} from '../src/engine/settings.ts'
import type {Result} from '../src/reporters/result.ts'
import {safeText} from '../src/text/safe-text.ts'
import {bad, good} from './support/command.ts'
import {print, resultOf} from './support/results.ts'

const noTechnology = good.replace('## 技术\n\n1. 读了一章书\n\n', '')

describe('text', () => {
  test('shows files with findings in the order of the results, and counts', async () => {
    const results = [
      resultOf('week10.md', bad),
      resultOf('week9.md', good),
      resultOf('week2.md', noTechnology)
    ]
    const lines = (await print('text', results)).split('\n')
    expect(lines.filter((line) => line.startsWith('week'))).toEqual(['week10.md', 'week2.md'])
    expect(lines[1]).toMatch(/^11:1-.* error .* \[\*\] +numbered-list +weekly-lint$/)
    expect(lines[4]).toMatch(/ \[\?\] +required-sections +weekly-lint$/)
    expect(lines.slice(-3)).toEqual([
      '',
      '✖ 2 errors, [*] 1 repairable with `--fix`, [?] 1 with `--fix --unsafe-fixes`',
      ''
    ])
  })

  test('says nothing where there is nothing to say', async () => {
    expect(await print('text', [resultOf('week9.md', good)])).toBe('')
  })

  test('counts in Chinese, and in colour', async () => {
    const output = await print('text', [resultOf('week1.md', bad, {lang: 'zh'})], 'zh', true)
    expect(output).toContain('\u001B[31mweek1.md')
    expect(output.split('\n').at(-2)).toBe(
      '\u001B[31m✖\u001B[39m 1 个错误，[*] 1 处可用 `--fix` 修复'
    )
  })
})

describe('compact', () => {
  test('has one line a finding', async () => {
    const output = await print('compact', [resultOf('a b/week1.md', bad)])
    expect(output).toMatch(/^a b\/week1\.md:11:1: \[numbered-list\] [^\n]+ \[\*\]\n$/)
  })
})

describe('json', () => {
  test('has the shape of ESLint’s, and lists every report', async () => {
    const results = [
      resultOf('week1.md', bad),
      {...resultOf('week2.md', good), output: good},
      resultOf('week3.md', noTechnology)
    ]
    const [first, second, third] = JSON.parse(await print('json', results))
    const fix = {range: [expect.any(Number), expect.any(Number)], text: expect.any(String)}
    expect(first).toEqual({
      filePath: '/home/me/week1.md',
      relativePath: 'week1.md',
      contentHash: createHash('sha256').update(bad).digest('hex'),
      messages: [
        {
          ruleId: 'numbered-list',
          severity: 2,
          message: expect.stringMatching(/^Unexpected/),
          line: 11,
          column: 1,
          endLine: 11,
          endColumn: expect.any(Number),
          url: expect.stringMatching(/\/en\/rules\/numbered-list\.html$/),
          fix,
          fingerprint: expect.stringMatching(/^[\da-f]{16}$/)
        }
      ],
      errorCount: 1,
      warningCount: 0,
      fixableErrorCount: 1,
      fixableWarningCount: 0
    })
    expect(second).toMatchObject({filePath: '/home/me/week2.md', messages: [], output: good})
    expect(third.messages[0].suggestions).toEqual([{desc: 'Change to `## 技术`', fix}])
    expect(third.messages[0]).not.toHaveProperty('fix')
  })

  test('says null where no rule speaks', async () => {
    const result = resultOf('week1.md', good.replace('不错', `${'['.repeat(200)}`))
    const [{messages}] = JSON.parse(await print('json', [result]))
    expect(messages).toMatchObject([{ruleId: null, severity: 2, line: 15, column: 1}])
  })
})

describe('notes', () => {
  /** A warning and a note beside an error, as a rule that does not know for certain finds them. */
  const finds = defineRule({
    id: 'example',
    summary: {en: '', zh: ''},
    why: {en: '', zh: ''},
    severity: 'error',
    changes: 'nothing',
    options: {},
    messages: {found: {en: 'Unexpected `{weight}`', zh: '`{weight}` 有误'}},
    examples: [],
    *check() {
      for (const weight of [undefined, 'warning', 'note'] as const) {
        yield {message: 'found', values: {weight: weight ?? 'error'}, range: [0, 1], weight}
      }
    }
  })

  const found = (setting: 'error' | 'warn'): Result => ({
    path: '/week1.md',
    name: 'week1.md',
    messages: lintText(good, settle([finds], {rules: {example: setting}})).messages as Message[]
  })

  test('weigh less than warnings, and nothing weighs more than its rule', () => {
    const weights = (setting: 'error' | 'warn') => found(setting).messages.map(weightOf)
    expect(weights('error')).toEqual(['error', 'warning', 'note'])
    expect(weights('warn')).toEqual(['warning', 'warning', 'note'])
  })

  test('are told as such', async () => {
    const results = [found('error')]
    expect(await print('text', results)).toMatch(/ info .*✖ 1 error, ⚠ 1 warning, ℹ 1 note\n$/s)
    const [file] = JSON.parse(await print('json', results))
    expect(file).toMatchObject({errorCount: 1, warningCount: 2})
    expect(file.messages.map(({isNote}: {isNote?: boolean}) => isNote)).toEqual([
      undefined,
      undefined,
      true
    ])
  })
})

describe('text of strangers', () => {
  test.each([
    ['周报 week 1 – ok', '周报 week 1 – ok'],
    ['a\r\nb\tc\u001B[0m', 'a\\u{d}\\u{a}b\\u{9}c\\u{1b}[0m'],
    ['a\u200Bb\u00ADc\u2028d\uE000', 'a\\u{200b}b\\u{ad}c\\u{2028}d\\u{e000}'],
    ['\u{E0041}', '\\u{e0041}'],
    ['\uD83D', '\uFFFD'],
    ['❤️ 👨‍👩‍👧 🇨🇳 1️⃣', '❤️ 👨‍👩‍👧 🇨🇳 1️⃣'],
    ['a\u200D\uFE0F', 'a\\u{200d}\\u{fe0f}'],
    ['## [x] ##[y] ##vso[z]', '## [x] ##\\[y] ##\\vso[z]'],
    ['  ::error::x', '  \\::error::x'],
    ['a::b', 'a::b']
  ])('%j', (text, expected) => expect(safeText(text)).toBe(expected))

  test('is cut, but not inside a character or an escape', () => {
    expect(safeText('a'.repeat(400))).toBe(`${'a'.repeat(300)}…`)
    expect(safeText(`${'a'.repeat(299)}😀b`)).toBe(`${'a'.repeat(299)}…`)
    for (let length = 290; length < 300; length++) {
      expect(safeText(`${'a'.repeat(length)}\u202Ebbbbbbbbbbbb`)).toMatch(/^a+(?:\\u\{202e\}b*)?…$/)
    }
  })
})

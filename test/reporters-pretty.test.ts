import fc from 'fast-check'
import {VFile} from 'vfile'
import {describe, expect, test} from 'vitest'
import type {Message} from '../src/engine/message.ts'
import {diffOf} from '../src/reporters/diff.ts'
import {shorten} from '../src/reporters/shorten.ts'
import {readSource} from '../src/reporters/source.ts'
import {splice} from '../src/syntax/edit.ts'
import {displayWidth} from '../src/text/display-width.ts'
import {bad, good} from './support/command.ts'
import {print, resultOf} from './support/results.ts'

const url = 'https://weekly-lint.github.io/weekly-lint'

async function pretty(text: string, lang: 'en' | 'zh' = 'en'): Promise<string[]> {
  return (await print('pretty', [resultOf('week40.md', text, {lang})], lang)).split('\n')
}

describe('pretty', () => {
  test('shows the lines, a caret below the range, the change and the docs', async () => {
    expect(await pretty(bad)).toEqual([
      'week40.md:11:1  error  numbered-list',
      '     Unexpected bullet `-`, expected `1.` [*]',
      '> 11 | - 读了一章书',
      '     | ^',
      '     Repaired by `--fix`:',
      '       - - 读了一章书',
      '       + 1. 读了一章书',
      `     ${url}/en/rules/numbered-list.html`,
      '',
      '✖ 1 error, [*] 1 repairable with `--fix`',
      ''
    ])
  })

  test('counts Chinese characters as two columns', async () => {
    const lines = await pretty(good.replace('第40周周报', '第40周简报'), 'zh')
    expect(lines.slice(0, 5)).toEqual([
      'week40.md:1:13  错误  title-format',
      '    标题写法有误：`周` 写成了 `简`，应为 `2023 年第40周周报` [*]',
      '> 1 | # 2023 年第40周简报',
      '    |                ^^',
      '    可用 `--fix` 修复：'
    ])
    expect(lines.at(-2)).toBe('✖ 1 个错误，[*] 1 处可用 `--fix` 修复')
  })

  test('shortens a long line on both sides of the range', async () => {
    const long = `${'前'.repeat(100)}[这里](https://a.example)${'后'.repeat(100)}`
    const lines = await pretty(good.replace('写在前面', long))
    expect(lines.slice(2, 4)).toEqual([
      `> 3 | …${'前'.repeat(15)}[这里](https://a.example)${'后'.repeat(5)}…`,
      `    | ${' '.repeat(32)}^^^^`
    ])
  })

  test('shows the first and the last lines of a long range', async () => {
    const file = new VFile(Array.from({length: 12}, (_, index) => `  第${index + 1}行`).join('\n'))
    const place = {start: {line: 2, column: 4}, end: {line: 12, column: 1}}
    const message = file.message('Unexpected', {place}) as Message
    const result = {path: '/a.md', name: 'a.md', messages: [message], text: String(file)}
    expect((await print('pretty', [result])).split('\n').slice(2, -3)).toEqual([
      '   1 |   第1行',
      '>  2 |   第2行',
      '     |     ^^^',
      '>  3 |   第3行',
      '     |   ^^^^^',
      '>  4 |   第4行',
      '     |   ^^^^^',
      '   ⋮ |',
      '> 10 |   第10行',
      '     |   ^^^^^^',
      '> 11 |   第11行',
      '     |   ^^^^^^',
      '  12 |   第12行'
    ])
  })

  test('shows a change that repairs several findings once', async () => {
    const lines = await pretty(good.replace('1. 读了一章书', '1.读了一章书\n2.写了一页'))
    expect(lines.filter((line) => line.includes('Repaired by'))).toEqual([
      '     Repaired by `--fix`:',
      '     Repaired by `--fix`, as above'
    ])
    expect(lines.filter((line) => line.includes('+ 1. 读了一章书'))).toHaveLength(1)
  })

  test('is silent where there is nothing to say', async () => {
    expect(await pretty(good)).toEqual([''])
  })
})

describe('a shortened line', () => {
  const character = fc.constantFrom(...'ab 周报\t🎉é\u202E#[', '##[', '👨‍👩‍👧', '\u0301')
  const line = fc.string({unit: character, maxLength: 200})
  const widths = fc.integer({min: 30, max: 90})

  test('is never wider than it may be, and whole where that fits', () => {
    fc.assert(
      fc.property(line, line, line, widths, (first, second, third, width) => {
        const [text, start, end] = [first + second + third, first.length, (first + second).length]
        const {before, marked, after} = shorten(text, [start, end], width)
        const shown = before + marked + after
        const sum = displayWidth(before) + displayWidth(marked) + displayWidth(after)
        expect(sum).toBeLessThanOrEqual(width)
        expect(shown).not.toMatch(/##\w*\[|\u202E/)
        if (!shown.includes('…')) expect(shown).toBe(shorten(text, [0, 0], 9999).after)
        if (second !== '') expect(marked).not.toBe('')
      })
    )
  })
})

describe('a change', () => {
  const text = fc.string({unit: fc.constantFrom('a', '周', ' ', '\n', '\r\n', '\r'), maxLength: 40})

  test('shows what is different, and nothing else', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), text, (content, from, to, inserted) => {
        const ends = [from, to].map((at) => at % (content.length + 1)).toSorted((a, b) => a - b)
        const edit = {range: [ends[0] ?? 0, ends[1] ?? 0] as const, text: inserted}
        const {lines, more} = diffOf(readSource(content), edit, 60)
        const isSame = splice(content, [edit]) === content
        if (isSame) expect([lines, more]).toEqual([[], 0])
        else expect(lines.length).toBeGreaterThan(0)
      })
    )
  })

  test.each([
    ['a last line end', 'a\nb', {range: [3, 3], text: '\n'}, ['- b', '+ b␊']],
    ['white space at the end', 'a  \nb\n', {range: [1, 3], text: ''}, ['- a␠␠', '+ a']],
    ['a tab', '\ta\n', {range: [0, 1], text: '    '}, ['- ␉   a', '+     a']],
    ['line ends', 'a\r\nb\n', {range: [1, 2], text: ''}, ['- a␍␊', '+ a␊']],
    ['a new line', 'a\nb\n', {range: [2, 2], text: 'c\n'}, ['+ c']]
  ] as const)('of %s can be seen', (_, content, edit, expected) => {
    const {lines} = diffOf(readSource(content), edit, 60)
    expect(lines.map(({sign, text}) => `${sign} ${text}`)).toEqual(expected)
  })

  test('that is long is cut, and says how much more there is', () => {
    const content = 'a\n'.repeat(30)
    const {lines, more} = diffOf(readSource(content), {range: [0, 60], text: ''}, 60)
    expect([lines.length, more]).toEqual([12, 18])
  })
})

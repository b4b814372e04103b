import {describe, expect, test} from 'vitest'
import {Report} from '../src/report/report.ts'
import {addressMark, codeMark, opaqueMark} from '../src/report/typography/reader-text.ts'
import {parse} from '../src/syntax/processor.ts'

const read = (text: string) => new Report(text, parse(text)).readerTexts

/** What a reader sees, with letters for what is no text. */
const seen = (text: string) =>
  read(text).map(({text}) =>
    text.replaceAll(codeMark, 'C').replaceAll(addressMark, 'A').replaceAll(opaqueMark, 'X')
  )

describe('the text that a reader sees', () => {
  test.each([
    ['**中文**English，_a_ ~~b~~', ['中文English，a b']],
    ['看了`x`的[书](https://a.example)', ['看了C的书']],
    ['<https://a.example>，https://a.example/b，c me@a.example', ['A，A，c A']],
    ['![图](a.png)和<kbd>键</kbd>和&amp;和\\*和$x$', ['X和XXX和X和X和X']],
    ['甲  \n乙\n丙', ['甲\n乙\n丙']],
    ['> 甲\n> 乙', ['甲\n乙']],
    ['1、甲\n（2）乙', ['X甲\nX乙']],
    ['| 甲 | `b` |\n| - | - |\n| c | [丁](e) |', ['甲', 'C', 'c', '丁']],
    ['[甲][b]和[b]\n\n[b]: c', ['甲和b']],
    ['# 2023 年第40周周报\n\n## 生活\n\n### 小\n\n甲\n\n**技术**', ['甲']],
    ['2023 年第40周周报\n\n---\n\n`甲`', ['C']],
    ['```\n甲\n```\n\n    乙\n\n<div>丙</div>\n\n{{ 丁 }}', ['X']]
  ] as const)('%j', (text, expected) => {
    expect(seen(text)).toEqual(expected)
  })

  test.each([
    '**中文**English',
    '看了`x`的[书](a.md)\\*了',
    '> 甲\n> *乙*',
    '好 https://a.example/b「c'
  ])('of %j: every character has a place in the source, in order', (text) => {
    const [reader] = read(text)
    let last = 0
    for (const [index, character] of reader!.text.split('').entries()) {
      const [start, end] = reader!.at(index)
      expect(start).toBeGreaterThanOrEqual(last)
      if (reader!.plainRange(index, index + 1)) {
        expect(text.slice(start, end)).toBe(character)
      }
      last = end
    }
  })

  test('text is inserted outside of emphasis and links', () => {
    const insert = (text: string, before: string) => {
      const [reader] = read(text)
      const gap = reader!.gapBefore(reader!.text.indexOf(before))
      return `${text.slice(0, gap)} ${text.slice(gap)}`
    }
    expect(insert('**中文**English', 'E')).toBe('**中文** English')
    expect(insert('中文**English**', 'E')).toBe('中文 **English**')
    expect(insert('**中文***English*', 'E')).toBe('**中文** *English*')
    expect(insert('**[中](a)***[E](b)*', 'E')).toBe('**[中](a)** *[E](b)*')
    expect(insert('中文English', 'E')).toBe('中文 English')
    expect(insert('`x`的', '的')).toBe('`x` 的')
  })
})

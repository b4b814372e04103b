import {util} from 'prettier'
import {describe, expect, test} from 'vitest'
import {displayWidth} from '../src/text/display-width.ts'

describe('display width', () => {
  test.each([
    ['', 0],
    ['a b', 3],
    ['周报', 4],
    ['，！（', 6],
    ['“—…', 3],
    ['ｱｶﾞ', 3],
    ['e\u0301', 1],
    ['a\tb', 2],
    ['\uD83D', 1]
  ])('of %j', (text, width) => {
    expect(displayWidth(text)).toBe(width)
    expect(util.getStringWidth(text)).toBe(width)
  })

  test.each([
    ...[
      '☀',
      '☀️',
      '☀\uFE0E',
      '©',
      '®️',
      '▶',
      '⌚',
      '🎂',
      '🈁',
      '㊗',
      '㊙️',
      '1️⃣',
      '1\u20E3',
      '🇨🇳',
      '🇨',
      '☝️'
    ],
    ...['👍🏽', '✌🏻', '🎂🏽', '⛹🏽‍♀️', '🕵️‍♀️', '👨‍👩‍👧', '❤️‍🔥', '🏳️‍🌈', '🏴‍☠️', '👁️‍🗨️', '🧑🏻‍❤️‍💋‍🧑🏽'],
    ...['🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}', '很好🎂☀️☀，1️⃣a👨‍👩‍👧']
  ])('of emoji, as Prettier counts: %s', (text) => {
    expect(displayWidth(text)).toBe(util.getStringWidth(text))
  })
})

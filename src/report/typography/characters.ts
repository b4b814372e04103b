/**
 * Chinese and Japanese letters, as a character class without brackets, for patterns with the flag `u`:
 * the blocks of Han, Kana and Bopomofo (Unicode 16, Blocks.txt). Classes by property take several times
 * as long.
 */
export const han =
  '\\u2E80-\\u2FDF\\u3005\\u3007\\u3041-\\u3096\\u30A1-\\u30FA\\u30FC-\\u30FF\\u3105-\\u312F\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uF900-\\uFAFF\\u{20000}-\\u{323AF}'

/** Letters of Latin, Greek and Cyrillic, digits and Roman numerals, as a character class without brackets. */
export const western =
  'A-Za-z0-9\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u024F\\u0370-\\u03FF\\u0400-\\u04FF\\u2150-\\u218F'

/** Full-width marks with a half-width counterpart. */
export const fullWidthOf: ReadonlyMap<string, string> = new Map([
  [',', '，'],
  ['.', '。'],
  [';', '；'],
  [':', '：'],
  ['!', '！'],
  ['?', '？'],
  ['(', '（'],
  [')', '）']
])

const hanPattern = new RegExp(`[${han}]`, 'u')

/** Whether a text holds a Chinese or Japanese letter. */
export function hasHan(text: string): boolean {
  return hanPattern.test(text)
}

/** Chinese, Japanese and Korean letters. */
export const cjk =
  /[\p{Script=Han}\p{Script=Bopomofo}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/**
 * Full-width punctuation, quotation marks and dashes, as a character class; they end an address.
 */
export const fullWidthMarks = '\u3000-\u303F\uFF01-\uFF65\u2018-\u201D\u2014\u2026'

export const pairedMarks: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['《', '》'],
  ['〈', '〉'],
  ['（', '）'],
  ['「', '」'],
  ['『', '』'],
  ['【', '】'],
  ['"', '"'],
  ['(', ')']
])

/** Letters of Chinese, and of the languages that share its punctuation and write without spaces. */
export const cjk =
  /[\p{Script=Han}\p{Script=Bopomofo}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Characters of the marks that end an address: full-width forms, quotation marks, dashes. */
export const fullWidthMarks = '\u3000-\u303F\uFF01-\uFF65\u2018-\u201D\u2014\u2026'

/** Pairs of brackets and quotation marks. */
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

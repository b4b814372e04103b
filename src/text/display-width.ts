import {eastAsianWidth} from 'get-east-asian-width'

/**
 * How many columns a text takes where each character is as wide as one letter, or as two: Chinese
 * characters, full-width marks and emoji take two, marks on the letter before none. It counts as
 * Prettier does, so that both agree on how wide a table is.
 *
 * @param text One line.
 */
export function displayWidth(text: string): number {
  if (ascii.test(text)) return text.length
  let columns = 0
  const rest = text.replace(joined, () => {
    columns += 2
    return ''
  })
  for (const character of rest.replace(unseen, '')) {
    columns += eastAsianWidth(character.codePointAt(0) ?? 0)
  }
  return columns
}

const ascii = /^[ -~]*$/

/** Emoji of several characters that are shown as one (UTS 51, section 1.4.9). */
const joined = (() => {
  const keycap = String.raw`[#*\d]\uFE0F?\u20E3`
  const flag = String.raw`\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F}`
  const colored = String.raw`\p{EBase}\uFE0F?\p{EMod}`
  const pictured = String.raw`\p{ExtPict}\uFE0F`
  const part = `(?:${colored}|${pictured}?)`
  const group = String.raw`${part}(?:\u200D${part})+`
  return new RegExp([keycap, flag, group, colored, pictured].join('|'), 'gu')
})()

/** What takes no room: controls, and marks on the letter before. */
const unseen = /[\p{Cc}\p{Mn}\p{Me}]/gu

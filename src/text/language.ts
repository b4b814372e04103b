import {redact} from './redact.ts'

/** The languages that messages are written in. */
export const languages = ['en', 'zh'] as const

export type Language = (typeof languages)[number]

/** One sentence in every language; `{name}` is a placeholder. */
export type Text = Readonly<Record<Language, string>>

/** What placeholders stand for; words of ours in every language. */
export type Values = Readonly<Record<string, string | number | Text>>

/** Longest quotation of a report inside a message, in UTF-16 code units. */
const longestValue = 80

/** A placeholder, with the spaces that part it from Chinese words. */
const slots = /((?<=\p{sc=Han}) )?\{(\w+)\}( (?=\p{sc=Han}))?/gu

/**
 * The sentence in one language, with its placeholders filled in. Spaces are for what is no Chinese;
 * where words of ours are, none is left.
 */
export function say(text: Text, language: Language, values: Values = {}): string {
  return text[language].replace(slots, (slot, before = '', name: string, after = '') => {
    const value = values[name]
    if (value === undefined) return slot
    if (typeof value !== 'object') return before + clip(String(value)) + after
    const words = value[language]
    const start = /^\p{sc=Han}/u.test(words) ? '' : before
    return start + words + (/\p{sc=Han}$/u.test(words) ? '' : after)
  })
}

/** A long quotation is cut, so that a message stays one readable line; secrets are hidden before. */
function clip(quotation: string): string {
  const value = redact(quotation)
  if (value.length <= longestValue) return value
  return `${value
    .slice(0, longestValue)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`
}

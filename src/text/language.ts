import {redact} from './redact.ts'

export const languages = ['en', 'zh'] as const

export type Language = (typeof languages)[number]

/** A message in every language; `{name}` is a placeholder. */
export type Text = Readonly<Record<Language, string>>

/** Values of placeholders; a `Text` is our own text, strings are quotations. */
export type Values = Readonly<Record<string, string | number | Text>>

/** Maximum length of a quotation in a message, in UTF-16 code units. */
const maxValueLength = 80

/** A placeholder with the spaces that separate it from Chinese text. */
const placeholders = /((?<=\p{sc=Han}) )?\{(\w+)\}( (?=\p{sc=Han}))?/gu

/**
 * Formats a message in one language. The spaces around a placeholder are dropped next to Chinese
 * text of our own.
 */
export function say(text: Text, language: Language, values: Values = {}): string {
  return text[language].replace(placeholders, (match, before = '', name: string, after = '') => {
    const value = values[name]
    if (value === undefined) return match
    if (typeof value !== 'object') return before + clip(String(value)) + after
    const inserted = value[language]
    const start = /^\p{sc=Han}/u.test(inserted) ? '' : before
    return start + inserted + (/\p{sc=Han}$/u.test(inserted) ? '' : after)
  })
}

/** Hides secrets, then shortens long quotations. */
function clip(quotation: string): string {
  const value = redact(quotation)
  if (value.length <= maxValueLength) return value
  return `${value
    .slice(0, maxValueLength)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`
}

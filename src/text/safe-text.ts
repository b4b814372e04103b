import {redact} from './redact.ts'

/** Maximum length of untrusted text in a line of output, in UTF-16 code units. */
const longest = 300

/** Characters that terminals interpret or do not show, or that XML does not allow. */
export const unsafe =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/u

let emojiOrUnsafe: RegExp | undefined

/**
 * Makes text from reports and file names safe for terminals and CI logs: escapes control and
 * invisible characters, breaks workflow commands (`::error::`, `##[group]`) with a backslash, and
 * hides secrets in URLs. Emoji are kept.
 *
 * @param limit Maximum length, in UTF-16 code units.
 */
export function safeText(text: string, limit = longest): string {
  return clip(
    spellOut(redact(text.toWellFormed()))
      .replace(/##(?=\w*\[)/g, '##\\')
      .replace(/^(\s*)::/, '$1\\::'),
    limit
  )
}

function spellOut(text: string): string {
  if (!unsafe.test(text)) return text
  // Created lazily: emoji sequences are slow to compile.
  emojiOrUnsafe ??= new RegExp(`\\p{RGI_Emoji}|${unsafe.source}`, 'gv')
  return text.replace(emojiOrUnsafe, (found) =>
    [...found].length === 1 && unsafe.test(found) ? `\\u{${codePoint(found)}}` : found
  )
}

function codePoint(character: string): string {
  return character.codePointAt(0)?.toString(16) ?? ''
}

/** Shortens a text without splitting a surrogate pair or an escape. */
function clip(text: string, limit: number): string {
  if (text.length <= limit) return text
  return `${text
    .slice(0, limit)
    .toWellFormed()
    .replace(/\uFFFD$|\\(?:u(?:\{[\da-f]*)?)?$/, '')}…`
}

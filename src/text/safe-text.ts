import {redact} from './redact.ts'

/** Longest piece of foreign text in one line of output, in UTF-16 code units. */
const longest = 300

/** What a terminal obeys or hides instead of showing it, and what XML has no place for. */
export const unsafe =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/u

let emojiOrUnsafe: RegExp | undefined

/**
 * Text from a report or a file name, made harmless for a terminal and for the log of a CI job:
 * control and invisible characters are spelt out, and what a runner would take for a command
 * (`::error::`, `##[group]`) is broken by a visible backslash, and secrets in addresses are hidden.
 * Emoji stay whole.
 *
 * @param text Anything.
 * @param limit Where to cut, in UTF-16 code units.
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
  // Built only where it is needed: the sequences that are emoji make it a slow one to compile.
  emojiOrUnsafe ??= new RegExp(`\\p{RGI_Emoji}|${unsafe.source}`, 'gv')
  return text.replace(emojiOrUnsafe, (found) =>
    [...found].length === 1 && unsafe.test(found) ? `\\u{${codePoint(found)}}` : found
  )
}

function codePoint(character: string): string {
  return character.codePointAt(0)?.toString(16) ?? ''
}

/** Cut a long text, but neither a surrogate pair nor an escape. */
function clip(text: string, limit: number): string {
  if (text.length <= limit) return text
  return `${text
    .slice(0, limit)
    .toWellFormed()
    .replace(/\uFFFD$|\\(?:u(?:\{[\da-f]*)?)?$/, '')}…`
}

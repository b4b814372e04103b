/**
 * Makes a text a pattern that matches it, outside of character classes and with any flags (ECMA-262,
 * section 22.2.1: with the flag `u`, nothing but syntax characters and `/` may be escaped).
 */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

/** Full-width letters, digits, marks and spaces as ASCII, character by character. */
export function narrow(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (character) =>
      String.fromCharCode(character.charCodeAt(0) - 0xfee0)
    )
    .replace(/[\u00A0\u3000]/g, ' ')
}

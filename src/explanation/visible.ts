/** Makes invisible white space visible. */
export function makeVisible(text: string): string {
  return text
    .replace(/\t/g, '␉')
    .replace(/\r(\n?)/g, (_, lineFeed: string) => `␍${lineFeed || '\n'}`)
    .replace(/ +(?=␍?(?:\n|$))/g, (spaces) => '␠'.repeat(spaces.length))
    .replace(/\p{Cf}/gu, (character) => {
      const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
      return `<U+${code}>`
    })
}

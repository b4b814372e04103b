/** A fenced block; its fence is longer than any run of backticks inside. */
export function fence(text: string, language: string): string {
  const runs = text.match(/`+/g) ?? []
  const marks = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)))
  return `${marks}${language}\n${text}\n${marks}`
}

/** Text as Markdown: what would be markup is escaped, code spans are kept. */
export function prose(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\*_[\]<>]/g, '\\$&')))
    .join('')
}

/** Markdown inside a cell of a table. */
export function cell(markdown: string): string {
  return markdown.replace(/\|/g, '\\|')
}

/** White space that readers would not see, made visible. */
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

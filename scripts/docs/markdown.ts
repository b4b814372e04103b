import type {Block} from '../../src/explanation/blocks.ts'

/** A block in Markdown. */
export function toMarkdown(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.depth)} ${block.text}`
    case 'paragraph':
      return prose(block.text)
    case 'caption':
      return `**${prose(block.title)}**${prose(block.text)}`
    case 'list':
      return block.items.map((item) => `- ${prose(item)}`).join('\n')
    case 'code':
      return fence(block.text, block.language)
  }
}

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

import {styleText} from 'node:util'
import type {Block} from './blocks.ts'
import {wrap} from './wrap.ts'

export interface TerminalOptions {
  /** Maximum line width, in columns. */
  readonly width: number
  readonly color: boolean
}

type Style = Parameters<typeof styleText>[0]

/** Formats blocks for a terminal; lines of reports are not wrapped. */
export function toTerminal(blocks: readonly Block[], {width, color}: TerminalOptions): string {
  const paint = (style: Style, text: string) => (color ? paintText(style, text) : text)
  const prose = (text: string) =>
    text
      .split(/(`[^`]*`)/)
      .map((part, index) => (index % 2 === 1 ? paint('cyan', part) : part))
      .join('')
  const show = (block: Block): string => {
    switch (block.type) {
      case 'heading':
        return paint(block.depth < 3 ? ['bold', 'underline'] : 'bold', block.text)
      case 'paragraph':
        return prose(wrap(block.text, width).join('\n'))
      case 'caption': {
        const lines = wrap(block.title + block.text, width).join('\n')
        return (
          paint('bold', lines.slice(0, boldEnd(lines, block.title))) +
          prose(lines.slice(boldEnd(lines, block.title)))
        )
      }
      case 'list':
        return block.items
          .map((item) => prose(`- ${wrap(item, width - 2).join('\n  ')}`))
          .join('\n')
      case 'code':
        return block.text
          .split('\n')
          .map((line) =>
            block.language === 'markdown'
              ? `${paint('dim', '  │')} ${line}`.trimEnd()
              : prose(`  ${wrap(line, width - 4).join('\n    ')}`)
          )
          .join('\n')
    }
  }
  return `${blocks.map(show).join('\n\n')}\n`
}

/** Offset of the end of the title in wrapped lines. */
function boldEnd(lines: string, title: string): number {
  const wanted = title.replace(/\s/g, '').length
  let [count, offset] = [0, 0]
  for (; count < wanted; offset++) if (!/\s/.test(lines[offset] ?? '')) count++
  return offset
}

function paintText(style: Style, text: string): string {
  return styleText(style, text, {validateStream: false})
}

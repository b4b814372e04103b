import fc from 'fast-check'
import type {Align, Block, Inline, Item, ListBlock} from './structure.ts'

/** What a layout may vary. */
const kinds = [
  'indentation',
  'marker',
  'quotation',
  'blank lines',
  'spaces',
  'hard break',
  'heading',
  'emphasis',
  'thematic break',
  'code',
  'table'
] as const

export type Kind = (typeof kinds)[number]

/** Choose one of some ways to write the same thing; the first where nothing varies. */
type Choose = <Choice>(kind: Kind, ...choices: readonly Choice[]) => Choice

/** A line, and whether it may stand without the prefix of what it is in. */
interface Line {
  readonly text: string
  readonly isLazy?: boolean
}

/** What decides a layout: numbers, used again and again. */
export const layouts = fc.array(fc.nat({max: 1000}), {minLength: 40, maxLength: 40})

/**
 * Print a structure in one of its layouts; some say something else, which the parser tells.
 *
 * @param varied What is not always written in the same way.
 */
export function print(
  blocks: readonly Block[],
  layout: readonly number[],
  varied: readonly Kind[] = kinds
): string {
  let next = 0
  const choose: Choose = (kind, ...choices) => {
    const number = layout[next++ % layout.length]! + next
    return choices[varied.includes(kind) ? number % choices.length : 0]!
  }
  const lines = [...blanks(choose, 0), ...printBlocks(blocks, true, choose), ...blanks(choose, 0)]
  return lines.map(({text}) => text).join('\n') + choose('blank lines', '\n', '\n', '')
}

function printBlocks(blocks: readonly Block[], isLoose: boolean, choose: Choose): Line[] {
  return blocks.flatMap((block, index) => {
    const lines = printBlock(block, choose)
    const stray = choose('indentation', '', '', '', ' ', '  ', '   ')
    const moved = block.type === 'html' ? lines : lines.map((line) => indent(line, stray))
    return index > 0 && isLoose ? [...blanks(choose, 1), ...moved] : moved
  })
}

function indent(line: Line, space: string): Line {
  return line.text === '' ? line : {...line, text: space + line.text}
}

function blanks(choose: Choose, least: number): Line[] {
  const count = least + choose('blank lines', 0, 0, 0, 1, 2)
  return Array.from({length: count}, () => ({text: choose('spaces', '', '', '', '  ', '\t')}))
}

function printBlock(block: Block, choose: Choose): Line[] {
  switch (block.type) {
    case 'paragraph': {
      const {lines, ends} = block
      return lines.map((line, index) => {
        const isLast = index === lines.length - 1
        const soft = choose('spaces', '', '', '', ' ')
        const end = isLast ? choose('spaces', '', '', ' ', '  ') : soft
        const hard = choose('hard break', '  ', '  ', '\\', '   ')
        const text = printInline(line, choose) + (!isLast && ends[index] === 'hard' ? hard : end)
        const space = index > 0 ? choose('indentation', '', '', '', ' ', '   ', '     ', '\t') : ''
        return {text: space + text, isLazy: index > 0}
      })
    }
    case 'heading':
      return printHeading(block.depth, printInline(block.content, choose), choose)
    case 'code':
      return printCode(block.info, block.lines, choose)
    case 'html':
      return block.lines.map((text) => ({text}))
    case 'break':
      return [{text: choose('thematic break', '***', '---', '___', '- - -', '* * *', '-----')}]
    case 'table':
      return printTable(block.align, block.rows, choose)
    case 'definition':
      // How a link is written is not laid out.
      return [{text: `[${block.label}]: ${block.url}`}]
    case 'quote':
      return printQuote(printBlocks(block.blocks, true, choose), choose)
    case 'footnote':
      return printFootnote(block.label, printBlocks(block.blocks, true, choose), choose)
    case 'list':
      return printList(block, choose)
  }
}

function printInline(content: readonly Inline[], choose: Choose): string {
  return content
    .map((inline) => {
      if (typeof inline === 'string') return inline
      const marks = {
        emphasis: choose('emphasis', '*', '_'),
        strong: choose('emphasis', '**', '__'),
        delete: '~~'
      }
      const mark = marks[inline.type]
      return mark + printInline(inline.content, choose) + mark
    })
    .join('')
}

function printHeading(depth: number, content: string, choose: Choose): Line[] {
  const underline =
    depth === 1 ? choose('heading', '===', '=') : choose('heading', '---', '--------')
  if (depth < 3 && choose('heading', false, true)) return [{text: content}, {text: underline}]
  const marks = '#'.repeat(depth)
  return [
    {
      text:
        marks +
        choose('heading', ' ', ' ', '  ', '\t') +
        content +
        choose('heading', '', '', ' ##', ` ${marks} `)
    }
  ]
}

function printCode(info: string, lines: readonly string[], choose: Choose): Line[] {
  const isPlain = info === '' && lines.length > 0 && lines[0]?.trim() && lines.at(-1)?.trim()
  if (isPlain && choose('code', false, true)) {
    return lines.map((line) => ({text: line === '' ? choose('code', '', '    ') : `    ${line}`}))
  }
  const fence = choose('code', '```', '```', '````', '~~~', '`````')
  const text =
    fence + (info === '' ? '' : choose('code', '', '', ' ')) + info + choose('spaces', '', '', ' ')
  return [
    {text},
    ...lines.map((line) => ({text: line})),
    {text: fence + choose('spaces', '', '', ' ')}
  ]
}

function printTable(align: readonly Align[], rows: readonly string[][], choose: Choose): Line[] {
  const delimiters = align.map((side) => {
    const dashes = '-'.repeat(choose('table', 3, 1, 5))
    if (side === 'left') return `:${dashes}`
    if (side === 'right') return `${dashes}:`
    return side === 'center' ? `:${dashes}:` : dashes
  })
  const [head = [], ...rest] = rows
  const row = (cells: readonly string[]) => {
    const text = cells
      .map((cell) => choose('table', ' ', '', '  ') + cell + choose('table', ' ', '', '  '))
      .join('|')
    return {text: choose('table', '|', '| ') + text + choose('table', '|', ' |')}
  }
  return [row(head), row(delimiters), ...rest.map(row)]
}

function printQuote(lines: readonly Line[], choose: Choose): Line[] {
  const mark = choose('quotation', '> ', '> ', '>', ' > ', '>  ')
  const edge = choose<Line[]>('blank lines', [], [], [], [{text: '>'}])
  const quoted = lines.map((line): Line => {
    if (line.isLazy && choose('quotation', false, false, true)) return line
    if (line.text.trim() === '') return {text: choose('quotation', '>', '> ')}
    return {
      text: (choose('quotation', true, false) ? mark : '> ') + line.text,
      isLazy: line.isLazy ?? false
    }
  })
  return [...quoted, ...edge]
}

function printFootnote(label: string, lines: readonly Line[], choose: Choose): Line[] {
  const [first, ...rest] = lines
  const start = `[^${label}]:`
  const below = (line: Line): Line => hang(line, '    ', choose)
  if (choose('marker', false, false, true)) return [{text: start}, ...lines.map(below)]
  return [
    {text: start + choose('marker', ' ', ' ', '', '  ') + (first?.text ?? '')},
    ...rest.map(below)
  ]
}

function printList({start, isLoose, items}: ListBlock, choose: Choose): Line[] {
  const bullet = choose('marker', '-', '*', '+')
  const delimiter = choose('marker', '.', '.', ')')
  const counts = choose('marker', 'up', 'up', 'same')
  const sloppy = choose('indentation', false, false, true)
  return items.flatMap((item, index) => {
    const number = (start ?? 0) + (counts === 'same' && index > 0 ? 1 : index)
    const marker = start === undefined ? bullet : `${number}${delimiter}`
    const space = sloppy ? choose('indentation', '', ' ') : ''
    const lines = printItem(item, marker, choose).map((line) => indent(line, space))
    return index > 0 && isLoose ? [...blanks(choose, 1), ...lines] : lines
  })
}

function printItem({checked, isLoose, blocks}: Item, marker: string, choose: Choose): Line[] {
  const box = checked === undefined ? '' : checked ? choose('marker', '[x] ', '[X] ') : '[ ] '
  const lines = printBlocks(blocks, isLoose, choose)
  const [first, ...rest] = lines
  if (!first) return [{text: marker + choose('spaces', '', ' ')}]
  const gap = choose('marker', 1, 1, 1, 2, 3, 4)
  const content = marker.length + gap
  const inner = marker.length + 1
  if (box === '' && choose('marker', false, false, false, true)) {
    const width = choose('indentation', Math.max(inner, 4), inner, inner + 3)
    return [{text: marker}, ...lines.map((line) => hang(line, ' '.repeat(width), choose))]
  }
  const extra = choose('indentation', Math.max(0, 4 - content), 0, 0, 1, 3)
  const isTabbed = gap === 1 && choose('marker', false, false, false, true)
  const space = isTabbed ? '\t' : ' '.repeat(gap)
  const width = isTabbed ? marker.length + 4 - (marker.length % 4) : content + extra
  const isExact = blocks[0]?.type === 'code' || blocks.some(({type}) => type === 'html')
  const hanging = ' '.repeat(isExact && !isTabbed ? content : width)
  return [
    {text: marker + space + box + first.text.trimStart()},
    ...rest.map((line) => hang(line, hanging, choose))
  ]
}

/** A line below the marker of an item or a footnote. */
function hang(line: Line, space: string, choose: Choose): Line {
  if (line.isLazy && choose('indentation', false, false, true)) return line
  if (line.text === '') return line
  const prefix =
    space.length % 4 === 0 && choose('indentation', false, false, true)
      ? '\t'.repeat(space.length / 4)
      : space
  return {text: prefix + line.text, isLazy: line.isLazy ?? false}
}

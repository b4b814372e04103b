import type {AlignType, Table, TableCell} from 'mdast'
import type {Range} from '../../syntax/edit.ts'
import {lineAt, linesOf} from '../../syntax/lines.ts'
import {isPlaced, type Placed, type Source} from '../../syntax/source.ts'
import {displayWidth} from '../../text/display-width.ts'

/** One row of a table, or its delimiter row. */
export interface TableLine {
  /** Without container prefix, indentation and trailing white space. */
  readonly range: Range
  /** With padded columns. */
  readonly expected: string
}

/** Minimum width of a column: room for the delimiter of any alignment. */
const leastWidth = 3

/** Reads the rows of a table. Returns undefined if they are not one per line. */
export function readTable(source: Source, table: Placed<Table>): TableLine[] | undefined {
  const rows = table.children.filter(isPlaced)
  const lines = linesOf(source, source.range(table))
  const [head] = rows
  if (!head || lines.length !== rows.length + 1) return undefined
  const cells = rows.map(({children}) => children.map((cell) => contentOf(source, cell)))
  const printed = printTable(cells, table.align ?? [])
  const starts = rows.map((row) => source.range(row)[0])
  starts.splice(1, 0, delimiterStart(source, lines[1]!.start))
  return printed.map((expected, index) => {
    const start = starts[index]!
    const {end} = lineAt(source, start)
    const length = source.slice([start, end]).trimEnd().length
    return {range: [start, start + length], expected}
  })
}

/**
 * Print a table with columns as wide as what is shown in them.
 *
 * @param rows Markdown of the cells of each row.
 * @returns One line a row, with the delimiter row as the second.
 */
export function printTable(
  rows: readonly (readonly string[])[],
  align: readonly AlignType[]
): string[] {
  const widths: number[] = align.map(() => leastWidth)
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? leastWidth, displayWidth(cell))
    }
  }
  const [head = [], ...body] = rows.map((row) =>
    row.map((cell, column) => pad(cell, widths[column]!, align[column]))
  )
  const delimiters = align.map((kind, column) => delimiter(widths[column]!, kind))
  return [head, delimiters, ...body].map((row) => `| ${row.join(' | ')} |`)
}

/** The source of a cell without pipes and surrounding white space. */
function contentOf(source: Source, cell: TableCell): string {
  const [first, last] = [cell.children[0], cell.children.at(-1)]
  if (!first || !last || !isPlaced(first) || !isPlaced(last)) return ''
  return source.slice([source.range(first)[0], source.range(last)[1]])
}

/** Offset of the delimiter row, after indentation and block quote markers. */
function delimiterStart(source: Source, lineStart: number): number {
  const {end} = lineAt(source, lineStart)
  return lineStart + /^[> \t]*/.exec(source.slice([lineStart, end]))![0].length
}

function pad(text: string, width: number, align: AlignType | undefined): string {
  const space = width - displayWidth(text)
  const before = align === 'right' ? space : align === 'center' ? space >> 1 : 0
  return ' '.repeat(before) + text + ' '.repeat(space - before)
}

function delimiter(width: number, align: AlignType): string {
  const start = align === 'left' || align === 'center' ? ':' : '-'
  const end = align === 'right' || align === 'center' ? ':' : '-'
  return start + '-'.repeat(width - 2) + end
}

import type {Limit, Verdict} from './limits.ts'
import type {Result} from './measure.ts'
import type {Ratio} from './statistics.ts'

/** What came of a row. */
export interface Outcome {
  readonly id: string
  readonly title: string
  /** Ours, then theirs. */
  readonly results: readonly Result[]
  readonly verdicts: readonly Verdict[]
}

/** A row as text: a table of its programs, and its limits. */
export function outcomeText({id, title, results, verdicts}: Outcome): string {
  const table = columns([header, ...results.map(cells)])
  const limits = verdicts.map((verdict) => `${verdict.isKept ? '✔' : '✖'} ${promise(verdict)}`)
  return [`${id}: ${title.replaceAll('`', '')}`, table, ...limits].join('\n')
}

/** A row as Markdown: a heading, a table of its programs, and its limits. */
export function outcomeMarkdown({title, results, verdicts}: Outcome): string {
  const rows = results.map((result) => {
    const [name, ...figures] = cells(result)
    // A reason of failure is the text of another program.
    const texts = figures.map((figure) => figure.replace(/[\\|*_`<[]/g, '\\$&'))
    const empty = Array.from({length: header.length - 1 - texts.length}, () => '')
    return `| ${[`\`${name}\``, ...texts, ...empty].join(' | ')} |`
  })
  const promises = verdicts.map((verdict) => {
    return `- ${promise(verdict)}: ${verdict.isKept ? 'kept' : '**not kept**'}`
  })
  return [
    `### ${title}`,
    [`| ${header.join(' | ')} |`, `| --- |${' ---: |'.repeat(header.length - 1)}`, ...rows].join(
      '\n'
    ),
    ...(promises.length > 0 ? [promises.join('\n')] : [])
  ].join('\n\n')
}

const header = ['program', 'time', 'ours to theirs', 'CPU', 'memory', 'runs']

function cells(result: Result): string[] {
  if ('failure' in result) return [result.name, `failed: ${result.failure}`]
  const {name, wall, ratio, cpu, memory, runs} = result
  return [name, time(wall), ratio ? spread(ratio) : '', time(cpu), megabytes(memory), String(runs)]
}

function spread({median, least, most}: Ratio): string {
  return `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`
}

function megabytes(memory: number): string {
  return Number.isNaN(memory) ? '–' : `${memory.toFixed(0)} MB`
}

function time(milliseconds: number): string {
  if (Number.isNaN(milliseconds)) return '–'
  return milliseconds < 1000
    ? `${milliseconds.toFixed(milliseconds < 100 ? 1 : 0)} ms`
    : `${(milliseconds / 1000).toFixed(2)} s`
}

/** A limit with the figure, in words. */
function promise({limit, figure}: Verdict): string {
  const measured = Number.isNaN(figure) ? 'not measured' : unit(limit, figure)
  return `${about(limit)}: ${measured}, at most ${unit(limit, limit.most)}`
}

function about(limit: Limit): string {
  if (limit.of === 'ratio') return `our time to that of ${limit.peer}`
  if (limit.of === 'growth') return `our CPU to that in the row ${limit.from}`
  return {wall: 'our time', cpu: 'our CPU', memory: 'our memory'}[limit.of]
}

function unit({of}: Limit, figure: number): string {
  if (of === 'ratio' || of === 'growth') return figure.toFixed(2)
  return of === 'memory' ? megabytes(figure) : time(figure)
}

function columns(rows: readonly string[][]): string {
  // What failed has a sentence for figures, which makes no column wider.
  const full = rows.filter(({length}) => length === header.length)
  const widths = header.map((_, column) => {
    const cells = (column === 0 ? rows : full).map((row) => row[column]?.length ?? 0)
    return Math.max(...cells)
  })
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          return column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)
        })
        .join('  ')
        .trimEnd()
    )
    .join('\n')
}

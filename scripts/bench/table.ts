import {isTooSlow, type Outcome} from './measure.ts'

const header = ['', 'ours', 'theirs', 'ratio', 'limit', '']

/** Outcomes as a table. */
export function table(outcomes: readonly Outcome[]): string {
  const rows = [header, ...outcomes.map(row)]
  const widths = header.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
        )
        .join('  ')
        .trimEnd()
    )
    .join('\n')
}

function row(outcome: Outcome): string[] {
  const {comparison, ours, theirs, ratio} = outcome
  return [
    `${comparison.name}: ${comparison.ours.name} and ${comparison.theirs.name}`,
    `${ours.toFixed(0)} ms`,
    `${theirs.toFixed(0)} ms`,
    ratio.toFixed(2),
    comparison.limit?.toFixed(2) ?? '',
    isTooSlow(outcome) ? 'too slow' : ''
  ]
}

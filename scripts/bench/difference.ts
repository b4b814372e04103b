import {diffChars, diffLines} from 'diff'

/** What a formatter changed in an archive. */
export interface Difference {
  readonly name: string
  readonly files: number
  readonly untouched: number
  /** Lines that it took away or put in. */
  readonly lines: number
  /** Bytes of UTF-8 that it took away or put in. */
  readonly bytes: number
}

/**
 * Compare an archive before and after.
 *
 * @param name Of the formatter.
 */
export function difference(
  name: string,
  before: readonly string[],
  after: readonly string[]
): Difference {
  let untouched = 0
  let lines = 0
  let bytes = 0
  for (const [index, text] of before.entries()) {
    const other = after[index] ?? ''
    if (text === other) untouched++
    for (const hunk of diffLines(text, other)) if (hunk.added || hunk.removed) lines += hunk.count
    bytes += changedBytes(text, other)
  }
  return {name, files: before.length, untouched, lines, bytes}
}

/** Line by line where that is possible, since comparing whole texts by characters is slow. */
function changedBytes(before: string, after: string): number {
  let bytes = 0
  const hunks = diffLines(before, after)
  for (const [index, hunk] of hunks.entries()) {
    if (!hunk.added && !hunk.removed) continue
    const next = hunks[index + 1]
    const last = hunks[index - 1]
    if (hunk.removed && next?.added) {
      for (const part of diffChars(hunk.value, next.value)) {
        if (part.added || part.removed) bytes += Buffer.byteLength(part.value)
      }
    } else if (!(hunk.added && last?.removed)) {
      bytes += Buffer.byteLength(hunk.value)
    }
  }
  return bytes
}

/** Differences as a table in Markdown. */
export function differenceTable(differences: readonly Difference[]): string {
  return [
    '| formatter | untouched | lines changed | bytes changed |',
    '| --- | ---: | ---: | ---: |',
    ...differences.map(({name, files, untouched, lines, bytes}) => {
      const share = ((100 * untouched) / files).toFixed(1)
      return `| ${name} | ${untouched} of ${files} (${share} %) | ${lines} | ${bytes} |`
    })
  ].join('\n')
}

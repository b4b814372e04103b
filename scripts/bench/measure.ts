import {spawnSync} from 'node:child_process'

/** One program that does something, as a whole process. */
export interface Program {
  readonly name: string
  /** Arguments for Node.js. */
  readonly args: readonly string[]
}

/** Two programs that do the same. */
export interface Comparison {
  readonly name: string
  readonly ours: Program
  readonly theirs: Program
  /** What share of their time ours may take; left out where it is only of interest. */
  readonly limit?: number
}

/** Milliseconds of each run, in pairs that ran one after the other. */
export type Pairs = readonly (readonly [ours: number, theirs: number])[]

/** What came of a comparison; times in milliseconds. */
export interface Outcome {
  readonly comparison: Comparison
  readonly ours: number
  readonly theirs: number
  readonly ratio: number
}

/**
 * Run both in turn, so that whatever else the machine does hits both alike.
 *
 * @param run Runs a program, and returns its duration in milliseconds.
 */
export function measure(
  comparison: Comparison,
  {runs, warmUps}: {runs: number; warmUps: number},
  run: (program: Program) => number
): Outcome {
  const {ours, theirs} = comparison
  const pairs = Array.from({length: warmUps + runs}, () => [run(ours), run(theirs)] as const)
  return summarize(comparison, pairs.slice(warmUps))
}

/** The medians of times and ratios. */
export function summarize(comparison: Comparison, pairs: Pairs): Outcome {
  return {
    comparison,
    ours: median(pairs.map(([ours]) => ours)),
    theirs: median(pairs.map(([, theirs]) => theirs)),
    ratio: median(pairs.map(([ours, theirs]) => ours / theirs))
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** Whether ours took longer than it may. */
export function isTooSlow({comparison, ratio}: Outcome): boolean {
  return comparison.limit !== undefined && !(ratio <= comparison.limit)
}

/**
 * Milliseconds that a whole process takes.
 *
 * @throws Error If it could not run, or failed for another reason than findings.
 */
export function time({name, args}: Program, cwd: string): number {
  const start = process.hrtime.bigint()
  const {error, status, stderr} = spawnSync(process.execPath, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8'
  })
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6
  if (error || (status !== 0 && status !== 1)) {
    throw new Error(`${name} ended with ${status}: ${error?.message ?? stderr}`)
  }
  return milliseconds
}

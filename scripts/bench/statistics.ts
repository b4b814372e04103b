/**
 * The middle of what was measured; between the two in the middle where there is no one.
 *
 * @returns NaN for nothing.
 */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** A ratio of two programs, over rounds in which they ran one after the other. */
export interface Ratio {
  readonly median: number
  readonly least: number
  readonly most: number
}

/**
 * The ratio of each round, and of these the median: what else the machine does hits both sides of
 * a round alike. Rounds that only one side ran are left out.
 */
export function pairedRatio(ours: readonly number[], theirs: readonly number[]): Ratio {
  const rounds = Math.min(ours.length, theirs.length)
  const ratios = ours.slice(0, rounds).map((value, round) => value / (theirs[round] ?? Number.NaN))
  return {median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios)}
}

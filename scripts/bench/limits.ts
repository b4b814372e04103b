import type {Result} from './measure.ts'

/** What we promise of a row. */
export type Limit =
  /** Our time by the clock to that of a peer, by the first word of its name. */
  | {readonly of: 'ratio'; readonly peer: string; readonly most: number}
  /** Our CPU to that in another row, which is measured before. */
  | {readonly of: 'growth'; readonly from: string; readonly most: number}
  /** Milliseconds by the clock, or of CPU; megabytes. */
  | {readonly of: 'wall' | 'cpu' | 'memory'; readonly most: number}

/** A limit with the figure that it is about. */
export interface Verdict {
  readonly limit: Limit
  /** NaN where it was not measured. */
  readonly figure: number
  readonly isKept: boolean
}

/**
 * Hold results against limits. What was not measured, since a program failed, is not kept.
 *
 * @param results Ours, then theirs.
 * @param before Results of the rows before this one, by their ids.
 */
export function judge(
  results: readonly Result[],
  limits: readonly Limit[],
  before: ReadonlyMap<string, readonly Result[]> = new Map()
): Verdict[] {
  return limits.map((limit) => {
    const figure = figureOf(results, limit, before)
    return {limit, figure, isKept: figure <= limit.most}
  })
}

function figureOf(
  results: readonly Result[],
  limit: Limit,
  before: ReadonlyMap<string, readonly Result[]>
): number {
  const [ours, ...theirs] = results
  if (limit.of === 'ratio') {
    const peer = theirs.find(({name}) => name.split(' ')[0] === limit.peer)
    return peer && 'ratio' in peer ? (peer.ratio?.median ?? Number.NaN) : Number.NaN
  }
  if (limit.of === 'growth') return own(ours, 'cpu') / own(before.get(limit.from)?.[0], 'cpu')
  return own(ours, limit.of)
}

function own(result: Result | undefined, figure: 'wall' | 'cpu' | 'memory'): number {
  return result && 'wall' in result ? result[figure] : Number.NaN
}

import {median, pairedRatio, type Ratio} from './statistics.ts'

/** What one run of a program took. */
export interface Measurement {
  /** Milliseconds from start to end. */
  readonly wall: number
  /** Milliseconds of CPU, of all threads and, on Linux, of all children; NaN where not known. */
  readonly cpu: number
  /** Megabytes (2^20 bytes) that the process had at its peak; NaN where that is not known. */
  readonly memory: number
}

/** Something that is measured as a whole. */
export interface Program {
  /** As a person would type it. */
  readonly name: string
  /**
   * Run it once.
   *
   * @param flags For Node.js.
   * @throws Failure If it did not do what it was asked for.
   */
  run(flags?: readonly string[]): Promise<Measurement>
}

/** A program did not do its work: its figures would say nothing. */
export class Failure extends Error {}

/** What came of a program in a row. */
export type Result =
  | (Measurement & {
      readonly name: string
      readonly runs: number
      /** Ours to theirs by the clock; undefined for ours. */
      readonly ratio: Ratio | undefined
    })
  | {readonly name: string; readonly failure: string}

/** A program that takes longer than so many milliseconds runs at most three times. */
const slow = 10_000

/**
 * Run programs in turn, round by round, after a run of each that does not count.
 *
 * @param programs Ours, then theirs.
 * @returns The medians, in the order of programs; what failed is told with its reason.
 */
export async function measure(programs: readonly Program[], runs: number): Promise<Result[]> {
  const all = programs.map((program) => ({program, left: runs, samples: [] as Measurement[]}))
  const failures = new Map<Program, string>()
  for (let round = 0; round <= runs; round++) {
    for (const one of all) {
      if (round > 0 && one.left-- <= 0) continue
      try {
        const sample = await one.program.run()
        if (round > 0) one.samples.push(sample)
        // Not by the first round: what fills a cache takes longer than what finds it.
        if (round === 1 && sample.wall > slow) one.left = Math.min(one.left, 2)
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        failures.set(one.program, error.message)
        one.left = 0
      }
    }
  }
  const ours = all[0]?.samples ?? []
  return all.map(({program, samples}, index) => {
    const failure = failures.get(program)
    if (failure !== undefined) return {name: program.name, failure}
    return summarize(program.name, samples, index === 0 ? undefined : ours)
  })
}

function summarize(
  name: string,
  samples: readonly Measurement[],
  ours: readonly Measurement[] | undefined
): Result {
  const wall = samples.map(({wall}) => wall)
  return {
    name,
    runs: samples.length,
    wall: median(wall),
    cpu: median(samples.map(({cpu}) => cpu)),
    memory: median(samples.map(({memory}) => memory)),
    ratio:
      ours &&
      pairedRatio(
        ours.map(({wall}) => wall),
        wall
      )
  }
}

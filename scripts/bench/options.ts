import {parseArgs} from 'node:util'

/** What `npm run bench` is told. */
export interface BenchOptions {
  /** Ids of rows; none for all. */
  readonly rows: readonly string[]
  /** How many runs of each program count. */
  readonly runs: number
  /** Whether to fail where a limit is not kept. */
  readonly check: boolean
  /** Whether to write docs/speed.md. */
  readonly write: boolean
  /** Whether to show where the time goes, instead of measuring. */
  readonly profile: boolean
}

/** @throws Error If an option is unknown, or a number is none. */
export function benchOptions(args: readonly string[]): BenchOptions {
  const {values} = parseArgs({
    args: [...args],
    options: {
      rows: {type: 'string', default: ''},
      runs: {type: 'string'},
      quick: {type: 'boolean', default: false},
      check: {type: 'boolean', default: false},
      write: {type: 'boolean', default: false},
      profile: {type: 'boolean', default: false}
    }
  })
  const {check, profile, quick, write} = values
  const runs = Number(values.runs ?? (quick ? 1 : 11))
  if (!Number.isSafeInteger(runs) || runs < 1) {
    throw new Error(`Unexpected value \`${values.runs}\` of --runs, expected 1 or more`)
  }
  return {rows: values.rows.split(',').filter(Boolean), runs, check, write, profile}
}

import {Locator} from './files/locator.ts'
import {displayName} from './files/paths.ts'
import {sha256} from './sha256.ts'

/** One of several parts of the reports, each for a job of its own. */
export interface Shard {
  /** From 1. */
  readonly index: number
  /** How many shards there are. */
  readonly of: number
}

/** Maximum number of shards; a matrix of GitHub Actions has at most 256 jobs. */
export const maxShards = 1000

/**
 * The shard of a report, from 1. The hash of its path decides: no job needs to know of another, and a
 * new report moves none to another shard.
 *
 * @param name Path relative to the root of the project, with slashes. Its two Unicode forms are one:
 *   systems differ in the form that they keep.
 */
export function shardOf(name: string, of: number): number {
  return (sha256(name.normalize()).readUIntBE(0, 6) % of) + 1
}

/** The reports of a shard, in their order. */
export function selectShard<Report extends {readonly path: string}>(
  reports: readonly Report[],
  {index, of}: Shard,
  cwd: string
): Report[] {
  const locator = new Locator(cwd)
  return reports.filter(({path}) => {
    const {name = displayName(path, cwd)} = locator.locate(path)
    return shardOf(name, of) === index
  })
}

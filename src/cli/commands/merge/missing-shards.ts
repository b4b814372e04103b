import type {JsonFile} from './read.ts'

/**
 * How many shards have no file among those that are merged: a run that lacks one would look better than
 * it is. An empty file may be of any shard.
 *
 * @returns undefined if none is missing, or the files are not of the shards of one run.
 */
export function missingShards(
  files: readonly JsonFile[]
): {readonly missing: number; readonly of: number} | undefined {
  const shards = new Set(files.flatMap(({reports}) => reports.map(({shard}) => shard)))
  const amounts = new Set([...shards].map((shard) => shard?.split('/')[1]))
  const of = Number([...amounts][0])
  if (amounts.size !== 1 || Number.isNaN(of)) return undefined
  const empty = files.filter(({reports}) => reports.length === 0).length
  const missing = of - shards.size - empty
  return missing > 0 ? {missing, of} : undefined
}

import {lstatSync, realpathSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {runGit} from '../../project/git/run.ts'
import type {LinkCache} from '../parts.ts'
import {FileCache, type FileCacheOptions} from './file.ts'

export interface OpenCacheOptions extends Partial<Pick<FileCacheOptions, 'now' | 'random'>> {
  readonly version: string
  readonly allowPrivate: boolean
  readonly isReadOnly: boolean
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * Open what earlier runs learnt about addresses.
 *
 * @param place A folder (absolute), or the address of a Redis.
 * @returns Nothing where it cannot be trusted: in the files of a repository, anybody may have written it.
 */
export async function openCache(
  place: string,
  {env, now = Date.now, random = Math.random, ...rest}: OpenCacheOptions
): Promise<LinkCache | undefined> {
  const options = {now, random, ...rest}
  if (isRedis(place)) {
    const {RedisCache} = await import('./redis.ts')
    return new RedisCache(place, options)
  }
  const path = join(place, 'links', 'verdicts.jsonl')
  return (await isTracked(path, env)) ? undefined : new FileCache(path, options)
}

/** Whether a place is a server, and no folder. */
export function isRedis(place: string): boolean {
  return /^rediss?:\/\//i.test(place)
}

/** Whether git has a file among those of its repository, or does not say. */
async function isTracked(path: string, env: OpenCacheOptions['env']): Promise<boolean> {
  try {
    if (!lstatSync(path, {throwIfNoEntry: false})) return false
    // A folder above it may be a link to where files are tracked.
    const real = realpathSync(path)
    const {PATH, HOME} = env
    const cwd = dirname(real)
    const argv = ['ls-files', '--error-unmatch', '--', `:(literal)${basename(real)}`]
    const {code, stderr} = await runGit(argv, {cwd, env: {PATH, HOME}})
    return code === 0 || (code !== 1 && !/not a git repository/i.test(stderr))
  } catch {
    // Without a file, there is nothing to believe; without git, no repository to be afraid of.
    return false
  }
}

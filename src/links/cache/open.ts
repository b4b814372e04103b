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
 * Opens the cache of verdicts.
 *
 * @param location Absolute path of a folder, or URL of a Redis server.
 * @returns undefined if git tracks the file: then anyone may have written its content.
 */
export async function openCache(
  location: string,
  {env, now = Date.now, random = Math.random, ...rest}: OpenCacheOptions
): Promise<LinkCache | undefined> {
  const options = {now, random, ...rest}
  if (isRedis(location)) {
    const {RedisCache} = await import('./redis.ts')
    return new RedisCache(location, options)
  }
  const path = join(location, 'links', 'verdicts.jsonl')
  return (await isTracked(path, env)) ? undefined : new FileCache(path, options)
}

/** Whether a location is the URL of a Redis server. */
export function isRedis(location: string): boolean {
  return /^rediss?:\/\//i.test(location)
}

/** Whether git tracks a file. If git fails to answer, true. */
async function isTracked(path: string, env: OpenCacheOptions['env']): Promise<boolean> {
  try {
    if (!lstatSync(path, {throwIfNoEntry: false})) return false
    // A parent folder may be a symbolic link into a repository.
    const real = realpathSync(path)
    const {PATH, HOME} = env
    const cwd = dirname(real)
    const argv = ['ls-files', '--error-unmatch', '--', `:(literal)${basename(real)}`]
    const {code, stderr} = await runGit(argv, {cwd, env: {PATH, HOME}})
    return code === 0 || (code !== 1 && !/not a git repository/i.test(stderr))
  } catch {
    // Without the file there is nothing to trust; without git there is no repository.
    return false
  }
}

import {resolve} from 'node:path'
import {isRedis} from '../../../links/cache/open.ts'
import {cacheFolder} from '../../../project/archive/cache-folder.ts'
import {repositoryRoot} from '../../../project/files/paths.ts'
import type {ProcessContext} from '../../process-context.ts'

/**
 * Where verdicts are cached: as the command line says, the configuration, or for this user.
 *
 * @returns An absolute path or the URL of a Redis server; undefined if there is no place for caches.
 */
export function locateLinkCache(
  cacheLocation: string | undefined,
  configured: string | undefined,
  {cwd, env}: Pick<ProcessContext, 'cwd' | 'env'>
): string | undefined {
  const location = cacheLocation === undefined ? configured : resolve(cwd, cacheLocation)
  const folder = location ?? cacheFolder(env)
  if (folder === undefined || isRedis(folder)) return folder
  return resolve(repositoryRoot(cwd) ?? cwd, folder)
}

import {isAbsolute, join} from 'node:path'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The folder for caches: never in the working tree, where a stranger’s commit could
 * put what we believe.
 *
 * @returns `undefined` if the environment names no folder.
 */
export function cacheFolder(
  env: Environment,
  platform: NodeJS.Platform = process.platform
): string | undefined {
  const own = 'weekly-lint'
  if (isPlace(env.XDG_CACHE_HOME)) return join(env.XDG_CACHE_HOME, own)
  if (platform === 'win32') {
    return isPlace(env.LOCALAPPDATA) ? join(env.LOCALAPPDATA, own, 'Cache') : undefined
  }
  if (!isPlace(env.HOME)) return undefined
  return platform === 'darwin'
    ? join(env.HOME, 'Library', 'Caches', own)
    : join(env.HOME, '.cache', own)
}

/** A relative path would lead somewhere else from each folder. */
function isPlace(folder: string | undefined): folder is string {
  return folder !== undefined && isAbsolute(folder)
}

import {existsSync} from 'node:fs'
import {join, resolve, sep} from 'node:path'
import {matchesGlobs} from '../../config/glob.ts'
import {ignoredAbove} from '../../project/files/ignored.ts'
import {displayName, isFolder} from '../../project/files/paths.ts'
import {walkMarkdown} from '../../project/files/walk.ts'

/** Whether a path may be a pattern. */
function mayBeGlob(path: string): boolean {
  return /[*?]/.test(path)
}

/**
 * Expands patterns as a shell would, where none did: on Windows, or in quotes. `*` and `?` match within
 * a name, `**` any folders. Only Markdown files and the folders that lead to them match; what is hidden
 * or ignored does not. A pattern that matches nothing stays, and is told of as a path that is missing.
 *
 * @param paths As they were given; what exists is no pattern.
 */
export async function expandGlobs(paths: readonly string[], cwd: string): Promise<string[]> {
  const expanded: string[] = []
  for (const path of paths) {
    const isPattern = mayBeGlob(path) && !existsSync(resolve(cwd, path))
    const found = isPattern ? await expand(path, cwd) : []
    expanded.push(...(found.length > 0 ? found : [path]))
  }
  return [...new Set(expanded)]
}

async function expand(pattern: string, cwd: string): Promise<string[]> {
  const parts = (sep === '\\' ? pattern.replaceAll('\\', '/') : pattern).split('/')
  const first = parts.findIndex(mayBeGlob)
  const start = parts.slice(0, first).join('/')
  // Of an absolute path, what is before the first slash is empty.
  const base = resolve(cwd, first > 0 && start === '' ? '/' : start)
  if (!isFolder(base)) return []
  const rest = parts.slice(first).filter((part) => part !== '.')
  const glob = `./${rest.join('/')}`
  const depth = rest.includes('**') ? Number.POSITIVE_INFINITY : rest.length
  const found = new Set<string>()
  const enters = (path: string) => displayName(path, base).split('/').length <= depth
  for await (const {path} of walkMarkdown(base, {ignored: ignoredAbove(base, cwd), enters})) {
    const names = displayName(path, base).split('/')
    const matching = names.findIndex((_, index) =>
      matchesGlobs([glob], names.slice(0, index + 1).join('/'))
    )
    if (matching >= 0) found.add(join(base, ...names.slice(0, matching + 1)))
  }
  return [...found].map((path) => displayName(path, cwd))
}

import {join, relative, resolve, sep} from 'node:path'
import ignore, {type Ignore} from 'ignore'
import type {Text} from '../../text/language.ts'
import {Problem} from '../../text/problem.ts'
import {displayName, isInside, repositoryRoot} from './paths.ts'
import {readSource} from './read.ts'

/** The files that say what to leave alone, the stronger one last. */
export const ignoreFiles = ['.gitignore', '.weeklylintignore'] as const

/** How many `**` a pattern may have between slashes: time grows with the depth to this power. */
const mostWild = 2

const messages = {
  wild: {
    en: 'Unexpected pattern `{pattern}` in `{place}`, expected at most two `**` between slashes',
    zh: '`{place}` 中的模式 `{pattern}` 过于复杂，斜杠之间最多用两个 `**`'
  }
} satisfies Record<string, Text>

/** What the ignore files of a folder and of those above it say about what is below it. */
export class Ignored {
  readonly #base: string
  /** `undefined` if no ignore file has a pattern. */
  readonly #matcher: Ignore | undefined

  /**
   * @param base The folder that all patterns are turned to.
   * @param matcher What is known so far.
   */
  constructor(base: string, matcher?: Ignore) {
    this.#base = base
    this.#matcher = matcher
  }

  /** Whether to leave alone a file, or a folder with all that is below it. */
  has(path: string, isFolder: boolean): boolean {
    if (!this.#matcher) return false
    const way = relative(this.#base, path).split(sep).join('/')
    if (way === '' || !isInside(this.#base, path)) return false
    const name = way.normalize('NFC')
    return this.#matcher.ignores(isFolder ? `${name}/` : name)
  }

  /**
   * The same with what the ignore files of one more folder say, which goes before the rest.
   *
   * @throws Problem If a pattern would take too long to match.
   */
  with(folder: string, names: readonly string[] = ignoreFiles): Ignored {
    const patterns = names.flatMap((name) => patternsOf(join(folder, name), this.#base))
    if (patterns.length === 0) return this
    const prefix = relative(this.#base, folder).split(sep).join('/').normalize('NFC')
    const matcher = ignore({ignorecase: false})
    if (this.#matcher) matcher.add(this.#matcher)
    return new Ignored(this.#base, matcher.add(patterns.map((line) => below(prefix, line))))
  }
}

/** What stands above a named folder; a folder that is itself ignored was meant all the same. */
export function ignoredAbove(folder: string, cwd: string): Ignored {
  const base = repositoryRoot(folder) ?? (isInside(cwd, folder) ? cwd : resolve(folder))
  let ignored = new Ignored(base)
  let at = base
  for (const name of relative(base, folder).split(/[\\/]/)) {
    if (at === folder) break
    ignored = ignored.with(at)
    at = join(at, name)
  }
  return ignored.has(folder, true) ? new Ignored(folder) : ignored
}

function patternsOf(path: string, base: string): string[] {
  return linesOf(path).flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return []
    const pattern = line.replace(/(?:\*\*\/)+/g, '**/')
    if ((pattern.match(/\*\*\//g)?.length ?? 0) > mostWild) {
      const place = `${displayName(path, base)}:${index + 1}`
      throw new Problem(messages.wild, {pattern: line, place})
    }
    return [pattern]
  })
}

function linesOf(path: string): string[] {
  try {
    const {bytes} = readSource(path, path)
    // One name has two forms in Unicode; which one is on the disk, the author need not know.
    return new TextDecoder().decode(bytes).normalize('NFC').split(/\r?\n/)
  } catch {
    // Most folders have none. As git does, pass over what is no readable file.
    return []
  }
}

/** A pattern as it would stand in the ignore file of the base. */
function below(prefix: string, line: string): string {
  if (prefix === '') return line
  const not = line.startsWith('!') ? '!' : ''
  const pattern = line.slice(not.length)
  const isAnchored = /\/(?!\s*$)/.test(pattern)
  const folder = prefix.replace(/[\\*?[\]!# ]/g, '\\$&')
  return isAnchored
    ? `${not}/${folder}/${pattern.replace(/^\//, '')}`
    : `${not}/${folder}/**/${pattern}`
}

import {createHash} from 'node:crypto'
import {realpathSync} from 'node:fs'
import {basename, dirname, resolve} from 'node:path'
import {configNames} from '../../config/find.ts'
import {ignoreFiles} from '../../project/files/ignored.ts'
import {displayName, isInside, repositoryRoot} from '../../project/files/paths.ts'
import {mostBytes, peek} from '../../project/files/read.ts'
import {SearchScope} from '../../project/files/scope.ts'
import {FolderWatch, kindOf} from '../../project/files/watch.ts'
import {toProblems} from '../../text/failure.ts'
import type {Language, Text, Values} from '../../text/language.ts'
import {Problem, translate} from '../../text/problem.ts'
import type {LintArguments} from '../arguments/lint.ts'
import {type ProcessContext, write} from '../process-context.ts'
import {lint} from './lint.ts'

/** Editors write, rename and remove within this time, in milliseconds; nobody notices it. */
const pause = 20

const messages = {
  watching: {
    en: 'Watching for changes, Ctrl-C ends',
    zh: '正在监视文件变化，按 Ctrl-C 结束'
  },
  changed: {en: '{time} `{file}` has changed', zh: '{time} `{file}` 有变化'},
  changedAll: {
    en: '{time} `{file}` has changed, everything is linted again',
    zh: '{time} `{file}` 有变化，全部重新检查'
  },
  gone: {en: '{time} `{file}` is gone', zh: '{time} `{file}` 已不存在'},
  lost: {
    en: 'Missing folder to watch, expected one that exists',
    zh: '要监视的文件夹不存在，请检查路径'
  }
} satisfies Record<string, Text>

/**
 * Lint, then lint again what changes, until the process is interrupted. Nothing that was printed is
 * taken away.
 *
 * @returns The exit code of the last run, if the context ends it; 2 if nothing is left to watch.
 * @throws Problem If the first run cannot be done at all.
 */
export async function watch(
  args: LintArguments,
  context: ProcessContext,
  language: Language
): Promise<0 | 1 | 2> {
  const watching = new Watching(args, context, language)
  return watching.run()
}

class Watching {
  readonly #args: LintArguments
  readonly #context: ProcessContext
  readonly #language: Language
  readonly #cwd: string
  readonly #folders: FolderWatch
  /** Files whose change concerns all reports. */
  readonly #settings: Set<string>
  /** What we wrote ourselves, which is not worth another run. */
  readonly #written = new Map<string, string>()
  /** Reports that were seen, to tell of those that go. */
  readonly #known = new Set<string>()
  #scope: SearchScope
  #pending = new Set<string>()
  #wake = () => {}

  constructor(args: LintArguments, context: ProcessContext, language: Language) {
    const {baseline, config, paths} = args
    this.#args = args
    this.#context = context
    this.#language = language
    this.#cwd = realpathSync(context.cwd)
    const named = [baseline, typeof config === 'object' ? config.file : undefined]
    this.#settings = new Set(named.flatMap((file) => (file ? [resolve(this.#cwd, file)] : [])))
    this.#scope = new SearchScope(paths, this.#cwd)
    this.#folders = new FolderWatch((path) => {
      this.#pending.add(path)
      this.#wake()
    })
  }

  async run(): Promise<0 | 1 | 2> {
    const {signal} = this.#context
    const end = () => this.#wake()
    signal?.addEventListener('abort', end)
    try {
      // Before the first run, so that no change is missed.
      this.#follow()
      let code = await this.#lint()
      await this.#note(messages.watching)
      while (!signal?.aborted) {
        if (this.#folders.size === 0) throw new Problem(messages.lost)
        if (this.#pending.size === 0) await this.#change()
        else code = (await this.#react()) ?? code
      }
      return code
    } finally {
      signal?.removeEventListener('abort', end)
      this.#folders.close()
    }
  }

  /** Wait for something to happen, and for the moment that it takes. */
  async #change(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve
    })
    this.#wake = () => {}
    await new Promise((resolve) => setTimeout(resolve, pause))
  }

  async #react(): Promise<0 | 1 | 2 | undefined> {
    const changed = this.#pending
    this.#pending = new Set()
    try {
      const setting = [...changed].find((path) => this.#concernsAll(path))
      if (setting !== undefined) {
        this.#scope = new SearchScope(this.#args.paths, this.#cwd)
        this.#follow()
        await this.#log(messages.changedAll, setting)
        return await this.#lint()
      }
      return await this.#lintAgain(changed)
    } catch (error) {
      for (const {text, values} of toProblems(error)) await this.#note(text, values)
      return 2
    }
  }

  async #lintAgain(changed: ReadonlySet<string>): Promise<0 | 1 | 2 | undefined> {
    const enters = (folder: string) => this.#scope.enters(folder)
    const files = new Set<string>()
    for (const path of changed) {
      const kind = kindOf(path)
      if (kind === 'folder') for (const file of this.#folders.follow(path, enters)) files.add(file)
      if (kind === 'file') files.add(path)
      if (kind === 'nothing') await this.#forget(path)
    }
    const only = new Set(
      [...files].filter((path) => this.#scope.match(path) && !this.#isOurs(path))
    )
    if (only.size === 0) return undefined
    for (const path of only) {
      this.#known.add(path)
      await this.#log(messages.changed, path)
    }
    return this.#lint(only)
  }

  /** A file or a folder is gone. */
  async #forget(gone: string): Promise<void> {
    this.#folders.leave(gone)
    this.#folders.sweep()
    for (const path of this.#known) {
      if (kindOf(path) !== 'nothing') continue
      this.#known.delete(path)
      this.#written.delete(path)
      await this.#log(messages.gone, path)
    }
  }

  #lint(only?: ReadonlySet<string>): Promise<0 | 1 | 2> {
    return lint(this.#args, this.#context, this.#language, {
      only,
      onWrite: (path, text) => this.#written.set(path, digest(text)),
      onConfigure: (paths) => {
        for (const path of paths) {
          this.#settings.add(path)
          this.#folders.add(dirname(path))
        }
      }
    })
  }

  /** Watch what is searched, and where configurations and ignore files may be above it. */
  #follow(): void {
    this.#folders.close()
    const enters = (folder: string) => this.#scope.enters(folder)
    for (const {path, isFolder} of this.#scope.starts) {
      const folder = isFolder ? path : dirname(path)
      const files = isFolder ? this.#folders.follow(folder, enters) : [path]
      for (const file of files) if (this.#scope.match(file)) this.#known.add(file)
      const root = repositoryRoot(folder) ?? folder
      for (let at = folder; ; at = dirname(at)) {
        this.#folders.add(at)
        if (at === root || dirname(at) === at) break
      }
    }
    for (const path of this.#settings) this.#folders.add(dirname(path))
  }

  #concernsAll(path: string): boolean {
    const names: readonly string[] = [...configNames, ...ignoreFiles, 'package.json']
    if (this.#settings.has(path) || names.includes(basename(path))) return true
    // A folder that is searched came back, with those above it.
    const comes = this.#scope.starts.some((start) => isInside(path, start.path))
    return comes && kindOf(path) === 'folder'
  }

  #isOurs(path: string): boolean {
    const written = this.#written.get(path)
    if (written === undefined) return false
    this.#written.delete(path)
    const isOurs = digest(peek(path, mostBytes)) === written
    if (isOurs) this.#written.set(path, written)
    return isOurs
  }

  #log(text: Text, path: string): Promise<void> {
    const time = new Date().toTimeString().slice(0, 8)
    return this.#note(text, {time, file: displayName(path, this.#cwd)})
  }

  #note(text: Text, values: Values = {}): Promise<void> {
    const line = translate(text, this.#language, values)
    return write(this.#context.stderr, `weekly-lint: ${line}\n`)
  }
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

import {readFileSync, statSync} from 'node:fs'
import {createRequire} from 'node:module'
import {basename, dirname, join} from 'node:path'
import {cachedDataVersionTag} from 'node:v8'
import {Script} from 'node:vm'
import type {CodeCache} from './code-cache.ts'

/** Compiling less than this is faster than reading what was compiled, in bytes. */
const leastBytes = 8192

/** What a CommonJS module is called with. */
type Module = (
  exports: object,
  require: (id: string) => unknown,
  module: {exports: object},
  filename: string,
  dirname: string
) => void

/**
 * Loads CommonJS modules as Node.js does, but with code that an earlier run has compiled: also the
 * functions that it called, which the caches of Node.js leave out.
 */
export class Scripts {
  readonly #cache: CodeCache | undefined
  readonly #modules = new Map<string, {exports: object}>()
  /** What is to be cached, by the name that it gets. */
  readonly #fresh = new Map<string, Script>()

  /** @param cache Without one, all code is compiled. */
  constructor(cache: CodeCache | undefined) {
    this.#cache = cache
  }

  /**
   * Loads a module.
   *
   * @param path Absolute path of a file.
   * @returns What it exports.
   */
  load(path: string): object {
    const known = this.#modules.get(path)
    if (known) return known.exports
    const module = {exports: {}}
    this.#modules.set(path, module)
    const folder = dirname(path)
    const require = (id: string): unknown => {
      if (id.startsWith('.')) return this.load(join(folder, id))
      return process.getBuiltinModule(id) ?? createRequire(path)(id)
    }
    const run: Module = this.#compile(path).runInThisContext()
    run.call(module.exports, module.exports, require, module, path, folder)
    return module.exports
  }

  /** Caches what was compiled since the start, with the functions that were called. */
  save(): void {
    for (const [name, script] of this.#fresh) this.#cache?.write(name, script.createCachedData())
  }

  #compile(path: string): Script {
    const code = readFileSync(path, 'utf8')
    const wrapped = `(function(exports,require,module,__filename,__dirname){${code}\n})`
    if (!this.#cache || code.length < leastBytes) return new Script(wrapped, {filename: path})
    const name = nameOf(path)
    const cachedData = this.#cache.read(name)
    const script = new Script(wrapped, {filename: path, ...(cachedData && {cachedData})})
    if (!cachedData || script.cachedDataRejected) this.#fresh.set(name, script)
    return script
  }
}

/**
 * The name of what was compiled from a file: with that of the file, which has a hash of its content;
 * with size and time, should the file be changed by hand; and with a tag for the version of V8, its
 * options and the processor.
 */
function nameOf(path: string): string {
  const {size, mtimeMs} = statSync(path)
  const rest = [size, Math.trunc(mtimeMs), cachedDataVersionTag()]
  return [basename(path), ...rest.map((number) => number.toString(36))].join('-')
}

import type {Result} from '../../../reporters/result.ts'
import {Problem} from '../../../text/problem.ts'
import type {Log} from '../log.ts'
import {messages} from '../messages.ts'

/** The results of a run, and the patches that it would apply. */
export class Results {
  /** By path, in the order of the reports. */
  readonly #results = new Map<string, Result>()
  readonly #patches = new Map<string, string>()
  readonly #log: Log
  readonly #keepsPatches: boolean

  /** @param keepsPatches Whether the patches are printed (`--diff`). */
  constructor(log: Log, keepsPatches: boolean) {
    this.#log = log
    this.#keepsPatches = keepsPatches
  }

  get all(): readonly Result[] {
    return [...this.#results.values()]
  }

  get size(): number {
    return this.#results.size
  }

  /** All patches as one text. */
  get patch(): string {
    return [...this.#patches.values()].join('')
  }

  get(path: string): Result | undefined {
    return this.#results.get(path)
  }

  /** @param before The text that was read. */
  async add(result: Result, before: string): Promise<void> {
    const {name, output, path, isTooComplex} = result
    const isNew = !this.#results.has(path)
    this.keep(result)
    if (output !== undefined && this.#keepsPatches) {
      const {unifiedDiff} = await import('../../../text/unified-diff.ts')
      this.#patches.set(path, unifiedDiff(name, before, output))
    }
    if (isTooComplex && isNew) {
      const line = result.messages.find(({fatal}) => fatal)?.line ?? 1
      await this.#log.fail(new Problem(messages.tooComplex, {file: name, line}))
    }
  }

  /** The last result counts; what was written once was written. */
  keep(result: Result): void {
    const output = result.output ?? this.#results.get(result.path)?.output
    this.#results.set(result.path, {...result, output})
  }
}

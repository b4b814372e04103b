import {lstatSync, readdirSync, rmSync} from 'node:fs'
import {hostname} from 'node:os'
import {dirname, join} from 'node:path'
import {codeOf} from '../../text/problem.ts'
import {repositoryRoot} from './paths.ts'

/** After this time, in milliseconds, no process still writes: writing a file takes seconds at most. */
const longestWrite = 24 * 60 * 60 * 1000

const names = /^\.weekly-lint-([\da-f]{8})-(\d+)-[\da-z]+\.tmp$/

/** The process that writes. */
export interface Owner {
  readonly pid?: number
  readonly host?: string
}

/** The temporary files of a process, and what killed ones left behind. */
export class Temporaries {
  readonly #pid: number
  readonly #hostname: string | undefined
  #checksum: string | undefined
  readonly #swept = new Set<string>()

  /** @param owner The process; this one by default. */
  constructor({pid = process.pid, host}: Owner = {}) {
    this.#pid = pid
    this.#hostname = host
  }

  /** What stands for the machine in names; a run that writes nothing need not load the library. */
  get #host(): string {
    const {crc32} = process.getBuiltinModule('node:zlib')
    this.#checksum ??= crc32(this.#hostname ?? hostname())
      .toString(16)
      .padStart(8, '0')
    return this.#checksum
  }

  /**
   * The folders in which a temporary file can take the place of the target in one step, the best one
   * first: in `.git`, git does not see what a killed process leaves behind.
   *
   * @param target Absolute path of an existing file, without links.
   */
  foldersFor(target: string): string[] {
    const folder = dirname(target)
    const root = repositoryRoot(folder)
    const git = root === undefined ? undefined : lstatSync(join(root, '.git'))
    const isUsable = git?.isDirectory() && git.dev === lstatSync(folder).dev
    return root !== undefined && isUsable ? [join(root, '.git'), folder] : [folder]
  }

  /** A new path in a folder. */
  pathIn(folder: string): string {
    // Need not be hard to guess: opening it fails where anything of that name is there.
    const random = Math.random().toString(36).slice(2)
    return join(folder, `.weekly-lint-${this.#host}-${this.#pid}-${random}.tmp`)
  }

  /** Removes what processes that are gone left in a folder, once a run. */
  sweep(folder: string): void {
    if (this.#swept.has(folder)) return
    this.#swept.add(folder)
    try {
      for (const name of readdirSync(folder)) {
        const [, host, pid] = names.exec(name) ?? []
        if (pid !== undefined && this.#isLeft(join(folder, name), host, Number(pid))) {
          rmSync(join(folder, name), {force: true})
        }
      }
    } catch {
      // What cannot be removed stays; the run goes on.
    }
  }

  #isLeft(path: string, host: string | undefined, pid: number): boolean {
    const stats = lstatSync(path, {throwIfNoEntry: false})
    if (!stats?.isFile()) return false
    return (host === this.#host && isGone(pid)) || Date.now() - stats.mtimeMs > longestWrite
  }
}

/** Whether no process of this machine has a number. */
function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return codeOf(error) === 'ESRCH'
  }
}

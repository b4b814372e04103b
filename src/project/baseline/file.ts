import {existsSync, readFileSync, statSync} from 'node:fs'
import {dirname, resolve} from 'node:path'
import type {Text} from '../../text/language.ts'
import {Problem} from '../../text/problem.ts'
import {displayName} from '../files/paths.ts'
import {decode} from '../files/read.ts'
import {refuseLinkOut, writeOutput} from '../files/write.ts'
import {Baseline, countKnown, type Known} from './baseline.ts'
import {formatBaseline, parseBaseline} from './format.ts'

/** Maximum size of a baseline in bytes: some hundred thousand findings. */
const mostBytes = 32 * 1_048_576

const messages = {
  missing: {
    en: 'Missing baseline `{file}`, write it with `--baseline {file} --write-baseline`',
    zh: '没有基线文件 `{file}`，请用 `--baseline {file} --write-baseline` 写入'
  },
  kind: {
    en: 'Unexpected kind of file `{file}`, expected a baseline of at most 32 MiB',
    zh: '`{file}` 不是基线文件，或大于 32 MiB'
  }
} satisfies Record<string, Text>

/** A baseline in a file. */
export class BaselineFile {
  readonly name: string
  readonly #path: string
  readonly #cwd: string
  readonly #baseline: Baseline

  /**
   * Reads a baseline.
   *
   * @param name Its path, relative to the current folder.
   * @param isNew Whether it may be missing because it will be written.
   * @throws Problem If it is missing or invalid, even if it would be overwritten, or outside of the
   *   project by a link.
   */
  constructor(name: string, cwd: string, isNew: boolean) {
    this.name = name
    this.#path = resolve(cwd, name)
    this.#cwd = cwd
    refuseLinkOut(this.#path, name, cwd)
    const folder = dirname(this.#path)
    const known = readKnown(this.#path, name, isNew)
    this.#baseline = new Baseline(known, (path) => existsSync(resolve(folder, path)))
  }

  /** See `Baseline`; the path is absolute. */
  withoutKnown(path: string, ...rest: Tail<Parameters<Baseline['withoutKnown']>>) {
    return this.#baseline.withoutKnown(this.#nameOf(path), ...rest)
  }

  /** See `Baseline`; the path is absolute. */
  mayBeRenamed(path: string): boolean {
    return this.#baseline.mayBeRenamed(this.#nameOf(path))
  }

  /** See `Baseline`; the path is absolute. */
  passOver(path: string, ...rest: Tail<Parameters<Baseline['passOver']>>): void {
    this.#baseline.passOver(this.#nameOf(path), ...rest)
  }

  #nameOf(path: string): string {
    return displayName(path, dirname(this.#path))
  }

  get hidden(): number {
    return this.#baseline.hidden
  }

  get rules(): string[] {
    return this.#baseline.rules
  }

  solved(isActive: (rule: string) => boolean): number {
    return this.#baseline.solved(isActive)
  }

  /**
   * Writes the findings of this run.
   *
   * @returns Their number.
   */
  write(): number {
    const next = this.#baseline.next()
    refuseLinkOut(this.#path, this.name, this.#cwd)
    writeOutput(this.#path, this.name, formatBaseline(next))
    return countKnown(next)
  }
}

type Tail<List extends readonly unknown[]> = List extends readonly [unknown, ...infer Rest]
  ? Rest
  : never

function readKnown(path: string, name: string, isNew: boolean): Known {
  const stats = statSync(path, {throwIfNoEntry: false})
  if (!stats && isNew) return new Map()
  if (!stats) throw new Problem(messages.missing, {file: name})
  if (!stats.isFile() || stats.size > mostBytes) throw new Problem(messages.kind, {file: name})
  return parseBaseline(decode(readFileSync(path), name), name)
}

import {type BigIntStats, lstatSync, mkdirSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {FirstTitle} from '../../report/title/first-title.ts'
import {writeOutput} from '../files/write.ts'

/** What a Markdown file contributes to an archive. */
export interface Contribution {
  /** Whether its name or beginning makes it a report, if nothing is configured. */
  readonly isReport: boolean
  readonly title: FirstTitle | undefined
}

/** To be raised when the form or the meaning of entries changes. */
const schema = 1

/** More than any archive needs; what is larger is none of ours. */
const mostBytes = 256 * 1024 * 1024

/** Of a file’s name; systems take 255 bytes. */
const longestName = 200

/** A file that is younger may change once more without a change of its time. */
const tooYoung = 2000

type CachedTitle = readonly [
  name: string,
  size: number,
  time: string,
  shape: number,
  isReport: 0 | 1,
  ...title:
    | []
    | [year: number, month: number, week: number, line: number, column: number, text: string]
]

/**
 * Caches what was read of the files below one folder, in a file of its own. An entry that is not as we
 * write it is dropped; no failure here stops a run.
 */
export class TitleCache {
  readonly #file: string | undefined
  readonly #folder: string
  readonly #version: string
  readonly #old = new Map<string, CachedTitle>()
  readonly #shapes: string[] = []
  readonly #new: CachedTitle[] = []
  readonly #now = Date.now()
  #hasChanged = false

  /**
   * @param cache Folder of all caches; nothing is cached without one.
   * @param folder Absolute path of the folder whose titles are cached.
   * @param version Version of this package: another may read titles in another way.
   */
  constructor(cache: string | undefined, folder: string, version: string) {
    // Two folders may share a name, and then forget each other: `isOurs` tells them apart. A hash
    // would be rarer, but loading one takes longer than reading the cache.
    const name = Buffer.from(folder).toString('base64url').slice(-longestName)
    this.#file = cache === undefined ? undefined : join(cache, 'archive', `${name}.json`)
    this.#folder = folder
    this.#version = version
    const known = this.#file === undefined ? undefined : read(this.#file)
    if (!isOurs(known, folder, version)) return
    this.#shapes = [...known.shapes]
    for (const entry of known.files) this.#old.set(entry[0], entry)
  }

  /**
   * The entry of a file; `undefined` if there is none, or if the file has changed since.
   *
   * @param name Path below the folder.
   * @param shape What titles were read by.
   */
  get(name: string, stats: BigIntStats, shape: string): Contribution | undefined {
    const entry = this.#old.get(name)
    if (!entry) return undefined
    const [, size, time, index, isReport, ...title] = entry
    const isSame = BigInt(size) === stats.size && time === timeOf(stats)
    if (!isSame || this.#shapes[index] !== shape) return undefined
    this.#new.push(entry)
    if (title.length === 0) return {isReport: isReport === 1, title: undefined}
    const [year, month, number, line, column, text] = title
    const week = {year, month: month || undefined, week: number}
    return {isReport: isReport === 1, title: {week, text, line, column}}
  }

  /** Add an entry. */
  set(name: string, stats: BigIntStats, shape: string, contribution: Contribution): void {
    this.#hasChanged = true
    if (Number(stats.mtimeMs) > this.#now - tooYoung) return
    let index = this.#shapes.indexOf(shape)
    if (index < 0) index = this.#shapes.push(shape) - 1
    const {isReport, title} = contribution
    const file = [name, Number(stats.size), timeOf(stats), index, isReport ? 1 : 0] as const
    if (!title) {
      this.#new.push(file)
      return
    }
    const {year, month = 0, week} = title.week
    this.#new.push([...file, year, month, week, title.line, title.column, title.text])
  }

  /** Write the cache, without the files that are gone. */
  save(): void {
    const isSame = !this.#hasChanged && this.#new.length === this.#old.size
    if (this.#file === undefined || isSame) return
    const known = {
      schema,
      version: this.#version,
      folder: this.#folder,
      shapes: this.#shapes,
      files: this.#new
    }
    try {
      if (lstatSync(this.#file, {throwIfNoEntry: false})?.isSymbolicLink()) return
      mkdirSync(dirname(this.#file), {recursive: true, mode: 0o700})
      writeOutput(this.#file, this.#file, `${JSON.stringify(known)}\n`)
    } catch {
      // A full disk or a closed door costs the time to read again, and nothing else.
    }
  }
}

interface Known {
  readonly shapes: readonly string[]
  readonly files: readonly CachedTitle[]
}

function read(file: string): unknown {
  try {
    const stats = lstatSync(file)
    if (!stats.isFile() || stats.size > mostBytes) return undefined
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Whether it is what we wrote, with this version and about this folder. */
function isOurs(known: unknown, folder: string, version: string): known is Known {
  if (typeof known !== 'object' || known === null) return false
  const {files, shapes, ...head} = known as Record<string, unknown>
  return (
    head.schema === schema &&
    head.version === version &&
    head.folder === folder &&
    Array.isArray(shapes) &&
    shapes.every((shape) => typeof shape === 'string') &&
    Array.isArray(files) &&
    files.every(isCachedTitle)
  )
}

const shape = ['string', 'number', 'string', 'number', 'number'] as const
const titleShape = ['number', 'number', 'number', 'number', 'number', 'string'] as const

function isCachedTitle(entry: unknown): boolean {
  if (!Array.isArray(entry)) return false
  const types = entry.length === shape.length ? shape : [...shape, ...titleShape]
  return (
    entry.length === types.length &&
    types.every(
      (type, index) =>
        typeof entry[index] === type && (type === 'string' || Number.isSafeInteger(entry[index]))
    )
  )
}

function timeOf({mtimeNs}: BigIntStats): string {
  return mtimeNs.toString(36)
}

import {
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync
} from 'node:fs'
import {dirname} from 'node:path'
import {writeOutput} from '../../project/files/write.ts'
import type {Verdict} from '../../report/links/verdict.ts'
import type {LinkCache} from '../parts.ts'
import {
  type CacheRecord,
  cacheNamespace,
  hashKey,
  type NamespaceOptions,
  readRecord,
  ttlOf,
  writeRecord
} from './record.ts'

/** A larger file is ignored. */
const maxBytes = 64 * 1024 * 1024

/** Minimum number of obsolete lines before the file is rewritten. */
const minStaleLines = 200

export interface FileCacheOptions extends NamespaceOptions {
  /** Milliseconds since 1970. */
  now(): number
  /** From 0 (inclusive) to 1 (exclusive). */
  random(): number
  /** Whether to write nothing: an untrusted run may read the cache only. */
  readonly isReadOnly: boolean
}

/**
 * A cache in a text file. The first line is the namespace; each other line is the hash of a key, a
 * space and a record. Lines are appended at once, so that a killed run loses nothing. Invalid lines
 * are skipped; the last line of a key counts.
 */
export class FileCache implements LinkCache {
  readonly #path: string
  readonly #options: FileCacheOptions
  readonly #records = new Map<string, CacheRecord>()
  #lines = 0
  #file: number | undefined
  #hasHeader = false
  #isBroken = false

  /** @param path Absolute. */
  constructor(path: string, options: FileCacheOptions) {
    this.#path = path
    this.#options = options
    this.#read()
  }

  getMany(keys: readonly string[]): Promise<Map<string, Verdict>> {
    const now = this.#options.now()
    const found = keys.flatMap((key): [string, Verdict][] => {
      const record = this.#records.get(hashKey(key))
      return record && record.expiresAt > now ? [[key, record.verdict]] : []
    })
    return Promise.resolve(new Map(found))
  }

  set(key: string, verdict: Verdict): void {
    const {random, isReadOnly} = this.#options
    const ttl = ttlOf(verdict, random())
    if (isReadOnly || this.#isBroken || ttl === 0) return
    const hash = hashKey(key)
    const record = {expiresAt: verdict.checkedAt + ttl, verdict}
    this.#try(() => {
      this.#file ??= this.#open()
      writeSync(this.#file, `${hash} ${writeRecord(record)}\n`)
      this.#lines++
    })
    this.#records.set(hash, record)
  }

  close(): Promise<void> {
    const {isReadOnly} = this.#options
    const stale = this.#lines - this.#records.size
    this.#try(() => {
      if (this.#file !== undefined) closeSync(this.#file)
      this.#file = undefined
      const isWorthIt = stale > minStaleLines && stale > this.#records.size
      if (isWorthIt && this.#hasHeader && !isReadOnly) this.#rewrite()
    })
    return Promise.resolve()
  }

  #read(): void {
    this.#try(() => {
      const stats = lstatSync(this.#path, {throwIfNoEntry: false})
      if (!stats) return
      // We never create a symbolic link; one could point to a file of another user.
      this.#isBroken = !stats.isFile()
      if (this.#isBroken || stats.size > maxBytes) return
      const now = this.#options.now()
      const [head, ...lines] = readFileSync(this.#path, 'utf8').split('\n')
      this.#hasHeader = head === cacheNamespace(this.#options)
      if (!this.#hasHeader) return
      this.#lines = lines.length
      for (const line of lines) {
        const space = line.indexOf(' ')
        const record = readRecord(line.slice(space + 1), now)
        if (record && space === 43) this.#records.set(line.slice(0, space), record)
      }
    })
  }

  /** Opens the file for appending; a file of another namespace is replaced first. */
  #open(): number {
    mkdirSync(dirname(this.#path), {recursive: true, mode: 0o700})
    if (!this.#hasHeader) this.#rewrite()
    const {O_APPEND, O_WRONLY, O_NOFOLLOW = 0} = constants
    const file = openSync(this.#path, O_APPEND | O_WRONLY | O_NOFOLLOW)
    // A killed run may have left an incomplete line.
    writeSync(file, '\n')
    return file
  }

  #rewrite(): void {
    const lines = [...this.#records].map(([hash, record]) => `${hash} ${writeRecord(record)}\n`)
    writeOutput(this.#path, this.#path, `${cacheNamespace(this.#options)}\n${lines.join('')}`)
    this.#lines = lines.length
    this.#hasHeader = true
  }

  /** On a file system error, the cache is disabled and addresses are checked again. */
  #try(action: () => void): void {
    try {
      action()
    } catch {
      this.#isBroken = true
    }
  }
}

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
  hashOf,
  type Judge,
  judgeName,
  lifetimeOf,
  readRecord,
  writeRecord
} from './record.ts'

/** More than any archive needs; what is larger is none of ours. */
const mostBytes = 64 * 1024 * 1024

/** Lines that nobody needs any more and that are not worth rewriting a file for. */
const fewLines = 200

export interface FileCacheOptions extends Judge {
  /** Milliseconds since 1970. */
  now(): number
  /** From 0 to less than 1. */
  random(): number
  /** Whether nothing is written: a stranger’s run may profit, but teaches nothing. */
  readonly isReadOnly: boolean
}

/**
 * Verdicts in a file of lines: its first names who judged, each other is the hash of an address, a
 * space, and a record. A line is written when something is learnt, so that a killed run keeps what it
 * knew; lines that cannot be read are passed over, and the last one of an address counts.
 */
export class FileCache implements LinkCache {
  readonly #path: string
  readonly #options: FileCacheOptions
  readonly #records = new Map<string, CacheRecord>()
  #lines = 0
  #file: number | undefined
  #isOurs = false
  #isBroken = false

  /** @param path Absolute. */
  constructor(path: string, options: FileCacheOptions) {
    this.#path = path
    this.#options = options
    this.#read()
  }

  recall(keys: readonly string[]): Promise<Map<string, Verdict>> {
    const now = this.#options.now()
    const found = keys.flatMap((key): [string, Verdict][] => {
      const record = this.#records.get(hashOf(key))
      return record && record.until > now ? [[key, record.verdict]] : []
    })
    return Promise.resolve(new Map(found))
  }

  learn(key: string, verdict: Verdict): void {
    const {random, isReadOnly} = this.#options
    const lifetime = lifetimeOf(verdict, random())
    if (isReadOnly || this.#isBroken || lifetime === 0) return
    const hash = hashOf(key)
    const record = {until: verdict.checkedAt + lifetime, verdict}
    this.#try(() => {
      this.#file ??= this.#open()
      writeSync(this.#file, `${hash} ${writeRecord(record)}\n`)
      this.#lines++
    })
    this.#records.set(hash, record)
  }

  close(): Promise<void> {
    const {isReadOnly} = this.#options
    const superfluous = this.#lines - this.#records.size
    this.#try(() => {
      if (this.#file !== undefined) closeSync(this.#file)
      this.#file = undefined
      const isWorthIt = superfluous > fewLines && superfluous > this.#records.size
      if (isWorthIt && this.#isOurs && !isReadOnly) this.#rewrite()
    })
    return Promise.resolve()
  }

  #read(): void {
    this.#try(() => {
      const stats = lstatSync(this.#path, {throwIfNoEntry: false})
      if (!stats) return
      // Nothing of ours is a link, which could lead to what somebody else wrote.
      this.#isBroken = !stats.isFile()
      if (this.#isBroken || stats.size > mostBytes) return
      const now = this.#options.now()
      const [head, ...lines] = readFileSync(this.#path, 'utf8').split('\n')
      this.#isOurs = head === judgeName(this.#options)
      if (!this.#isOurs) return
      this.#lines = lines.length
      for (const line of lines) {
        const space = line.indexOf(' ')
        const record = readRecord(line.slice(space + 1), now)
        if (record && space === 43) this.#records.set(line.slice(0, space), record)
      }
    })
  }

  /** Open the file for more lines; one of others begins anew. */
  #open(): number {
    mkdirSync(dirname(this.#path), {recursive: true, mode: 0o700})
    if (!this.#isOurs) this.#rewrite()
    const {O_APPEND, O_WRONLY, O_NOFOLLOW = 0} = constants
    const file = openSync(this.#path, O_APPEND | O_WRONLY | O_NOFOLLOW)
    // A killed run may have left half a line.
    writeSync(file, '\n')
    return file
  }

  #rewrite(): void {
    const lines = [...this.#records].map(([hash, record]) => `${hash} ${writeRecord(record)}\n`)
    writeOutput(this.#path, this.#path, `${judgeName(this.#options)}\n${lines.join('')}`)
    this.#lines = lines.length
    this.#isOurs = true
  }

  /** A full disk or a closed door costs the time to ask again, and nothing else. */
  #try(action: () => void): void {
    try {
      action()
    } catch {
      this.#isBroken = true
    }
  }
}

import {lstatSync, mkdirSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import type {LiveUse} from '../../engine/live-uses.ts'
import type {MessageRecord} from '../../engine/message-record.ts'
import {writeOutput} from '../files/write.ts'
import type {Observation} from './surroundings.ts'

/** What was found in one report, and what it depends on. */
export interface KnownReport {
  /** Digest of the bytes. */
  readonly digest: string
  readonly observations: readonly Observation[]
  readonly messages: readonly MessageRecord[]
  /** Former rule ids in its comments. */
  readonly formerIds: readonly string[]
  /** Its web addresses, where the run needed them. */
  readonly uses?: readonly LiveUse[] | undefined
}

/** A report on the disk. */
export interface ReportFile {
  /** Path below the folder of the cache. */
  readonly name: string
  /** Of its size and times; undefined if these do not tell whether it changed. */
  readonly stamp: string | undefined
}

/** To be raised when the form of entries changes. */
const schema = 1

/** More than any archive needs; a larger file is none of ours. */
const mostBytes = 256 * 1024 * 1024

/** Of a file’s name; systems take 255 bytes. */
const longestName = 200

/** Days after which an entry that no run used is dropped, and how often use is noted. */
const mostDays = 30
const daysBetweenNotes = 7
const millisecondsPerDay = 86_400_000

interface Entry extends KnownReport {
  readonly name: string
  readonly stamp: string | undefined
  /** Index of the settings. */
  readonly settings: number
  /** When it was used, in days since 1970. */
  readonly day: number
}

/**
 * Caches the findings of the reports below one folder, in one file: a first line that says whose it is,
 * with the checksum of the second, which holds the entries. What is not as we wrote it is dropped; no
 * failure here stops a run. Of two runs at a time, one loses its new entries.
 */
export class FindingsCache {
  readonly #file: string
  readonly #head: Head
  readonly #day: number
  readonly #entries = new Map<string, Entry>()
  readonly #settings: string[] = []
  #hasChanged = false

  /**
   * @param cache Folder of all caches.
   * @param folder Absolute path of the folder that names are relative to.
   * @param version Version of this package: another may find something else.
   * @param now In milliseconds since 1970.
   */
  constructor(cache: string, folder: string, version: string, now: number) {
    // Two folders may share a name, and then forget each other: the head tells them apart.
    const name = Buffer.from(folder).toString('base64url').slice(-longestName)
    this.#file = join(cache, 'findings', `${name}.json`)
    this.#head = {schema, version, folder}
    this.#day = Math.floor(now / millisecondsPerDay)
    const known = read(this.#file, this.#head)
    if (!known) return
    this.#settings = known.settings
    for (const entry of known.entries) this.#entries.set(entry.name, entry)
  }

  /**
   * Returns what is known of a report; undefined if it or its settings have changed.
   *
   * @param settings All that findings depend on beside the report.
   * @param digestOf Returns the digest of its bytes; called only if the stamp does not tell.
   */
  get(
    {name, stamp}: ReportFile,
    settings: string,
    digestOf: () => string
  ): KnownReport | undefined {
    const entry = this.#entries.get(name)
    if (!entry || this.#settings[entry.settings] !== settings) return undefined
    const isSame = stamp !== undefined && stamp === entry.stamp
    if (!isSame && digestOf() !== entry.digest) return undefined
    if (!isSame || this.#day - entry.day >= daysBetweenNotes) {
      this.#set({...entry, stamp, day: this.#day})
    }
    return entry
  }

  /** Adds what was found in a report. */
  set({name, stamp}: ReportFile, settings: string, known: KnownReport): void {
    let index = this.#settings.indexOf(settings)
    if (index < 0) index = this.#settings.push(settings) - 1
    this.#set({...known, name, stamp, settings: index, day: this.#day})
  }

  #set(entry: Entry): void {
    this.#hasChanged = true
    this.#entries.set(entry.name, entry)
  }

  /** Writes the cache, without what no run used for a month. */
  save(): void {
    if (!this.#hasChanged) return
    const left = [...this.#entries.values()].filter(({day}) => this.#day - day <= mostDays)
    const used = [...new Set(left.map(({settings}) => settings))]
    const body = JSON.stringify({
      settings: used.map((index) => this.#settings[index]),
      entries: left.map((entry) => ({...entry, settings: used.indexOf(entry.settings)}))
    })
    const head = JSON.stringify({...this.#head, checksum: checksumOf(body)})
    try {
      if (lstatSync(this.#file, {throwIfNoEntry: false})?.isSymbolicLink()) return
      mkdirSync(dirname(this.#file), {recursive: true, mode: 0o700})
      writeOutput(this.#file, this.#file, `${head}\n${body}\n`)
    } catch {
      // A full disk or a closed door costs the time to lint again, and nothing else.
    }
  }
}

interface Head {
  readonly schema: number
  readonly version: string
  readonly folder: string
}

interface Body {
  readonly settings: string[]
  readonly entries: readonly Entry[]
}

function read(file: string, expected: Head): Body | undefined {
  try {
    const stats = lstatSync(file)
    if (!stats.isFile() || stats.size > mostBytes) return undefined
    const text = readFileSync(file, 'utf8')
    const end = text.indexOf('\n')
    const {schema, version, folder, checksum} = JSON.parse(text.slice(0, end))
    const isOurs =
      schema === expected.schema && version === expected.version && folder === expected.folder
    const body = text.slice(end + 1, -1)
    return isOurs && checksum === checksumOf(body) ? JSON.parse(body) : undefined
  } catch {
    return undefined
  }
}

/** Finds what a disk, not what a person, has done to a text (CRC-32, as in RFC 1952). */
function checksumOf(text: string): number {
  return process.getBuiltinModule('node:zlib').crc32(text)
}

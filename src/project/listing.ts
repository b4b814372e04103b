import {type BigIntStats, statSync} from 'node:fs'
import type {Settings} from '../engine/settings.ts'
import type {Problem} from '../text/problem.ts'
import {readSource, type Source} from './files/read.ts'

/** Which reports to list. */
export interface ListOptions {
  /** Files and folders; the current folder if there are none. */
  readonly paths: readonly string[]
  /** Whether named files are left out if they are no reports. */
  readonly onlyReports?: boolean | undefined
  /** Whether to list what is staged for the next commit. */
  readonly staged?: boolean | undefined
  /** A commit: what changed since then is listed. */
  readonly since?: string | undefined
  /** Whether findings count on changed lines alone. */
  readonly changedLines?: boolean | undefined
}

/** A report to lint, on the disk or staged. */
export interface Input {
  /** Absolute path. */
  readonly path: string
  /** Path for messages, relative to the current folder. */
  readonly name: string
  /** @throws Problem If it cannot be read. */
  open(): Promise<Opened>
  /** What is known of it without reading it; only of a file on the disk that counts as a whole. */
  stat?(): BigIntStats | undefined
}

/** A report that was read. */
export interface Opened {
  readonly bytes: Uint8Array
  /** Of the file on the disk that was read. */
  readonly stats?: BigIntStats
  /** Which lines of a text count, as ranges with their line ends; all lines without it. */
  readonly lineRanges?: Settings['lineRanges']
  /**
   * Write a fixed text.
   *
   * @param fix Fixes another form of the same text, such as one with other line ends.
   * @returns Why it was not written, if that is no failure.
   * @throws Problem If writing failed.
   */
  save(output: string, fix: (text: string) => string): Promise<Problem | undefined>
}

/** The reports that arguments lead to. */
export interface Listing {
  readonly inputs: readonly Input[]
  /** How many Markdown files were seen. */
  readonly markdown: number
  /** Why some could not be looked at. */
  readonly problems: readonly Problem[]
}

/** A report on the disk. */
export function inputOf(path: string, name: string, cwd: string): Input {
  return {
    path,
    name,
    open: async () => openSource(readSource(path, name), cwd),
    stat: () => statSync(path, {bigint: true, throwIfNoEntry: false})
  }
}

/** A file that was read from the disk. */
export function openSource(source: Source, cwd: string): Opened {
  return {
    bytes: source.bytes,
    stats: source.stats,
    async save(output) {
      const {replaceReport} = await import('./files/write.ts')
      replaceReport(source, output, cwd)
      return undefined
    }
  }
}

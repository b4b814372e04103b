import {lstatSync, realpathSync} from 'node:fs'
import {basename} from 'node:path'
import type {Settings} from '../../engine/settings.ts'
import {Chooser} from '../../project/files/choose.ts'
import {findReports, type SearchOptions} from '../../project/files/find.ts'
import {compareNaturally} from '../../project/files/natural-order.ts'
import {displayName} from '../../project/files/project.ts'
import {readSource, type Source} from '../../project/files/read.ts'
import {namesWeek} from '../../project/files/report-name.ts'
import {hasReportTitle} from '../../project/files/report-title.ts'
import type {Problem} from '../../text/problem.ts'

/** A report to lint, wherever its text comes from. */
export interface Input {
  /** Absolute path. */
  readonly path: string
  /** Path as a person knows it. */
  readonly name: string
  /**
   * Read it.
   *
   * @throws Problem Where that is not possible.
   */
  open(): Promise<Opened>
}

/** A report that was read. */
export interface Opened {
  readonly bytes: Uint8Array
  /** Which lines of a text count, as ranges with their line ends; without it, all do. */
  readonly lineRanges?: Settings['lineRanges']
  /**
   * Put a repaired text in its place.
   *
   * @param output The repaired text.
   * @param repair Repairs another form of the same text.
   * @returns Why it was not done, where that is no failure.
   * @throws Problem Where it failed.
   */
  save(output: string, repair: (text: string) => string): Promise<Problem | undefined>
}

/** What there is to lint. */
export interface Listing {
  readonly inputs: readonly Input[]
  /** How many Markdown files were seen. */
  readonly markdown: number
  /** Why some could not be looked at. */
  readonly problems: readonly Problem[]
}

/** Reports on the disk that paths lead to. */
export async function listReports(options: SearchOptions): Promise<Listing> {
  const {cwd} = options
  const {reports, markdown, problems} = await findReports(options)
  return {inputs: reports.map(({path, name}) => fileInput(path, name, cwd)), markdown, problems}
}

/** Some files on the disk, as far as a search would come upon them. */
export async function listSome(files: Iterable<string>, options: SearchOptions): Promise<Listing> {
  const {paths, cwd, takes} = options
  const chooser = new Chooser(paths, realpathSync(cwd))
  const chosen = [...files].filter((path) => chooser.choose(path) && isFile(path))
  const inputs: Input[] = []
  for (const path of chosen.sort(compareNaturally)) {
    const isReport =
      chooser.choose(path) === 'named' ||
      ((await takes(path)) ?? (namesWeek(basename(path)) || hasReportTitle(path)))
    if (isReport) inputs.push(fileInput(path, displayName(path, cwd), cwd))
  }
  return {inputs, markdown: chosen.length, problems: []}
}

function fileInput(path: string, name: string, cwd: string): Input {
  return {path, name, open: async () => openSource(readSource(path, name), cwd)}
}

function isFile(path: string): boolean {
  return lstatSync(path, {throwIfNoEntry: false})?.isFile() === true
}

/** A file that was read from the disk. */
export function openSource(source: Source, cwd: string): Opened {
  return {
    bytes: source.bytes,
    async save(output) {
      const {replaceReport} = await import('../../project/files/write.ts')
      replaceReport(source, output, cwd)
      return undefined
    }
  }
}

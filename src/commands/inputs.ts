import {findReports} from '../files/find.ts'
import {readSource, type Source} from '../files/read.ts'
import type {Problem} from '../problem.ts'

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
  /** Its text before it was changed; where it is there, only lines that changed count. */
  readonly before?: string | undefined
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
export async function listReports(paths: readonly string[], cwd: string): Promise<Listing> {
  const {reports, markdown, problems} = await findReports(paths, cwd)
  const inputs = reports.map(({path, name}) => ({
    path,
    name,
    open: async () => openSource(readSource(path, name), cwd)
  }))
  return {inputs, markdown, problems}
}

/** A file that was read from the disk. */
export function openSource(source: Source, cwd: string): Opened {
  return {
    bytes: source.bytes,
    async save(output) {
      const {replaceReport} = await import('../files/write.ts')
      replaceReport(source, output, cwd)
      return undefined
    }
  }
}

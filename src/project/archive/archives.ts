import {join, sep} from 'node:path'
import {Archive} from '../../report/archive/archive.ts'
import type {ReportContext} from '../../report/report.ts'
import {PathReader} from '../../report/title/path-week.ts'
import {type Location, Locator} from '../files/locator.ts'
import {type ArchiveOptions, gather} from './gather.ts'

/** The archives that some reports are part of: also those of their reports that nobody named. */
export class Archives {
  readonly #contexts: ReadonlyMap<string, ReportContext>

  private constructor(contexts: ReadonlyMap<string, ReportContext>) {
    this.#contexts = contexts
  }

  /**
   * Gather the archives of some reports.
   *
   * @param paths Absolute paths of all reports that are linted together; they need not exist.
   */
  static async open(
    paths: readonly string[],
    cwd: string,
    options: ArchiveOptions
  ): Promise<Archives> {
    const locator = new Locator(cwd)
    const found = paths.map((path) => ({path, ...locator.locate(path)}))
    const texts = withoutLinks(options.texts, found)
    const archives = new Map<string, Archive>()
    for (const root of new Set(found.map(({root}) => root))) {
      const names = found.flatMap((report) => (report.root === root ? (report.name ?? []) : []))
      const paths = new PathReader()
      const folders = new Set(names.map((name) => paths.read(name).folder))
      const reports = []
      for (const folder of folders)
        reports.push(...(await gather(root, folder, {...options, texts})))
      archives.set(root, new Archive(reports, names))
    }
    return new Archives(
      new Map(
        found.map(({path, root, name}) => [
          path,
          // Of a link that leaves its project, the name is all that can be judged.
          name === undefined
            ? {path: path.split(sep).join('/')}
            : {path: name, archive: archives.get(root)}
        ])
      )
    )
  }

  /** The path and the archive of a report; both are missing if it is not among those opened. */
  contextOf(path: string): ReportContext {
    return this.#contexts.get(path) ?? {}
  }
}

/** Texts by their paths without links, as `gather` finds them. */
function withoutLinks(
  texts: ArchiveOptions['texts'],
  found: readonly (Location & {readonly path: string})[]
): ArchiveOptions['texts'] {
  if (!texts) return undefined
  const real = new Map(
    found.flatMap(({path, root, name}) => (name === undefined ? [] : [[path, join(root, name)]]))
  )
  return new Map([...texts].map(([path, text]) => [real.get(path) ?? path, text]))
}

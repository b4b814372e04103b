import {join, sep} from 'node:path'
import {Archive} from '../../report/archive/archive.ts'
import type {ReportContext} from '../../report/report.ts'
import {PathReader} from '../../report/title/path-week.ts'
import {type Located, Projects} from '../files/projects.ts'
import {gather, type Knowledge} from './gather.ts'

/** The archives that some reports are part of: also those of their reports that nobody named. */
export class Archives {
  readonly #places: ReadonlyMap<string, ReportContext>

  private constructor(places: ReadonlyMap<string, ReportContext>) {
    this.#places = places
  }

  /**
   * Gather what stands beside some reports.
   *
   * @param paths Absolute paths of all reports that are linted together; they need not exist.
   */
  static async open(
    paths: readonly string[],
    cwd: string,
    knowledge: Knowledge
  ): Promise<Archives> {
    const projects = new Projects(cwd)
    const found = paths.map((path) => ({path, ...projects.locate(path)}))
    const texts = withoutLinks(knowledge.texts, found)
    const archives = new Map<string, Archive>()
    for (const root of new Set(found.map(({root}) => root))) {
      const names = found.flatMap((report) => (report.root === root ? (report.name ?? []) : []))
      const paths = new PathReader()
      const folders = new Set(names.map((name) => paths.read(name).folder))
      const reports = []
      for (const folder of folders)
        reports.push(...(await gather(root, folder, {...knowledge, texts})))
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

  /** Where a report stands. */
  contextOf(path: string): ReportContext {
    return this.#places.get(path) ?? {}
  }
}

/** Texts by the paths that a search comes upon. */
function withoutLinks(
  texts: Knowledge['texts'],
  found: readonly (Located & {readonly path: string})[]
): Knowledge['texts'] {
  if (!texts) return undefined
  const real = new Map(
    found.flatMap(({path, root, name}) => (name === undefined ? [] : [[path, join(root, name)]]))
  )
  return new Map([...texts].map(([path, text]) => [real.get(path) ?? path, text]))
}

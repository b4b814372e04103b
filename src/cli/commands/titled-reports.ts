import {basename, join} from 'node:path'
import {readBeginning} from '../../project/files/looks-like-report.ts'
import {displayName, projectRoot, withoutLinks} from '../../project/files/paths.ts'
import type {Listing} from '../../project/listing.ts'
import type {Project} from '../../project/project.ts'
import {Archive} from '../../report/archive/archive.ts'
import {readFirstHeading} from '../../report/title/first-title.ts'
import {PathReader} from '../../report/title/path-week.ts'
import {exists, type Week} from '../../report/title/week.ts'

/** A report as a list names it. */
export interface TitledReport {
  /** From the root of the project, with slashes. */
  readonly path: string
  /** Absolute path. */
  readonly absolute: string
  /** Its title or, without one, the name of its file. */
  readonly title: string
  /** What its path says or, without that, its title. */
  readonly week: Week | undefined
  readonly year: number | undefined
}

/**
 * The titles and weeks of some reports, as the archive reads them.
 *
 * @param inputs Reports; those beside the project of the current folder are left out.
 */
export async function readTitledReports(
  project: Project,
  inputs: Listing['inputs']
): Promise<TitledReport[]> {
  const root = withoutLinks(projectRoot(join(project.cwd, 'x.md'), project.cwd))
  const paths = new PathReader()
  const archives = new Map<string, Promise<Titles>>()
  const reports: TitledReport[] = []
  for (const {path: absolute} of inputs) {
    const location = project.locate(absolute)
    const path = location.name
    if (location.root !== root || path === undefined) continue
    const {folder} = paths.read(path)
    const known = archives.get(folder) ?? readTitles(project, root, folder)
    archives.set(folder, known)
    const {archive, titles} = await known
    const said = archive.weekOf(path)
    const own = titles.get(path)
    const week = said?.year === undefined ? own?.week : {...said, year: said.year}
    const title = own?.title || (await headingOf(project, absolute)) || basename(path)
    reports.push({
      path,
      absolute,
      title,
      week: week && exists(week) ? week : undefined,
      year: week?.year ?? yearIn(path) ?? yearIn(title)
    })
  }
  return reports
}

interface Titles {
  readonly archive: Archive
  readonly titles: ReadonlyMap<string, {readonly title: string; readonly week: Week | undefined}>
}

async function readTitles(project: Project, root: string, folder: string): Promise<Titles> {
  const found = await project.readArchive(root, folder)
  return {
    archive: new Archive(found),
    titles: new Map(found.map((report) => [report.path, report]))
  }
}

/** Its heading, of a report whose title says no week. */
async function headingOf(project: Project, path: string): Promise<string | undefined> {
  const {shape} = await project.configurations.settingsFor(path)
  return readFirstHeading(readBeginning(path), shape)
}

/** The last year in a text, as in `2023/71.md` or `2023-10-02-news.md`. */
function yearIn(text: string): number | undefined {
  const found = text.match(
    /(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)(?:19|20)\d\d(?=[01]\d[0-3]\d(?!\d))/g
  )
  return found ? Number(found.at(-1)) : undefined
}

/** Path of a folder from the root of the project of the current folder, with slashes. */
export function folderFromRoot(folder: string, cwd: string): string {
  const root = withoutLinks(projectRoot(join(cwd, 'x.md'), cwd))
  return displayName(withoutLinks(folder), root)
}

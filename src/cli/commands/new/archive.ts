import {realpathSync} from 'node:fs'
import {join, relative, sep} from 'node:path'
import type {Configurations} from '../../../config/configurations.ts'
import {gather, type Knowledge} from '../../../project/archive/gather.ts'
import {findReports} from '../../../project/files/find.ts'
import {compareNaturally} from '../../../project/files/natural-order.ts'
import {projectRoot} from '../../../project/files/project.ts'
import {peek} from '../../../project/files/read.ts'
import {Archive} from '../../../report/archive/archive.ts'
import type {ArchivedReport} from '../../../report/archive/archived-report.ts'
import type {ReportShape} from '../../../report/shape.ts'
import {PathReader} from '../../../report/title/path-week.ts'
import {readByTemplate} from '../../../report/title/title-template.ts'
import type {Week} from '../../../report/title/week.ts'
import {readVersion} from '../../../version.ts'

/** The archive that a new report goes to. */
export interface Neighbours {
  /** Absolute path of the project, without links. */
  readonly root: string
  /** Path of the archive’s folder in it, with slashes. */
  readonly folder: string
  readonly reports: readonly Neighbour[]
  readonly archive: Archive
}

/** A report that is there. */
export interface Neighbour extends ArchivedReport {
  /** The number of its issue, where titles have one. */
  readonly issue?: number | undefined
}

/** A title stands at the beginning. */
const bytesToPeek = 8192

/**
 * Look for the archive around a folder: of several below it, the one with most reports.
 *
 * @returns Nothing where there is none.
 */
export async function findNeighbours(
  cwd: string,
  configurations: Configurations
): Promise<Neighbours | undefined> {
  const root = realpathSync(projectRoot(join(cwd, 'x'), cwd))
  const here = realpathSync(cwd)
  const takes = (path: string) => configurations.takes(path)
  const {reports} = await findReports({paths: [], cwd: here, takes})
  const paths = new PathReader()
  const folderOf = (path: string) => paths.read(relative(root, path).split(sep).join('/')).folder
  // Also of a folder without reports, such as that of a new year.
  const folders = [...reports.map(({path}) => path), join(here, 'x.md')].map(folderOf)
  const folder = mostCommon(folders)
  const knowledge: Knowledge = {
    shapeFor: async (path) => (await configurations.settingsFor(path)).shape,
    takes,
    version: readVersion()
  }
  const found = await gather(root, folder, knowledge)
  if (found.length === 0) return undefined
  const archive = new Archive(found)
  const neighbours: Neighbour[] = []
  for (const report of found.toSorted((a, b) => compareNaturally(a.path, b.path))) {
    const path = join(root, report.path)
    const shape = await knowledge.shapeFor(path)
    const week = weekOf(archive, report)
    neighbours.push({...report, week, ...readIssue(path, report.title, shape)})
  }
  return {root, folder, reports: neighbours, archive}
}

/** What the path says; titles are copied and forgotten. */
function weekOf(archive: Archive, {path, week}: ArchivedReport): Week | undefined {
  const said = archive.weekOf(path)
  return said?.year === undefined ? week : {...said, year: said.year}
}

function readIssue(path: string, title: string, {titles}: ReportShape) {
  const numbered = titles.filter((template) => template.includes('{issue}'))
  if (numbered.length === 0) return {}
  const lines = new TextDecoder().decode(peek(path, bytesToPeek)).split(/\r\n|\n|\r/)
  const texts = [title, ...lines.map((line) => line.replace(/^#\s+/, '').trim())]
  for (const text of texts.filter((text) => text !== '')) {
    for (const template of numbered) {
      const issue = readByTemplate(text, template)?.issue?.value
      if (issue !== undefined) return {issue, title: text}
    }
  }
  return {}
}

function mostCommon(names: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const [first] = [...counts].toSorted(([, a], [, b]) => b - a)
  return first?.[0] ?? ''
}

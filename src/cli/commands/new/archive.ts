import {join} from 'node:path'
import {readBeginning} from '../../../project/files/looks-like-report.ts'
import {compareNaturally} from '../../../project/files/natural-order.ts'
import type {Project} from '../../../project/project.ts'
import {Archive} from '../../../report/archive/archive.ts'
import type {ArchivedReport} from '../../../report/archive/archived-report.ts'
import type {ReportShape} from '../../../report/shape.ts'
import {PathReader} from '../../../report/title/path-week.ts'
import {readByTemplate} from '../../../report/title/title-template.ts'
import type {Week} from '../../../report/title/week.ts'

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
  /** The number of its issue, if titles have one. */
  readonly issue?: number | undefined
}

/**
 * Look for the archive around the current folder: of several below it, the one with most reports.
 *
 * @returns `undefined` if there is none.
 */
export async function findNeighbours(project: Project): Promise<Neighbours | undefined> {
  const {cwd, configurations} = project
  // Also the folder itself, which may be that of a new year.
  const own = join(cwd, 'x.md')
  const {root} = project.locate(own)
  const {inputs} = await project.list({paths: []}, {})
  const paths = new PathReader()
  const folders = [...inputs.map(({path}) => path), own].flatMap((path) => {
    const location = project.locate(path)
    return location.root === root && location.name !== undefined
      ? [paths.read(location.name).folder]
      : []
  })
  const folder = mostCommon(folders)
  const found = await project.readArchive(root, folder)
  if (found.length === 0) return undefined
  const archive = new Archive(found)
  const neighbours: Neighbour[] = []
  for (const report of found.toSorted((a, b) => compareNaturally(a.path, b.path))) {
    const path = join(root, report.path)
    const {shape} = await configurations.settingsFor(path)
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
  const lines = readBeginning(path).split(/\r\n|\n|\r/)
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

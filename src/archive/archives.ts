import {lstatSync, realpathSync} from 'node:fs'
import {basename, dirname, join, relative, sep} from 'node:path'
import {isInside, projectRoot} from '../files/project.ts'
import {Archive} from '../report/archive/archive.ts'
import type {Place} from '../report/report.ts'
import {PathReader} from '../report/title/path-week.ts'
import {gather, type Knowledge} from './gather.ts'

/** The archives that some reports are part of: also those of their reports that nobody named. */
export class Archives {
  readonly #places: ReadonlyMap<string, Place>

  private constructor(places: ReadonlyMap<string, Place>) {
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
  placeOf(path: string): Place {
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

interface Located {
  /** The root of the project, without links. */
  readonly root: string
  /** The path in it, with slashes; nothing where it leads out. */
  readonly name: string | undefined
}

/** Finds the project of each report; folders are looked up once. */
class Projects {
  readonly #cwd: string
  readonly #roots = new Map<string, string>()
  readonly #folders = new Map<string, string>()

  constructor(cwd: string) {
    this.#cwd = cwd
  }

  /** Which project a report is in, and where. */
  locate(path: string): Located {
    const folder = dirname(path)
    let root = this.#roots.get(folder)
    if (root === undefined) {
      root = this.#resolve(projectRoot(path, this.#cwd))
      this.#roots.set(folder, root)
    }
    const real = this.#isLink(path)
      ? this.#resolve(path)
      : join(this.#resolve(folder), basename(path))
    const name = isInside(root, real) ? relative(root, real).split(sep).join('/') : undefined
    return {root, name}
  }

  /** A path without links; as it is where nothing is there. */
  #resolve(path: string): string {
    let real = this.#folders.get(path)
    if (real === undefined) {
      try {
        real = realpathSync.native(path)
      } catch {
        real = dirname(path) === path ? path : join(this.#resolve(dirname(path)), basename(path))
      }
      this.#folders.set(path, real)
    }
    return real
  }

  #isLink(path: string): boolean {
    try {
      return lstatSync(path, {throwIfNoEntry: false})?.isSymbolicLink() ?? false
    } catch {
      return false
    }
  }
}

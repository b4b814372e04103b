import {basename} from 'node:path'
import type {Configurations} from '../config/configurations.ts'
import type {ArchivedReport} from '../report/archive/archived-report.ts'
import type {ReportContext} from '../report/report.ts'
import {readVersion} from '../version.ts'
import type {Archives} from './archive/archives.ts'
import type {ArchiveOptions} from './archive/gather.ts'
import {findReports} from './files/find.ts'
import {type Location, Locator} from './files/locator.ts'
import {beginsAsReport, namesWeek, readBeginning} from './files/looks-like-report.ts'
import {compareNaturally} from './files/natural-order.ts'
import {NeighbourFiles} from './files/neighbour-files.ts'
import {displayName} from './files/paths.ts'
import {SearchScope} from './files/scope.ts'
import {kindOf} from './files/watch.ts'
import {type Input, inputOf, type Listing, type ListOptions} from './listing.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * What one run or one editor knows about the project around the current folder: which configuration a
 * path has, which files are reports, and what is around a report.
 */
export class Project {
  readonly cwd: string
  readonly configurations: Configurations
  /** Folder of all caches; nothing is cached without one. */
  readonly cache: string | undefined
  #neighbours: NeighbourFiles

  /** @param cache Folder of all caches; nothing is cached without one. */
  constructor(cwd: string, configurations: Configurations, cache?: string) {
    this.cwd = cwd
    this.configurations = configurations
    this.cache = cache
    this.#neighbours = new NeighbourFiles(cwd)
  }

  /**
   * Whether a Markdown file is a report: the configured `files` include it or, if none are configured,
   * its name or its title contains a week.
   *
   * @param path Absolute path.
   * @param read Reads its text, or the beginning of it; from the disk by default.
   * @throws Problem If its configuration is wrong.
   */
  async isReport(
    path: string,
    read: () => string | Promise<string> = () => readBeginning(path)
  ): Promise<boolean> {
    const isTaken = await this.configurations.takes(path)
    return isTaken ?? (namesWeek(basename(path)) || beginsAsReport(await read()))
  }

  /**
   * The reports that arguments lead to.
   *
   * @param env Environment of git.
   * @param only Absolute paths of the files to look at; all files without it.
   */
  async list(options: ListOptions, env: Environment, only?: ReadonlySet<string>): Promise<Listing> {
    const {cwd} = this
    const {onlyReports, paths, since, staged} = options
    const isReport: Project['isReport'] = (path, read) => this.isReport(path, read)
    if (staged || since !== undefined) {
      const {listChanged} = await import('./changed.ts')
      const listing = await listChanged(options, {cwd, env, isReport})
      return only
        ? {...listing, inputs: listing.inputs.filter(({path}) => only.has(path))}
        : listing
    }
    if (only) return this.#select(only, paths)
    const {reports, markdown, problems} = await findReports({paths, cwd, onlyReports, isReport})
    return {inputs: reports.map(({path, name}) => inputOf(path, name, cwd)), markdown, problems}
  }

  /** Some files on the disk, as far as a search of the paths would find them. */
  async #select(files: Iterable<string>, paths: readonly string[]): Promise<Listing> {
    const scope = new SearchScope(paths, this.cwd)
    const found = [...files].filter((path) => scope.match(path) && kindOf(path) === 'file')
    const inputs: Input[] = []
    for (const path of found.sort(compareNaturally)) {
      if (scope.match(path) !== 'named' && !(await this.isReport(path))) continue
      inputs.push(inputOf(path, displayName(path, this.cwd), this.cwd))
    }
    return {inputs, markdown: found.length, problems: []}
  }

  /** The root of the project of a path, and the path relative to it. */
  locate(path: string): Location {
    return new Locator(this.cwd).locate(path)
  }

  /**
   * Read the archives that some reports are part of.
   *
   * @param paths Absolute paths of all reports that are linted together; they need not exist.
   * @param texts Texts that replace what is on the disk, by absolute path.
   */
  async readArchives(
    paths: readonly string[],
    texts?: ReadonlyMap<string, string>
  ): Promise<Archives> {
    const {Archives} = await import('./archive/archives.ts')
    return Archives.open(paths, this.cwd, {...this.#archiveOptions, texts})
  }

  /**
   * The reports of one archive.
   *
   * @param root Absolute path of the root, without links.
   * @param folder Path of the folder relative to the root, with slashes.
   */
  async readArchive(root: string, folder: string): Promise<ArchivedReport[]> {
    const {gather} = await import('./archive/gather.ts')
    return gather(root, folder, this.#archiveOptions)
  }

  get #archiveOptions(): ArchiveOptions {
    return {
      shapeFor: async (path) => (await this.configurations.settingsFor(path)).shape,
      takes: (path) => this.configurations.takes(path),
      cache: this.cache,
      version: readVersion()
    }
  }

  /**
   * What is around a report, for the rules that need it.
   *
   * @param path Absolute path.
   * @param archives The archives, if a rule needs them.
   */
  contextOf(path: string, archives?: Archives): ReportContext {
    return {
      path: displayName(path, this.cwd),
      ...archives?.contextOf(path),
      neighbours: this.#neighbours.of(path)
    }
  }

  /** Read the files around reports again, since one was written. */
  forgetFiles(): void {
    this.#neighbours = new NeighbourFiles(this.cwd)
  }
}

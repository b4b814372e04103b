import {realpathSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {rules} from '../../rules/index.ts'
import {Configurations} from '../config/configurations.ts'
import type {Settings} from '../engine/settings.ts'
import {Archives} from '../project/archive/archives.ts'
import {Chooser} from '../project/files/choose.ts'
import {NeighbourFiles} from '../project/files/neighbour-files.ts'
import {displayName} from '../project/files/project.ts'
import {namesWeek} from '../project/files/report-name.ts'
import {beginsAsReport} from '../project/files/report-title.ts'
import {readFirstTitle} from '../report/title/first-title.ts'
import {splitByteOrderMark} from '../syntax/byte-order-mark.ts'
import type {Language} from '../text/language.ts'

/** What all projects of an editor share. */
export interface ProjectOptions {
  readonly home: string | undefined
  /** Where titles are remembered. */
  readonly memory: string | undefined
  readonly version: string
  /** Language that a person chose. */
  readonly lang: Language | undefined
  /** Language where nobody chose any. */
  readonly language: Language
  /** Hears that titles in the editor have changed, by which other reports are judged too. */
  onTitles(project: Project): void
}

/** A title stands at the beginning; what comes later is not looked at. */
const beginning = 8192

/** Texts that are open in the editor, by absolute path. */
export type OpenTexts = ReadonlyMap<string, string>

/** One folder of the editor, with its configurations and its archive as they are at one time. */
export class Project {
  readonly root: string
  readonly #options: ProjectOptions
  readonly #configurations: Configurations
  readonly #chooser: Chooser
  #archives: {readonly key: string; readonly opened: Promise<Archives>} | undefined

  /** @param root Absolute path of the folder. */
  constructor(root: string, options: ProjectOptions) {
    this.root = root
    this.#options = options
    this.#configurations = new Configurations({
      cwd: root,
      home: options.home,
      rules,
      commandLine: {lang: options.lang, rules: {}},
      language: options.language,
      reportUnused: false
    })
    this.#chooser = new Chooser([], withoutLinks(root))
  }

  /** Paths of the configurations that were read. */
  configurations(): Promise<string[]> {
    return this.#configurations.files()
  }

  /**
   * The settings for a text that has no file yet.
   *
   * @returns Nothing where it is no report.
   * @throws Problem Where the configuration does not make sense.
   */
  async untitled(text: string): Promise<Settings | undefined> {
    if (!begins(text)) return undefined
    return this.#configurations.settingsFor(join(this.root, 'untitled.md'))
  }

  /**
   * The settings for a file, with what stands around it.
   *
   * @param path Absolute path.
   * @param text What is in the editor.
   * @param texts All that is open in this project.
   * @returns Nothing where the file is no report.
   * @throws Problem Where its configuration does not make sense.
   */
  async settingsFor(path: string, text: string, texts: OpenTexts): Promise<Settings | undefined> {
    const settings = await this.#settingsOf(path, text)
    if (!settings) return undefined
    const looksAround = settings.rules.some(({rule}) => rule.needsArchive)
    const name = displayName(path, this.root)
    const archived = looksAround ? (await this.#lookAround(texts)).contextOf(path) : {}
    const neighbours = new NeighbourFiles(this.root).of(path)
    return {...settings, path: name, context: {path: name, ...archived, neighbours}}
  }

  /** Nothing where a search of the folder would not find a report there. */
  async #settingsOf(path: string, text: string): Promise<Settings | undefined> {
    if (!this.#chooser.choose(join(withoutLinks(dirname(path)), basename(path)))) return undefined
    const isTaken = await this.#configurations.takes(path)
    const isReport = isTaken ?? (namesWeek(basename(path)) || begins(text))
    return isReport ? this.#configurations.settingsFor(path) : undefined
  }

  /** The archive, gathered anew only where a title in the editor has changed. */
  async #lookAround(texts: OpenTexts): Promise<Archives> {
    const reports = new Map<string, string>()
    const titles: unknown[] = []
    for (const [path, text] of texts) {
      const settings = await this.#settingsOf(path, text).catch(() => undefined)
      if (!settings) continue
      reports.set(path, text)
      titles.push([path, readFirstTitle(text.slice(0, beginning), settings.shape)])
    }
    const key = JSON.stringify(titles)
    if (this.#archives?.key !== key) {
      const {memory, version} = this.#options
      const opened = Archives.open([...reports.keys()], this.root, {
        shapeFor: async (path) => (await this.#configurations.settingsFor(path)).shape,
        takes: (path) => this.#configurations.takes(path),
        texts: reports,
        memory,
        version
      })
      const isFirst = this.#archives === undefined
      this.#archives = {key, opened}
      if (!isFirst) this.#options.onTitles(this)
    }
    return this.#archives.opened
  }
}

function begins(text: string): boolean {
  return beginsAsReport(splitByteOrderMark(text).content.slice(0, beginning))
}

/** A path without links; as it is where nothing is there. */
function withoutLinks(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}

import {basename, dirname, join} from 'node:path'
import {rules} from '../../rules/index.ts'
import {Configurations} from '../config/configurations.ts'
import type {Settings} from '../engine/settings.ts'
import type {Archives} from '../project/archive/archives.ts'
import {beginningLength, beginsAsReport} from '../project/files/looks-like-report.ts'
import {displayName, withoutLinks} from '../project/files/paths.ts'
import {SearchScope} from '../project/files/scope.ts'
import {Project} from '../project/project.ts'
import {readFirstTitle} from '../report/title/first-title.ts'
import type {Language} from '../text/language.ts'

/** What all projects of an editor share. */
export interface OpenProjectOptions {
  readonly home: string | undefined
  /** Folder of the cache of titles. */
  readonly cache: string | undefined
  /** Language that a person chose. */
  readonly lang: Language | undefined
  /** Language if nobody chose any. */
  readonly language: Language
  /** Called when titles in the editor have changed, which other reports are compared with. */
  onTitles(project: OpenProject): void
}

/** Texts that are open in the editor, by absolute path. */
export type OpenTexts = ReadonlyMap<string, string>

/** One folder of the editor, with its configurations and its archive as they are at one time. */
export class OpenProject {
  readonly root: string
  readonly #options: OpenProjectOptions
  readonly #project: Project
  readonly #scope: SearchScope
  #archives: {readonly key: string; readonly read: Promise<Archives>} | undefined

  /** @param root Absolute path of the folder. */
  constructor(root: string, options: OpenProjectOptions) {
    const {cache, home, lang, language} = options
    this.root = root
    this.#options = options
    const configurations = new Configurations({
      cwd: root,
      home,
      rules,
      commandLine: {lang, rules: {}},
      language,
      reportUnused: false
    })
    this.#project = new Project(root, configurations, cache)
    this.#scope = new SearchScope([], root)
  }

  /** Paths of the configurations that were read. */
  configurations(): Promise<string[]> {
    return this.#project.configurations.files()
  }

  /**
   * The settings for a text that has no file yet.
   *
   * @returns `undefined` if it is no report.
   * @throws Problem If the configuration is wrong.
   */
  async untitled(text: string): Promise<Settings | undefined> {
    if (!beginsAsReport(text)) return undefined
    return this.#project.configurations.settingsFor(join(this.root, 'untitled.md'))
  }

  /**
   * The settings for a file, with what is around it.
   *
   * @param path Absolute path.
   * @param text The text in the editor.
   * @param texts All texts that are open in this project.
   * @returns `undefined` if the file is no report.
   * @throws Problem If its configuration is wrong.
   */
  async settingsFor(path: string, text: string, texts: OpenTexts): Promise<Settings | undefined> {
    const settings = await this.#settingsOf(path, text)
    if (!settings) return undefined
    const needsArchive = settings.rules.some(({rule}) => rule.needsArchive)
    const archives = needsArchive ? await this.#readArchives(texts) : undefined
    this.#project.forgetFiles()
    const context = this.#project.contextOf(path, archives)
    return {...settings, path: displayName(path, this.root), context}
  }

  /** Returns `undefined` if a search of the folder would not find a report there. */
  async #settingsOf(path: string, text: string): Promise<Settings | undefined> {
    const real = join(withoutLinks(dirname(path)), basename(path))
    const isReport = this.#scope.match(real) && (await this.#project.isReport(path, () => text))
    return isReport ? this.#project.configurations.settingsFor(path) : undefined
  }

  /** Read the archives, and again only if a title in the editor has changed. */
  async #readArchives(texts: OpenTexts): Promise<Archives> {
    const reports = new Map<string, string>()
    const titles: unknown[] = []
    for (const [path, text] of texts) {
      const settings = await this.#settingsOf(path, text).catch(() => undefined)
      if (!settings) continue
      reports.set(path, text)
      titles.push([path, readFirstTitle(text.slice(0, beginningLength), settings.shape)])
    }
    const key = JSON.stringify(titles)
    if (this.#archives?.key !== key) {
      const isFirst = this.#archives === undefined
      this.#archives = {key, read: this.#project.readArchives([...reports.keys()], reports)}
      if (!isFirst) this.#options.onTitles(this)
    }
    return this.#archives.read
  }
}

import {dirname} from 'node:path'
import type {Connection, TextDocuments} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {toProblems} from '../failure.ts'
import {isInside, repositoryRoot} from '../files/project.ts'
import type {Language} from '../language.ts'
import type {Settings} from '../settings.ts'
import {type Client, type ClientSettings, readSettings, section} from './client.ts'
import {ConfigProblems} from './config-problems.ts'
import {diagnose} from './features/diagnostics.ts'
import {Page} from './features/page.ts'
import {Project} from './project.ts'
import {pathOf} from './uri.ts'
import {isSetting, OwnWatch} from './watching.ts'

/** How long the keys have to rest before a text is checked, in milliseconds. */
const pause = {least: 100, most: 2000}

/** What the process knows, whatever the editor says. */
export interface Start {
  readonly cwd: string
  readonly home: string | undefined
  /** Where titles are remembered. */
  readonly memory: string | undefined
  readonly version: string
  /** Language that was asked for when the server was started. */
  readonly lang: Language | undefined
  /** Language of the system. */
  readonly language: Language
}

/** What is open in an editor, with what is known of it. */
export class Session {
  readonly #connection: Connection
  readonly #client: Client
  readonly #documents: TextDocuments<TextDocument>
  readonly #start: Start
  readonly #problems: ConfigProblems
  readonly #watch: OwnWatch
  /** Paths of the folders of the editor. */
  #folders: string[]
  #settings: ClientSettings
  readonly #projects = new Map<string, Project>()
  readonly #pages = new Map<string, {version: number; page: Promise<Page | undefined>}>()
  readonly #timers = new Map<string, NodeJS.Timeout>()
  #configurations = new Set<string>()
  #renewal: NodeJS.Timeout | undefined
  #hasNewSettings = false
  #pause = pause.least

  constructor(
    connection: Connection,
    client: Client,
    documents: TextDocuments<TextDocument>,
    start: Start
  ) {
    this.#connection = connection
    this.#client = client
    this.#documents = documents
    this.#start = start
    this.#problems = new ConfigProblems(connection)
    this.#watch = new OwnWatch(client, (path) => this.hear(path))
    this.#folders = client.folders.flatMap((uri) => pathOf(uri) ?? [])
    this.#settings = client.settings
  }

  /** The current version of a report; nothing where a document is none. */
  page(uri: string): Promise<Page | undefined> {
    const document = this.#documents.get(uri)
    if (!document) return Promise.resolve(undefined)
    const {version} = document
    const known = this.#pages.get(uri)
    if (known?.version === version) return known.page
    const page = this.#read(
      TextDocument.create(uri, document.languageId, version, document.getText())
    )
    this.#pages.set(uri, {version, page})
    return page
  }

  /** Check a document: at once where it is new, else when the keys rest. */
  change(uri: string): void {
    this.#schedule(uri, this.#pages.has(uri) ? this.#pause : 0)
  }

  /** Forget a document. */
  close(uri: string): void {
    clearTimeout(this.#timers.get(uri))
    this.#timers.delete(uri)
    this.#pages.delete(uri)
    this.#connection.sendDiagnostics({uri, diagnostics: []})
    // What was not saved counts no more among the other reports.
    for (const other of this.#documents.all()) if (other.uri !== uri) this.#again(other.uri)
  }

  /** The folders of the editor have changed. */
  changeFolders(added: readonly string[], removed: readonly string[]): void {
    const gone = new Set(removed.map((uri) => pathOf(uri)))
    const come = added.flatMap((uri) => pathOf(uri) ?? [])
    this.#folders = [...this.#folders.filter((folder) => !gone.has(folder)), ...come]
    this.#renew(true)
  }

  /** The settings of the editor have changed, or can be asked for. */
  async changeSettings(sent: unknown): Promise<void> {
    const value = this.#client.hasConfiguration
      ? await this.#connection.workspace.getConfiguration(section)
      : sent
    const settings = {...this.#client.settings, ...readSettings(value)}
    if (settings.lang === this.#settings.lang) return
    this.#settings = settings
    this.#renew(true)
  }

  /**
   * A file has changed on the disk.
   *
   * @param isThere Whether it is the same file with another content, of which the editor has its own.
   */
  hear(path: string, isThere = false): void {
    const concernsAll = isSetting(path) || this.#configurations.has(path)
    const isReport = /\.(?:md|markdown)$/i.test(path)
    const isOpen = this.#documents.all().some(({uri}) => pathOf(uri) === path)
    if (!concernsAll && (!isReport || (isOpen && isThere))) return
    this.#renew(concernsAll)
  }

  /** End everything that would go on. */
  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    clearTimeout(this.#renewal)
    this.#watch.close()
  }

  /** Look at everything anew, once a burst of changes is over. */
  #renew(hasNewSettings: boolean): void {
    this.#hasNewSettings ||= hasNewSettings
    clearTimeout(this.#renewal)
    this.#renewal = setTimeout(() => {
      this.#projects.clear()
      this.#configurations = new Set()
      this.#problems.forget(this.#hasNewSettings)
      this.#hasNewSettings = false
      for (const {uri} of this.#documents.all()) this.#again(uri)
    }, pause.least)
  }

  #again(uri: string): void {
    this.#pages.delete(uri)
    this.#schedule(uri, 0)
  }

  #schedule(uri: string, delay: number): void {
    clearTimeout(this.#timers.get(uri))
    this.#timers.set(
      uri,
      setTimeout(() => {
        this.#timers.delete(uri)
        void this.#publish(uri)
      }, delay)
    )
  }

  async #publish(uri: string): Promise<void> {
    try {
      const page = await this.page(uri)
      const version = this.#documents.get(uri)?.version
      // If there is a newer one, its turn comes.
      if (version === undefined || (page && page.version !== version)) return
      const begin = performance.now()
      const diagnostics = page ? diagnose(page) : []
      // What takes long is done less often, so that there is time to answer.
      const taken = performance.now() - begin
      this.#pause = Math.min(Math.max(pause.least, 2 * taken), pause.most)
      await this.#connection.sendDiagnostics({uri, version, diagnostics})
    } catch (error) {
      this.#connection.console.error(error instanceof Error ? error.message : String(error))
    }
  }

  async #read(document: TextDocument): Promise<Page | undefined> {
    try {
      const settings = await this.#settingsFor(document)
      return settings && new Page(document, settings)
    } catch (error) {
      this.#problems.tell(toProblems(error), this.#language)
      return undefined
    }
  }

  async #settingsFor(document: TextDocument): Promise<Settings | undefined> {
    const {uri} = document
    const text = document.getText()
    if (uri.startsWith('untitled:')) {
      if (document.languageId !== 'markdown') return undefined
      return this.#project(this.#folders[0] ?? this.#start.cwd).untitled(text)
    }
    const path = pathOf(uri)
    if (path === undefined) return undefined
    const project = this.#project(this.#rootOf(path))
    this.#watch.follow(path, this.#folders)
    try {
      return await project.settingsFor(path, text, this.#textsIn(project))
    } finally {
      for (const file of await project.configurations()) {
        this.#configurations.add(file)
        this.#watch.followConfiguration(file)
      }
    }
  }

  /** The folder of the editor that a file is in, or its own project. */
  #rootOf(path: string): string {
    const [folder] = this.#folders
      .filter((folder) => isInside(folder, path))
      .toSorted((a, b) => b.length - a.length)
    return folder ?? repositoryRoot(dirname(path)) ?? dirname(path)
  }

  #project(root: string): Project {
    const known = this.#projects.get(root)
    if (known) return known
    const {home, lang, language, memory, version} = this.#start
    const project = new Project(root, {
      home,
      memory,
      version,
      lang: this.#settings.lang ?? lang,
      language: this.#client.language ?? language,
      onTitles: (changed) => {
        for (const [path, uri] of this.#paths()) {
          if (this.#rootOf(path) === changed.root) this.#again(uri)
        }
      }
    })
    this.#projects.set(root, project)
    return project
  }

  #textsIn(project: Project): Map<string, string> {
    return new Map(
      this.#paths().flatMap(([path, uri]) => {
        const text = this.#documents.get(uri)?.getText()
        return text !== undefined && this.#rootOf(path) === project.root ? [[path, text]] : []
      })
    )
  }

  /** The files that are open, with their addresses. */
  #paths(): [path: string, uri: string][] {
    return this.#documents.all().flatMap(({uri}) => {
      const path = pathOf(uri)
      return path === undefined ? [] : [[path, uri] as [string, string]]
    })
  }

  get #language(): Language {
    const {lang, language} = this.#start
    return this.#settings.lang ?? lang ?? this.#client.language ?? language
  }
}

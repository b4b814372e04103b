import type {Connection, TextDocuments} from 'vscode-languageserver'
import {TextDocument} from 'vscode-languageserver-textdocument'
import {isMarkdown} from '../project/files/paths.ts'
import {toProblems} from '../text/failure.ts'
import type {Language} from '../text/language.ts'
import {type Client, type ClientSettings, readSettings, section} from './client.ts'
import {ConfigProblems} from './config-problems.ts'
import {diagnose} from './features/diagnostics.ts'
import {Page} from './features/page.ts'
import {pathOf} from './uri.ts'
import {isSetting, OwnWatch} from './watching.ts'
import {Workspace} from './workspace.ts'

/** How long a pause in typing has to be before a text is checked, in milliseconds. */
const pause = {least: 100, most: 2000}

/** What the process knows, whatever the editor says. */
export interface Start {
  readonly cwd: string
  readonly home: string | undefined
  /** Folder of the cache of titles. */
  readonly cache: string | undefined
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
  #workspace: Workspace
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
    this.#watch = new OwnWatch(client, (path) => this.changeFile(path))
    this.#folders = client.folders.flatMap((uri) => pathOf(uri) ?? [])
    this.#settings = client.settings
    this.#workspace = this.#openWorkspace()
  }

  /** The current version of a report; `undefined` if a document is none. */
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

  /** Check a document: at once if it is new, else after a pause in typing. */
  change(uri: string): void {
    this.#schedule(uri, this.#pages.has(uri) ? this.#pause : 0)
  }

  /** Forget a document. */
  close(uri: string): void {
    clearTimeout(this.#timers.get(uri))
    this.#timers.delete(uri)
    this.#pages.delete(uri)
    this.#connection.sendDiagnostics({uri, diagnostics: this.#problems.at(pathOf(uri))})
    // What was not saved counts no more among the other reports.
    const path = pathOf(uri)
    if (path !== undefined) this.#beside(this.#workspace.rootOf(path))
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

  /** A file has changed on the disk. */
  changeFile(path: string): void {
    const concernsAll = isSetting(path) || this.#configurations.has(path)
    // Of what is open, the text in the editor counts.
    const isOpen = this.#documents.all().some(({uri}) => pathOf(uri) === path)
    if (concernsAll || (isMarkdown(path) && !isOpen)) this.#renew(concernsAll)
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
      this.#workspace = this.#openWorkspace()
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

  /** Check the reports of a project again. */
  #beside(root: string): void {
    for (const {uri} of this.#documents.all()) {
      const path = pathOf(uri)
      if (path !== undefined && this.#workspace.rootOf(path) === root) this.#again(uri)
    }
  }

  async #publish(uri: string): Promise<void> {
    try {
      const reading = this.page(uri)
      const page = await reading
      const version = this.#documents.get(uri)?.version
      // If there is a newer one, its turn comes.
      const known = this.#pages.get(uri)
      if (known?.page !== reading || known.version !== version) return
      const begin = performance.now()
      const diagnostics = page
        ? diagnose(page, this.#client.showsRelated)
        : this.#problems.at(pathOf(uri))
      // What takes long is done less often, so that there is time to answer.
      const duration = performance.now() - begin
      this.#pause = Math.min(Math.max(pause.least, 2 * duration), pause.most)
      await this.#connection.sendDiagnostics({uri, version, diagnostics})
    } catch (error) {
      this.#connection.console.error(error instanceof Error ? error.message : String(error))
    }
  }

  async #read(document: TextDocument): Promise<Page | undefined> {
    const workspace = this.#workspace
    const path = pathOf(document.uri)
    if (path !== undefined) this.#attempt(() => this.#watch.follow(path, this.#folders))
    try {
      const text = document.getText()
      const settings = await workspace.settingsFor(document, text, this.#documents.all())
      return settings && new Page(document, settings)
    } catch (error) {
      this.#problems.report(toProblems(error), this.#language)
      return undefined
    } finally {
      for (const file of await workspace.configurations()) {
        this.#configurations.add(file)
        this.#attempt(() => this.#watch.followConfiguration(file))
      }
    }
  }

  /** Do what the system may not allow, and go on without. */
  #attempt(action: () => void): void {
    try {
      action()
    } catch (error) {
      this.#problems.report(toProblems(error), this.#language)
    }
  }

  #openWorkspace(): Workspace {
    const {cache, cwd, home, lang, language} = this.#start
    return new Workspace(this.#folders, cwd, {
      home,
      cache,
      lang: this.#settings.lang ?? lang,
      language: this.#client.language ?? language,
      onTitles: ({root}) => this.#beside(root)
    })
  }

  get #language(): Language {
    const {lang, language} = this.#start
    return this.#settings.lang ?? lang ?? this.#client.language ?? language
  }
}

import {dirname, isAbsolute, resolve} from 'node:path'
import type {AnyRule} from '../engine/rule.ts'
import {type RuleSetting, type Settings, settle} from '../engine/settings.ts'
import type {Language} from '../text/language.ts'
import {Finder} from './find.ts'
import {
  type Effective,
  type Layer,
  merge,
  partsFor,
  type Source,
  takesFile,
  toLinks,
  toOptions
} from './merge.ts'
import type {Config} from './schema.ts'

/** What is known before any configuration is read. */
export interface Start {
  readonly cwd: string
  /** The folder above which nothing is looked for outside of a repository. */
  readonly home: string | undefined
  /** All rules there are. */
  readonly rules: readonly AnyRule[]
  /** What the command line says, which is stronger than any configuration. */
  readonly commandLine: {
    readonly lang?: Language | undefined
    readonly rules: Readonly<Record<string, RuleSetting>>
  }
  /** Language where nobody says any. */
  readonly language: Language
  readonly reportUnused: boolean
  /** The one configuration for all files, or `none`; otherwise each file has the nearest. */
  readonly config?: {readonly file: string} | 'none' | undefined
}

/** The configurations of all files. Without any, nothing that reads them is loaded. */
export class Configurations {
  readonly #start: Start
  readonly #finder: Finder
  /** What was read, by path. */
  readonly #read = new Map<string, Promise<readonly Layer[]>>()
  /** Settings by what they are made of, which many files share. */
  readonly #settings = new Map<string, Settings>()

  constructor(start: Start) {
    this.#start = start
    this.#finder = new Finder(start.cwd, start.home)
  }

  /**
   * The settings for a file.
   *
   * @param path Absolute path.
   * @throws Problem Where its configuration does not make sense.
   */
  async settingsFor(path: string): Promise<Settings> {
    const layers = await this.#layersFor(path)
    const sources = this.#sourcesFor(layers, path)
    const key = sources.map(({id}) => id).join('\n')
    const known = this.#settings.get(key)
    if (known) return known
    const {reportUnused, rules} = this.#start
    const effective = merge(rules, sources)
    const settings = settle(rules, {
      ...toOptions(effective),
      lang: effective.lang.value ?? this.#start.language,
      reportUnusedDisableDirectives: reportUnused
    })
    this.#settings.set(key, settings)
    return settings
  }

  /**
   * How the links of a file are checked.
   *
   * @param path Absolute path.
   * @throws Problem Where its configuration does not make sense.
   */
  async linksFor(path: string): Promise<NonNullable<Config['links']>> {
    return toLinks(await this.effectiveFor(path))
  }

  /** Whether the configured `files` take a file; nothing where none are configured. */
  async takes(path: string): Promise<boolean | undefined> {
    return takesFile(await this.#layersFor(path), path)
  }

  /** What is in effect for a file, and where each value comes from. */
  async effectiveFor(path: string): Promise<Effective> {
    const effective = merge(this.#start.rules, this.#sourcesFor(await this.#layersFor(path), path))
    const {language} = this.#start
    if (!effective.lang.value) effective.lang = {value: language, from: 'environment'}
    return effective
  }

  /**
   * The language of what is said about all files together: that of the current folder. Where its
   * configuration makes no sense, that is told when a file needs it.
   */
  async language(): Promise<Language> {
    const {cwd, commandLine, language} = this.#start
    if (commandLine.lang) return commandLine.lang
    const layers = await this.#layersFor(cwd, cwd).catch(() => [])
    return layers.findLast(({config}) => config.lang)?.config.lang ?? language
  }

  /** Paths of the configurations that were read. */
  async files(): Promise<string[]> {
    return (await this.#layers()).map(({id}) => id).filter((id) => isAbsolute(id))
  }

  /** Ids by which rules are configured, in the files that were read and on the command line. */
  async ruleIds(): Promise<string[]> {
    const parts = (await this.#layers()).flatMap(({config}) => [
      config,
      ...(config.overrides ?? [])
    ])
    return [...parts, this.#start.commandLine].flatMap(({rules = {}}) => Object.keys(rules))
  }

  /** All that was read. */
  async #layers(): Promise<Layer[]> {
    const read = [...this.#read.values()].map((layers) => layers.catch(() => []))
    return (await Promise.all(read)).flat()
  }

  #sourcesFor(layers: readonly Layer[], path: string): Source[] {
    const {lang, rules} = this.#start.commandLine
    const part = {...(lang && {lang}), rules} as Source['part']
    return [...partsFor(layers, path), {id: '', part, from: () => 'command line'}]
  }

  async #layersFor(path: string, folder = dirname(path)): Promise<readonly Layer[]> {
    const {cwd, config, rules} = this.#start
    if (config === 'none') return []
    const found = config === undefined ? this.#finder.find(folder) : resolve(cwd, config.file)
    if (found === undefined) return []
    let read = this.#read.get(found)
    if (!read) {
      const {readLayers} = await import('./extend.ts')
      // Two may have come here at once.
      read = this.#read.get(found) ?? readLayers(found, rules, cwd, config !== undefined)
      this.#read.set(found, read)
    }
    return read
  }
}

import {dirname, isAbsolute, resolve} from 'node:path'
import type {AnyRule} from '../engine/rule.ts'
import {type RuleSetting, type Settings, settle} from '../engine/settings.ts'
import {loadFrontMatter} from '../report/title/front-matter.ts'
import type {Language} from '../text/language.ts'
import {ConfigFinder} from './find.ts'
import {
  type Effective,
  type Layer,
  type LayerPart,
  matchesFiles,
  merge,
  partsFor,
  toLinks,
  toOptions
} from './merge.ts'
import type {Config} from './schema.ts'

/** Options that do not come from a configuration. */
export interface ConfigurationsOptions {
  readonly cwd: string
  /** Home folder: the search ends here outside of a repository. */
  readonly home: string | undefined
  /** All rules. */
  readonly rules: readonly AnyRule[]
  /** Overrides every configuration. */
  readonly commandLine: {
    readonly lang?: Language | undefined
    readonly rules: Readonly<Record<string, RuleSetting>>
  }
  /** Fallback language. */
  readonly language: Language
  readonly reportUnused: boolean
  /** One file for all reports, or `none`; by default each report uses the nearest one. */
  readonly config?: {readonly file: string} | 'none' | undefined
}

/**
 * Finds, reads and merges the configurations of all reports. Loads no parser before one is found.
 */
export class Configurations {
  readonly #options: ConfigurationsOptions
  readonly #finder: ConfigFinder
  /** Layers by path of the configuration. */
  readonly #layers = new Map<string, Promise<readonly Layer[]>>()
  /** Settings by the ids of their parts; many reports share them. */
  readonly #settings = new Map<string, Settings>()

  constructor(options: ConfigurationsOptions) {
    this.#options = options
    this.#finder = new ConfigFinder(options.cwd, options.home)
  }

  /**
   * Returns the settings for a report.
   *
   * @param path Absolute path.
   * @throws Problem If its configuration is invalid.
   */
  async settingsFor(path: string): Promise<Settings> {
    const layers = await this.#layersFor(path)
    const parts = this.#partsFor(layers, path)
    const key = parts.map(({id}) => id).join('\n')
    const known = this.#settings.get(key)
    if (known) return known
    const {reportUnused, rules} = this.#options
    const effective = merge(rules, parts)
    const settings = settle(rules, {
      ...toOptions(effective),
      lang: effective.lang.value ?? this.#options.language,
      reportUnusedDisableDirectives: reportUnused
    })
    if (settings.shape.titleKey !== undefined) await loadFrontMatter()
    this.#settings.set(key, settings)
    return settings
  }

  /** Returns the layers of the configuration for a report, without what the command line sets. */
  layersFor(path: string): Promise<readonly Layer[]> {
    return this.#layersFor(path)
  }

  /**
   * Returns the `links` settings for a report.
   *
   * @param path Absolute path.
   * @throws Problem If its configuration is invalid.
   */
  async linksFor(path: string): Promise<NonNullable<Config['links']>> {
    return toLinks(await this.effectiveFor(path))
  }

  /** Whether `files` match a path; undefined if `files` is not configured. */
  async takes(path: string): Promise<boolean | undefined> {
    return matchesFiles(await this.#layersFor(path), path)
  }

  /** Returns the merged configuration for a report, with the source of each value. */
  async effectiveFor(path: string): Promise<Effective> {
    const effective = merge(this.#options.rules, this.#partsFor(await this.#layersFor(path), path))
    const {language} = this.#options
    if (!effective.lang.value) effective.lang = {value: language, from: 'environment'}
    return effective
  }

  /**
   * Returns the language of general output: that of the current folder. An invalid configuration is
   * ignored here, since it is reported when a report uses it.
   */
  async language(): Promise<Language> {
    const {cwd, commandLine, language} = this.#options
    if (commandLine.lang) return commandLine.lang
    const layers = await this.#layersFor(cwd, cwd).catch(() => [])
    return layers.findLast(({config}) => config.lang)?.config.lang ?? language
  }

  /** Returns the absolute paths of all configurations read so far. */
  async files(): Promise<string[]> {
    return (await this.#allLayers()).map(({id}) => id).filter((id) => isAbsolute(id))
  }

  /** Returns the ids by which rules are configured, in the files read so far and by arguments. */
  async ruleIds(): Promise<string[]> {
    const parts = (await this.#allLayers()).flatMap(({config}) => [
      config,
      ...(config.overrides ?? [])
    ])
    return [...parts, this.#options.commandLine].flatMap(({rules = {}}) => Object.keys(rules))
  }

  async #allLayers(): Promise<Layer[]> {
    const read = [...this.#layers.values()].map((layers) => layers.catch(() => []))
    return (await Promise.all(read)).flat()
  }

  #partsFor(layers: readonly Layer[], path: string): LayerPart[] {
    const {lang, rules} = this.#options.commandLine
    const part = {...(lang && {lang}), rules} as LayerPart['part']
    return [...partsFor(layers, path), {id: '', part, sourceOf: () => 'command line'}]
  }

  async #layersFor(path: string, folder = dirname(path)): Promise<readonly Layer[]> {
    const {cwd, config, rules} = this.#options
    if (config === 'none') return []
    const found = config === undefined ? this.#finder.find(folder) : resolve(cwd, config.file)
    if (found === undefined) return []
    let read = this.#layers.get(found)
    if (!read) {
      const {readLayers} = await import('./extend.ts')
      // Another call may have started to read it meanwhile.
      read = this.#layers.get(found) ?? readLayers(found, rules, cwd, config !== undefined)
      this.#layers.set(found, read)
    }
    return read
  }
}

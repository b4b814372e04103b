import type {rules} from '../../rules/index.ts'
import {checkedConfig} from '../config/check.ts'
import {formatKeyPath} from '../config/key-path.ts'
import {type Layer, merge, partsFor, presetLayers, toOptions} from '../config/merge.ts'
import type {PresetName} from '../config/presets.ts'
import type {Config} from '../config/schema.ts'
import type {OptionValues} from '../engine/option.ts'
import type {AnyRule, Severity} from '../engine/rule.ts'
import {type Settings, settle} from '../engine/settings.ts'
import type {NumeralStyle} from '../report/shape.ts'
import type {Language} from '../text/language.ts'

/** A rule of this package. */
export type BuiltIn = (typeof rules)[number]

/** A severity, or a severity with options. */
export type RuleSetting<R extends AnyRule = AnyRule> =
  | Severity
  | 0
  | 1
  | 2
  | readonly [severity: Severity | 0 | 1 | 2, options?: Partial<OptionValues<R['options']>>]

/** Settings of rules, by their ids. */
export type RuleSettings<Own extends AnyRule = never> = {
  readonly [R in BuiltIn | Own as R['id']]?: RuleSetting<R>
} & {
  /** @deprecated Stands for `local-files` and `local-anchors`. */
  readonly 'local-links'?: RuleSetting
}

/** How titles look. */
export interface TitleConfiguration {
  /**
   * Accepted titles, the preferred one first: words with `{year}`, `{month}`, `{week}`, `{issue}`,
   * `{date}` and `{text}`.
   */
  readonly formats?: readonly string[]
  /** How the week is written; `any` keeps what the author wrote. */
  readonly numerals?: NumeralStyle
  /** Key of the front matter that holds the title, where that is no heading. */
  readonly frontMatter?: string
}

/** A level-2 heading; `*` as its name for headings that are free. */
export interface SectionConfiguration {
  readonly name: string
  /** Other names that authors give to it, which are repaired. */
  readonly aliases?: readonly string[]
  /** Whether a report may go without it; false by default. */
  readonly optional?: boolean
}

/** What counts for some reports, or for all. */
interface PartialConfiguration<Own extends AnyRule> {
  readonly title?: TitleConfiguration
  /** The level-2 headings in their order. */
  readonly sections?: readonly (string | SectionConfiguration)[]
  readonly rules?: RuleSettings<Own>
}

/** A part of a configuration that is for some reports. */
export interface Override<Own extends AnyRule = never> extends PartialConfiguration<Own> {
  /** Globs that paths of reports match. */
  readonly files: readonly string[]
}

/**
 * The keys of a configuration file. Type parameters are rules beside those of this package. The schema
 * in `src/config/` says the same, but its types need a package that users do not have.
 */
export interface Configuration<Own extends AnyRule = never> extends PartialConfiguration<Own> {
  readonly $schema?: string
  /** Names of presets; files are read by `readConfiguration`. */
  readonly extends?: PresetName | readonly PresetName[]
  /** Globs of the reports among Markdown files. */
  readonly files?: readonly string[]
  readonly lang?: Language
  /** How the command checks live links; nothing is asked by the library. */
  readonly links?: Readonly<Record<string, unknown>>
  readonly overrides?: readonly Override<Own>[]
}

/** What to settle beside the configuration. */
export interface SettleOptions {
  readonly rules: readonly AnyRule[]
  /** Language of the messages where the configuration names none. */
  readonly language: Language
  readonly reportUnused?: boolean
}

/**
 * Check a configuration, and get the settings for reports from it.
 *
 * @returns The settings for a report, by its path as the globs of the configuration see it.
 * @throws Problems With everything that is wrong, each by its path of keys.
 */
export function configure(
  configuration: Configuration<AnyRule>,
  {rules, language, reportUnused = false}: SettleOptions
): (path: string | undefined) => Settings {
  const config = checkedConfig(configuration, rules)
  const layers = [...presetLayers(config, rules), ownLayer(config)]
  const known = new Map<string, Settings>()
  return (path) => {
    const parts = partsFor(layers, path ?? '')
    const key = parts.map(({id}) => id).join('\n')
    let settings = known.get(key)
    if (!settings) {
      const effective = merge(rules, parts)
      settings = settle(rules, {
        ...toOptions(effective),
        lang: effective.lang.value ?? language,
        reportUnusedDisableDirectives: reportUnused
      })
      known.set(key, settings)
    }
    return path === undefined ? settings : {...settings, path}
  }
}

function ownLayer(config: Config): Layer {
  return {id: 'configuration', relative: (path) => path, config, sourceOf: formatKeyPath}
}

import type {rules} from '../../rules/index.ts'
import {checkConfig} from '../config/check.ts'
import {formatKeyPath} from '../config/key-path.ts'
import {type Layer, merge, partsFor, presetLayers, toOptions} from '../config/merge.ts'
import type {Config} from '../config/schema.ts'
import type {OptionValues} from '../engine/option.ts'
import type {AnyRule, Severity} from '../engine/rule.ts'
import {type Settings, settle} from '../engine/settings.ts'
import type {Language} from '../text/language.ts'
import {Problem, Problems} from '../text/problem.ts'

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

/** A part of a configuration that is for some reports. */
export interface Override<Own extends AnyRule = never> extends Pick<Config, 'title' | 'sections'> {
  /** Globs that paths of reports match. */
  readonly files: readonly string[]
  readonly rules?: RuleSettings<Own>
}

/**
 * The keys of a configuration file. Type parameters are rules beside those of this package.
 *
 * `extends` takes names of presets; files are read by `readConfiguration`.
 */
export interface Configuration<Own extends AnyRule = never>
  extends Pick<Config, '$schema' | 'extends' | 'lang' | 'title' | 'sections' | 'links'> {
  readonly files?: readonly string[]
  readonly rules?: RuleSettings<Own>
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
  const issues = checkConfig(configuration, rules)
  const problems = issues.map(({path, text, values}) => {
    const keys = formatKeyPath(path)
    const prefix = keys === '' ? '' : '{keys}: '
    return new Problem({en: prefix + text.en, zh: prefix + text.zh}, {...values, keys})
  })
  if (problems.length > 0) throw new Problems(problems)
  const config = configuration as Config
  const layers = [...presetLayers(config, rules), ownLayer(config)]
  const known = new Map<string, Settings>()
  return (path) => {
    const parts = partsFor(layers, path ?? '')
    const key = parts.map(({id}) => id).join('\n')
    const effective = merge(rules, parts)
    const settings =
      known.get(key) ??
      settle(rules, {
        ...toOptions(effective),
        lang: effective.lang.value ?? language,
        reportUnusedDisableDirectives: reportUnused
      })
    known.set(key, settings)
    return path === undefined ? settings : {...settings, path}
  }
}

function ownLayer(config: Config): Layer {
  return {id: 'configuration', relative: (path) => path, config, sourceOf: formatKeyPath}
}

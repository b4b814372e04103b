import {formerIds, rulesSetBy} from '../engine/former-rules.ts'
import {defaults} from '../engine/option.ts'
import type {AnyRule, Severity} from '../engine/rule.ts'
import type {Options} from '../engine/settings.ts'
import {defaultShape, type NumeralStyle, type SectionShape} from '../report/shape.ts'
import type {Language, Text} from '../text/language.ts'
import {Problem} from '../text/problem.ts'
import {matchesGlobs} from './glob.ts'
import {isPreset, type PresetName, presetRules} from './presets.ts'
import type {Config, RuleEntry} from './schema.ts'
import type {Key} from './tree.ts'

/** A value with its source. */
export interface Sourced<Value> {
  readonly value: Value
  /** A file with line number, a preset, `command line`, or `default`. */
  readonly from: string
}

/** The merged configuration for one report. */
export interface Effective {
  lang: Sourced<Language | null>
  files: Sourced<readonly string[] | null>
  readonly title: {
    formats: Sourced<readonly string[]>
    numerals: Sourced<NumeralStyle>
    frontMatter: Sourced<string | null>
  }
  sections: Sourced<readonly SectionShape[]>
  readonly rules: Record<string, EffectiveRule>
  readonly links: Record<string, Sourced<unknown> | Record<string, Sourced<unknown>>>
}

interface EffectiveRule {
  severity: Sourced<Severity>
  readonly options: Record<string, Sourced<unknown>>
}

/** One file or preset in a chain of `extends`. */
export interface Layer {
  /** Unique; the absolute path of a file. */
  readonly id: string
  /** A path as the globs of this layer see it; undefined for presets. */
  relative?(path: string): string
  readonly config: Config
  /** Source of the value at a path of keys, as in `Sourced`. */
  sourceOf(path: readonly Key[]): string
}

/** The keys that overrides may set. */
type Part = Omit<Config, '$schema' | 'extends' | 'overrides'>

/** A layer, or one override of it. */
export interface LayerPart {
  /** Unique. */
  readonly id: string
  readonly part: Part
  readonly sourceOf: Layer['sourceOf']
}

/**
 * Returns the parts that apply to a report, in ascending priority: each layer, then its overrides
 * that match the path.
 */
export function partsFor(layers: readonly Layer[], path: string): LayerPart[] {
  return layers.flatMap(({id, config, relative, sourceOf}) => {
    const overrides = (config.overrides ?? []).flatMap((part, index): LayerPart[] => {
      if (!relative || !matchesGlobs(part.files, relative(path))) return []
      const {files: _, ...rest} = part
      return [
        {
          id: `${id}#${index}`,
          part: rest,
          sourceOf: (keys) => sourceOf(['overrides', index, ...keys])
        }
      ]
    })
    return [{id, part: config, sourceOf}, ...overrides]
  })
}

/** Whether `files` match a path; undefined if `files` is not configured. */
export function matchesFiles(layers: readonly Layer[], path: string): boolean | undefined {
  const layer = layers.findLast(({config}) => config.files !== undefined)
  if (!layer?.relative || !layer.config.files) return undefined
  return matchesGlobs(layer.config.files, layer.relative(path))
}

/** The layer of a preset. */
export function presetLayer(name: PresetName, rules: readonly AnyRule[]): Layer {
  return {id: name, config: {rules: presetRules(name, rules)}, sourceOf: () => name}
}

const base: Text = {
  en: '{keys}: Unexpected `{actual}`, expected the name of a preset: only configuration files can extend files',
  zh: '{keys}: 此处不能引用 `{actual}`，应为预设名，只有配置文件才能引用其他文件'
}

/**
 * The layers of the presets that a configuration extends which is no file.
 *
 * @param name What its keys belong to, for messages.
 * @throws Problem Where it extends a file.
 */
export function presetLayers(
  {extends: named = []}: Config,
  rules: readonly AnyRule[],
  name?: string
): Layer[] {
  return [named].flat().map((actual) => {
    const keys = name === undefined ? 'extends' : `${name}.extends`
    if (!isPreset(actual)) throw new Problem(base, {keys, actual})
    return presetLayer(actual, rules)
  })
}

/** Merges parts in ascending priority over the defaults. */
export function merge(rules: readonly AnyRule[], parts: readonly LayerPart[]): Effective {
  const effective = defaultsOf(rules)
  const named = new Set(
    parts.flatMap(({id, part}) => (isPreset(id) ? [] : Object.keys(part.rules ?? {})))
  )
  for (const {part, sourceOf} of parts) {
    const {lang, files, sections} = part
    if (lang !== undefined) effective.lang = {value: lang, from: sourceOf(['lang'])}
    if (files !== undefined) effective.files = {value: files, from: sourceOf(['files'])}
    if (sections !== undefined) {
      const value = sections.map((section) =>
        typeof section === 'string' ? {name: section} : (section as SectionShape)
      )
      effective.sections = {value, from: sourceOf(['sections'])}
    }
    for (const key of ['formats', 'numerals', 'frontMatter'] as const) {
      const value = part.title?.[key]
      if (value === undefined) continue
      Object.assign(effective.title, {[key]: {value, from: sourceOf(['title', key])}})
    }
    mergeRules(effective.rules, part.rules ?? {}, named, sourceOf)
    mergeLinks(effective.links, part.links ?? {}, sourceOf)
  }
  return effective
}

function defaultsOf(rules: readonly AnyRule[]): Effective {
  const byDefault = <Value>(value: Value): Sourced<Value> => ({value, from: 'default'})
  const entries = rules.map((rule): [string, EffectiveRule] => [
    rule.id,
    {severity: byDefault(rule.severity), options: mapValues(defaults(rule.options), byDefault)}
  ])
  return {
    lang: byDefault(null),
    files: byDefault(null),
    title: {
      formats: byDefault(defaultShape.titles),
      numerals: byDefault(defaultShape.numerals),
      frontMatter: byDefault(null)
    },
    sections: byDefault(defaultShape.sections),
    rules: Object.fromEntries(entries),
    links: {}
  }
}

/**
 * A severity without options keeps earlier options; options are merged one by one.
 *
 * @param named Ids of rules that are configured anywhere: what was split from a rule follows that
 *   only where it is not among them.
 */
function mergeRules(
  merged: Effective['rules'],
  entries: Readonly<Record<string, RuleEntry | undefined>>,
  named: ReadonlySet<string>,
  sourceOf: Layer['sourceOf']
): void {
  for (const [id, entry] of Object.entries(entries)) {
    if (entry === undefined) continue
    const [severity, options] = typeof entry === 'object' ? entry : [entry]
    const isSet = (rule: string) =>
      formerIds.includes(id) ? Object.hasOwn(entries, rule) : named.has(rule)
    for (const target of rulesSetBy(id, isSet)) {
      const rule = merged[target]
      if (!rule) continue
      rule.severity = {value: severityOf(severity), from: sourceOf(['rules', id])}
      for (const [name, value] of Object.entries(options ?? {})) {
        if (name in rule.options)
          rule.options[name] = {value, from: sourceOf(['rules', id, 1, name])}
      }
    }
  }
}

function severityOf(severity: Severity | 0 | 1 | 2): Severity {
  return typeof severity === 'number' ? (['off', 'warn', 'error'] as const)[severity] : severity
}

function mergeLinks(
  merged: Effective['links'],
  {hosts, ...rest}: NonNullable<Config['links']>,
  sourceOf: Layer['sourceOf']
): void {
  for (const [key, value] of Object.entries(rest)) {
    merged[key] = {value, from: sourceOf(['links', key])}
  }
  if (hosts === undefined) return
  const found = Object.entries(hosts).map(([host, value]) => [
    host,
    {value, from: sourceOf(['links', 'hosts', host])}
  ])
  merged.hosts = {...merged.hosts, ...Object.fromEntries(found)}
}

/** The merged `links`, without sources. */
export function toLinks({links: {hosts, ...rest}}: Effective): NonNullable<Config['links']> {
  const links = {
    ...mapValues(rest, ({value}) => value),
    ...(hosts && {hosts: mapValues(hosts as Record<string, Sourced<unknown>>, ({value}) => value)})
  }
  return links as NonNullable<Config['links']>
}

/** The merged configuration as options of the engine. */
export function toOptions({title, sections, rules}: Effective): Options {
  return {
    shape: {
      titles: title.formats.value,
      numerals: title.numerals.value,
      titleKey: title.frontMatter.value ?? undefined,
      sections: sections.value
    },
    rules: mapValues(rules, ({severity, options}) => [
      severity.value,
      mapValues(options, ({value}) => value)
    ])
  }
}

/** The merged configuration as one, without what is the default. */
export function toConfig(effective: Effective): Config {
  const set = ({value, from}: Sourced<unknown>) => (from === 'default' ? undefined : value)
  const {lang, files, title, sections, rules} = effective
  const configured = Object.entries(rules).flatMap(([id, {severity, options}]) => {
    const own = Object.entries(options).filter(([, {from}]) => from !== 'default')
    if (own.length === 0 && severity.from === 'default') return []
    return [[id, [severity.value, mapValues(Object.fromEntries(own), ({value}) => value)]]]
  })
  const config = {
    lang: lang.value ?? undefined,
    files: files.value ?? undefined,
    title: mapValues<Sourced<unknown>, unknown>(title, set),
    sections: set(sections),
    rules: Object.fromEntries(configured),
    links: toLinks(effective)
  }
  // Only JSON has no place for undefined.
  return JSON.parse(JSON.stringify(config)) as Config
}

function mapValues<Value, Result>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value) => Result
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}

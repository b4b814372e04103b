import {relative, sep} from 'node:path'
import {formerIds, rulesSetBy} from '../engine/former-rules.ts'
import {defaults} from '../engine/option.ts'
import type {AnyRule, Severity} from '../engine/rule.ts'
import type {Options} from '../engine/settings.ts'
import {defaultShape, type NumeralStyle, type SectionShape} from '../report/shape.ts'
import type {Language} from '../text/language.ts'
import {takes} from './glob.ts'
import {isPreset} from './presets.ts'
import type {Config, RuleEntry} from './schema.ts'
import type {Key} from './tree.ts'

/** A value of the configuration that is in effect, with where it was set. */
export interface Sourced<Value> {
  readonly value: Value
  /** A file with a line, a preset, `command line`, or `default`. */
  readonly from: string
}

/** What is in effect for one report, with where each value comes from. */
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

/** One configuration of those that build on one another. */
export interface Layer {
  /** Tells it from the others. */
  readonly id: string
  /** Folder that its globs are relative to; a preset has none. */
  readonly folder?: string
  readonly config: Config
  /** Name and line of what a path of keys leads to. */
  from(path: readonly Key[]): string
}

/** What may be said for some reports alone. */
type Part = Omit<Config, '$schema' | 'extends' | 'overrides'>

/** A part of a configuration that is in effect. */
export interface Source {
  /** Tells it from the others. */
  readonly id: string
  readonly part: Part
  readonly from: Layer['from']
}

/**
 * The parts of configurations that are for a report, the strongest last: each layer, and after it
 * those of its overrides that take the path.
 */
export function partsFor(layers: readonly Layer[], path: string): Source[] {
  return layers.flatMap(({id, config, folder, from}) => {
    const overrides = (config.overrides ?? []).flatMap((part, index): Source[] => {
      if (folder === undefined || !takes(part.files, below(folder, path))) return []
      const {files: _, ...rest} = part
      return [
        {id: `${id}#${index}`, part: rest, from: (keys) => from(['overrides', index, ...keys])}
      ]
    })
    return [{id, part: config, from}, ...overrides]
  })
}

/** Whether the configured `files` take a path; nothing where none are configured. */
export function takesFile(layers: readonly Layer[], path: string): boolean | undefined {
  const layer = layers.findLast(({config}) => config.files !== undefined)
  if (!layer?.folder || !layer.config.files) return undefined
  return takes(layer.config.files, below(layer.folder, path))
}

function below(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/')
}

/** Put the parts one on another, over the defaults. */
export function merge(rules: readonly AnyRule[], sources: readonly Source[]): Effective {
  const effective = startFrom(rules)
  const named = new Set(
    sources.flatMap(({id, part}) => (isPreset(id) ? [] : Object.keys(part.rules ?? {})))
  )
  for (const {part, from} of sources) {
    const {lang, files, sections} = part
    if (lang !== undefined) effective.lang = {value: lang, from: from(['lang'])}
    if (files !== undefined) effective.files = {value: files, from: from(['files'])}
    if (sections !== undefined) {
      const value = sections.map((section) =>
        typeof section === 'string' ? {name: section} : (section as SectionShape)
      )
      effective.sections = {value, from: from(['sections'])}
    }
    for (const key of ['formats', 'numerals', 'frontMatter'] as const) {
      const value = part.title?.[key]
      if (value === undefined) continue
      Object.assign(effective.title, {[key]: {value, from: from(['title', key])}})
    }
    mergeRules(effective.rules, part.rules ?? {}, named, from)
    mergeLinks(effective.links, part.links ?? {}, from)
  }
  return effective
}

function startFrom(rules: readonly AnyRule[]): Effective {
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
 * A severity alone keeps the options that were set below; options are set one by one.
 *
 * @param named Ids of rules that are configured anywhere: what was split from a rule follows that
 *   only where it is not among them.
 */
function mergeRules(
  merged: Effective['rules'],
  entries: Readonly<Record<string, RuleEntry | undefined>>,
  named: ReadonlySet<string>,
  from: Layer['from']
): void {
  for (const [id, entry] of Object.entries(entries)) {
    if (entry === undefined) continue
    const [severity, options] = typeof entry === 'object' ? entry : [entry]
    const isSet = (rule: string) =>
      formerIds.includes(id) ? Object.hasOwn(entries, rule) : named.has(rule)
    for (const target of rulesSetBy(id, isSet)) {
      const rule = merged[target]
      if (!rule) continue
      rule.severity = {value: severityOf(severity), from: from(['rules', id])}
      for (const [name, value] of Object.entries(options ?? {})) {
        if (name in rule.options) rule.options[name] = {value, from: from(['rules', id, 1, name])}
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
  from: Layer['from']
): void {
  for (const [key, value] of Object.entries(rest)) {
    merged[key] = {value, from: from(['links', key])}
  }
  if (hosts === undefined) return
  const found = Object.entries(hosts).map(([host, value]) => [
    host,
    {value, from: from(['links', 'hosts', host])}
  ])
  merged.hosts = {...merged.hosts, ...Object.fromEntries(found)}
}

/** What is in effect for links, as one value. */
export function toLinks({links: {hosts, ...rest}}: Effective): NonNullable<Config['links']> {
  const links = {
    ...mapValues(rest, ({value}) => value),
    ...(hosts && {hosts: mapValues(hosts as Record<string, Sourced<unknown>>, ({value}) => value)})
  }
  return links as NonNullable<Config['links']>
}

/** What is in effect, as options of the lint. */
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

function mapValues<Value, Result>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value) => Result
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}

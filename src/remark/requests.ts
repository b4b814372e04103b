import type {VFile} from 'vfile'
import type {Config, RuleEntry} from '../config/schema.ts'
import {formerIds, rulesNamed} from '../engine/former-rules.ts'
import type {AnyRule} from '../engine/rule.ts'

/** Stands for the configuration of a plugin that is part of the preset. */
export const presetMark = 'preset'

/** What one plugin asks for. */
export interface Request {
  /** The rule; undefined for a former id, which stands for several. */
  readonly rule: AnyRule | undefined
  /** What the plugin was configured with. */
  readonly config: unknown
}

/** For each id that a pipeline asks for, the last request. */
export type Requests = Map<string, Request>

const requests = new WeakMap<VFile, Requests>()

/** The rules that a pipeline asks for, for one file. */
export function requestsFor(file: VFile): Requests {
  const known = requests.get(file) ?? new Map<string, Request>()
  requests.set(file, known)
  return known
}

/**
 * Rules as a pipeline asks for them, in the form of a configuration. With the preset, rules are
 * configured by the project, and a plugin that is switched off is missing; without it, all rules are
 * off that have no plugin.
 *
 * @returns What is wrong about it is for the schema to find.
 */
export function toRules(
  requested: Requests,
  rules: readonly AnyRule[]
): NonNullable<Config['rules']> {
  const isPreset = [...requested.values()].some(({config}) => config === presetMark)
  const ids = isPreset ? [...rules.map(({id}) => id), ...formerIds] : rules.map(({id}) => id)
  const named = new Set([...requested.keys()].flatMap(rulesNamed))
  const entries = ids.flatMap((id): [string, RuleEntry][] => {
    if (isPreset ? requested.has(id) : named.has(id)) return []
    return [[id, 'off']]
  })
  for (const [id, {config}] of requested) {
    const entry = toEntry(config, id, rules)
    if (entry !== undefined) entries.push([id, entry])
  }
  return Object.fromEntries(entries)
}

/** A severity alone, options alone, or both, as a configuration has them. */
function toEntry(config: unknown, id: string, rules: readonly AnyRule[]): RuleEntry | undefined {
  if (config === presetMark) return undefined
  const [first] = rulesNamed(id)
  const byDefault = rules.find((rule) => rule.id === id || rule.id === first)?.severity
  const severity = byDefault === 'error' ? 'error' : 'warn'
  if (config === undefined || (Array.isArray(config) && config.length === 0)) {
    return byDefault === 'off' ? severity : undefined
  }
  const label = (value: unknown) => (value === true || value === 'on' ? severity : value)
  const pair = Array.isArray(config)
    ? config
    : typeof config === 'object'
      ? [true, config]
      : [config]
  const [level, ...options] = pair
  return (options.length > 0 ? [label(level), ...options] : label(level)) as RuleEntry
}

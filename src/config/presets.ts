import type {AnyRule, Severity} from '../engine/rule.ts'

/** Configurations that are built in, for `extends`. */
export const presetNames = ['recommended', 'strict', 'typography'] as const
export type PresetName = (typeof presetNames)[number]

/** Whether a name is that of a built-in configuration. */
export function isPreset(name: string): name is PresetName {
  return presetNames.some((preset) => preset === name)
}

/** Rules that are off because they only suit archives without holes; who is strict has such a one. */
const alsoStrict = ['no-missing-week']

/**
 * What a preset says of each rule.
 *
 * - `recommended`: what is so without any configuration.
 * - `strict`: warnings become errors.
 * - `typography`: the rules of Chinese typography. There are none yet, so that it says nothing.
 */
export function presetRules(
  name: PresetName,
  rules: readonly AnyRule[]
): Readonly<Record<string, Severity>> {
  if (name === 'typography') return {}
  return Object.fromEntries(
    rules.map(({id, severity}) => {
      const isError = name === 'strict' && (severity === 'warn' || alsoStrict.includes(id))
      return [id, isError ? 'error' : severity]
    })
  )
}

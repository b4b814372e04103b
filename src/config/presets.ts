import type {AnyRule, Severity} from '../engine/rule.ts'

export const presetNames = ['recommended', 'strict', 'typography'] as const
export type PresetName = (typeof presetNames)[number]

/** Whether a name is that of a built-in configuration. */
export function isPreset(name: string): name is PresetName {
  return presetNames.some((preset) => preset === name)
}

/** Rules that are off by default and on in `strict`. */
const alsoStrict = ['no-missing-week']

/**
 * Returns the severities that a preset sets.
 *
 * - `recommended`: the defaults.
 * - `strict`: warnings become errors.
 * - `typography`: rules of Chinese typography; there are none yet.
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

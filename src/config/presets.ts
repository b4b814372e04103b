import type {AnyRule, Severity} from '../engine/rule.ts'

export const presetNames = ['recommended', 'strict', 'typography'] as const
export type PresetName = (typeof presetNames)[number]

/** Whether a name is that of a built-in configuration. */
export function isPreset(name: string): name is PresetName {
  return presetNames.some((preset) => preset === name)
}

/** Rules of Chinese typography; all off by default. */
export const typographyRules = [
  'cjk-spacing',
  'full-width-punctuation',
  'ellipsis',
  'repeated-punctuation',
  'paired-marks',
  'quotes',
  'no-full-width-alphanumerics',
  'proper-nouns'
] as const

/**
 * Rules that are off by default and on in `strict`: of typography those that a public newsletter should
 * have, which are no matter of taste.
 */
const alsoStrict = [
  'no-missing-week',
  'full-width-punctuation',
  'ellipsis',
  'repeated-punctuation',
  'paired-marks',
  'no-full-width-alphanumerics'
]

/**
 * Returns the severities that a preset sets.
 *
 * - `recommended`: the defaults.
 * - `strict`: warnings become errors, and more rules are on.
 * - `typography`: rules of Chinese typography, as warnings.
 */
export function presetRules(
  name: PresetName,
  rules: readonly AnyRule[]
): Readonly<Record<string, Severity>> {
  if (name === 'typography') return Object.fromEntries(typographyRules.map((id) => [id, 'warn']))
  return Object.fromEntries(
    rules.map(({id, severity}) => {
      const isError = name === 'strict' && (severity === 'warn' || alsoStrict.includes(id))
      return [id, isError ? 'error' : severity]
    })
  )
}

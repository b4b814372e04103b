import type {ReportContext} from '../report/report.ts'
import {defaultShape, type NumeralStyle, numeralStyles, type ReportShape} from '../report/shape.ts'
import type {Range} from '../syntax/edit.ts'
import type {Parser} from '../syntax/processor.ts'
import type {Language} from '../text/language.ts'
import {rulesNamed, rulesSetBy} from './former-rules.ts'
import {defaults} from './option.ts'
import type {AnyRule, Severity} from './rule.ts'

/** Severity of a rule, with options where some are set. */
export type RuleSetting =
  | Severity
  | readonly [severity: Severity, options?: Readonly<Record<string, unknown>>]

/** What a caller may set; everything has a default. */
export interface Options {
  /** Path of the report, for its messages. */
  readonly path?: string
  /** Language of the messages; English by default. */
  readonly lang?: Language
  /** What a report looks like: accepted titles, and sections. */
  readonly shape?: Partial<ReportShape>
  /** Rules by id; what is not named keeps its default severity. */
  readonly rules?: Readonly<Record<string, RuleSetting>>
  /** Whether a comment that switches off nothing is a finding. */
  readonly reportUnusedDisableDirectives?: boolean
}

/** A rule that is switched on, with all of its options. */
export interface ActiveRule {
  readonly rule: AnyRule
  readonly severity: Exclude<Severity, 'off'>
  readonly options: Readonly<Record<string, unknown>>
}

/** Everything that a run over one text needs, with defaults filled in. */
export interface Settings {
  readonly path: string | undefined
  /** Where the report stands in its project; where that is not known, at `path`. */
  readonly context?: ReportContext | undefined
  readonly language: Language
  readonly shape: ReportShape
  readonly rules: readonly ActiveRule[]
  readonly known: readonly string[]
  readonly reportUnused: boolean
  /**
   * Which lines count, as ranges of a text with their line ends: findings on others are neither
   * told nor repaired. Asked anew for each text that a repair goes through.
   */
  readonly lineRanges?: ((content: string) => readonly Range[]) | undefined
  /** Reads the text, and proves edits; that of this package by default. */
  readonly parser?: Parser | undefined
  /**
   * Whether edits are asked for; `true` by default. Where they are not, those alone are proven that
   * decide whether there is a finding.
   */
  readonly edits?: boolean | undefined
  /**
   * Whether `parser` makes the tree of the text; `true` by default. Otherwise no edit is offered, and
   * what depends on one is not told.
   */
  readonly canProve?: boolean | undefined
  /** Whether warnings and notes are left out, and nothing is proven for them. */
  readonly errorsOnly?: boolean | undefined
}

/**
 * Fill in defaults.
 *
 * @param rules All rules there are, in their order.
 * @param options What the caller set.
 * @throws RangeError Where a rule is named that does not exist.
 */
export function settle(rules: readonly AnyRule[], options: Options = {}): Settings {
  const known = rules.map((rule) => rule.id)
  const set = options.rules ?? {}
  const settings = new Map<string, RuleSetting>()
  for (const [id, setting] of Object.entries(set)) {
    const isKnown = rulesNamed(id).some((rule) => known.includes(rule))
    if (!isKnown) throw new RangeError(`Unexpected rule \`${id}\``)
    for (const rule of rulesSetBy(id, (rule) => Object.hasOwn(set, rule))) {
      settings.set(rule, setting)
    }
  }
  const active = rules.flatMap((rule) => activate(rule, settings.get(rule.id)) ?? [])
  return {
    path: options.path,
    language: options.lang ?? 'en',
    shape: withFormats({...defaultShape, ...options.shape}, active),
    rules: active,
    known,
    reportUnused: options.reportUnusedDisableDirectives ?? false
  }
}

function activate(rule: AnyRule, setting: RuleSetting = rule.severity): ActiveRule | undefined {
  const [severity, options] = typeof setting === 'string' ? [setting] : setting
  if (severity === 'off') return undefined
  return {rule, severity, options: {...defaults(rule.options), ...options}}
}

/** Titles that `title-format` accepts are titles to all rules, also where only its options say so. */
function withFormats(shape: ReportShape, active: readonly ActiveRule[]): ReportShape {
  const {formats, numerals} = active.find(({rule}) => rule.id === 'title-format')?.options ?? {}
  return {
    ...shape,
    ...(Array.isArray(formats) && formats.length > 0 && {titles: formats as readonly string[]}),
    ...(isStyle(numerals) && numerals !== 'any' && {numerals})
  }
}

function isStyle(value: unknown): value is NumeralStyle {
  return numeralStyles.some((style) => style === value)
}

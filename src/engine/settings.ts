import type {Root} from 'mdast'
import type {ReportContext} from '../report/report.ts'
import {defaultShape, type NumeralStyle, numeralStyles, type ReportShape} from '../report/shape.ts'
import type {Range} from '../syntax/edit.ts'
import type {Parser} from '../syntax/processor.ts'
import type {Language} from '../text/language.ts'
import {rulesNamed, rulesSetBy} from './former-rules.ts'
import {defaults} from './option.ts'
import type {AnyRule, Severity} from './rule.ts'

/** Severity of a rule, with its options if any are set. */
export type RuleSetting =
  | Severity
  | readonly [severity: Severity, options?: Readonly<Record<string, unknown>>]

/** Options of the caller; all have a default. */
export interface Options {
  /** Path of the report, for its messages. */
  readonly path?: string
  /** Language of the messages; English by default. */
  readonly lang?: Language
  /** What a report looks like: accepted titles, and sections. */
  readonly shape?: Partial<ReportShape>
  /** Settings by rule id; other rules keep their default severity. */
  readonly rules?: Readonly<Record<string, RuleSetting>>
  /** Whether unused directives are reported. */
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
  /** Context of the report in its project; by default, only its `path`. */
  readonly context?: ReportContext | undefined
  readonly language: Language
  readonly shape: ReportShape
  readonly rules: readonly ActiveRule[]
  readonly known: readonly string[]
  /** Those of the rules that are not of this package. */
  readonly own?: ReadonlySet<AnyRule> | undefined
  readonly reportUnused: boolean
  /**
   * Returns the ranges of the lines that count, including line endings; findings on others are neither
   * reported nor fixed. Called for each text between the passes of a fix.
   */
  readonly lineRanges?: ((content: string) => readonly Range[]) | undefined
  /** Parses the text, and proves edits; by default, that of this package. */
  readonly parser?: Parser | undefined
  /**
   * Reads a text in less time than `parser`, to the same tree; undefined for a text that it does not
   * know. Only for a text that was not edited: edits are proven by `parser`.
   */
  readonly readTree?: ((text: string) => Root | undefined) | undefined
  /**
   * Whether edits are requested; `true` by default. Otherwise only edits that decide whether there is
   * a finding are proven.
   */
  readonly edits?: boolean | undefined
  /**
   * Whether `parser` produces the tree of the text; `true` by default. Otherwise no edit is offered,
   * and findings that need one are not reported.
   */
  readonly canProve?: boolean | undefined
  /** Whether warnings and notes are left out, and their edits are not proven. */
  readonly errorsOnly?: boolean | undefined
}

/**
 * Fills in defaults.
 *
 * @param rules All rules there are, in their order.
 * @param options What the caller set.
 * @throws RangeError If there is no rule with one of the ids.
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
    shape: {
      ...withFormats({...defaultShape, ...options.shape}, active),
      ...indentOf(settings.get('list-indent'))
    },
    rules: active,
    known,
    reportUnused: options.reportUnusedDisableDirectives ?? false
  }
}

/** Settings of a formatter: the layout rules, and those that keep a text from being formatted. */
export function onlyLayout(settings: Settings): Settings {
  const rules = settings.rules
    .filter(({rule}) => rule.layout || rule.blocksOthers)
    .map((active) => ({...active, options: {...active.options, ...active.rule.whenFormatting}}))
  return {...settings, rules}
}

function activate(rule: AnyRule, setting: RuleSetting = rule.severity): ActiveRule | undefined {
  const [severity, options] = typeof setting === 'string' ? [setting] : setting
  if (severity === 'off') return undefined
  return {rule, severity, options: {...defaults(rule.options), ...options}}
}

/** Adds the titles that the options of `title-format` accept to the shape, for all rules. */
function withFormats(shape: ReportShape, active: readonly ActiveRule[]): ReportShape {
  const {formats, numerals} = active.find(({rule}) => rule.id === 'title-format')?.options ?? {}
  return {
    ...shape,
    ...(Array.isArray(formats) && formats.length > 0 && {titles: formats as readonly string[]}),
    ...(isStyle(numerals) && numerals !== 'any' && {numerals})
  }
}

/** The indentation that `list-indent` is set to; also where it is off, other rules indent by it. */
function indentOf(setting: RuleSetting | undefined): Partial<ReportShape> {
  const [, {indent} = {}] = Array.isArray(setting) ? setting : []
  return typeof indent === 'number' ? {indent} : {}
}

function isStyle(value: unknown): value is NumeralStyle {
  return numeralStyles.some((style) => style === value)
}

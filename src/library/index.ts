import type {AnyRule} from '../engine/rule.ts'
import type {Configuration} from './configuration.ts'
import type {LintedFile} from './finding.ts'
import {createLinter, type FileOptions, type FixOptions, type LinterOptions} from './linter.ts'

export {rules} from '../../rules/index.ts'
export type {Message} from '../engine/message.ts'
export type {
  Alternative,
  AnyRule,
  Change,
  Example,
  Related,
  Rule,
  RuleFinding,
  Severity
} from '../engine/rule.ts'
export {defineRule} from '../engine/rule.ts'
export type {Report} from '../report/report.ts'
export type {NumeralStyle, ReportShape, SectionShape} from '../report/shape.ts'
export type {Edit, Range} from '../syntax/edit.ts'
export type {Language, Text} from '../text/language.ts'
export type {
  BuiltIn,
  Configuration,
  Override,
  RuleSetting,
  RuleSettings,
  SectionConfiguration,
  TitleConfiguration
} from './configuration.ts'
export type {Finding, LintedFile} from './finding.ts'
export type {FileOptions, FixOptions, Linter, LinterOptions} from './linter.ts'
export {createLinter} from './linter.ts'

/** The keys of a configuration, and what a linter and one text have beside it. */
type Options<Own extends AnyRule, Rest> = Configuration<NoInfer<Own>> & LinterOptions<Own> & Rest

/**
 * Look for what is wrong in one report.
 *
 * @param text Markdown.
 * @throws Problems Where the configuration is wrong.
 */
export async function lint<const Own extends AnyRule = never>(
  text: string,
  options: Options<Own, FileOptions> = {}
): Promise<LintedFile> {
  const {linter, rest} = split(options)
  return linter.lint(text, rest)
}

/**
 * Apply what is safe.
 *
 * @param text Markdown.
 * @returns A file with the fixed text as its value, and findings on what is left.
 * @throws Problems Where the configuration is wrong.
 */
export async function fix<const Own extends AnyRule = never>(
  text: string,
  options: Options<Own, FixOptions> = {}
): Promise<LintedFile> {
  const {linter, rest} = split(options)
  return linter.fix(text, rest)
}

/**
 * Apply the layout rules, and no other.
 *
 * @param text Markdown.
 * @returns A file with the text laid out as its value, and findings on what could not be.
 * @throws Problems Where the configuration is wrong.
 */
export async function format<const Own extends AnyRule = never>(
  text: string,
  options: Options<Own, FileOptions> = {}
): Promise<LintedFile> {
  const {linter, rest} = split(options)
  return linter.format(text, rest)
}

function split<Own extends AnyRule>({
  language,
  path,
  plugins,
  processor,
  reportUnusedDisableDirectives,
  unsafe,
  ...configuration
}: Options<Own, FixOptions>) {
  const linter = createLinter(configuration as Configuration<AnyRule>, {
    ...(language && {language}),
    ...(plugins && {plugins}),
    ...(processor && {processor}),
    ...(reportUnusedDisableDirectives !== undefined && {reportUnusedDisableDirectives})
  })
  return {
    linter,
    rest: {...(path !== undefined && {path}), ...(unsafe !== undefined && {unsafe})}
  }
}

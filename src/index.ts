import type {VFile} from 'vfile'
import {rules} from '../rules/index.ts'
import {fixText} from './engine/fix.ts'
import {lintText, splitByteOrderMark} from './engine/lint.ts'
import {type Options, settle} from './engine/settings.ts'

export type {Message} from './engine/message.ts'
export type {Change, Example, Finding, Rule, Severity} from './engine/rule.ts'
export {defineRule} from './engine/rule.ts'
export type {Options, RuleSetting} from './engine/settings.ts'
export {preset as default} from './remark/preset.ts'
export type {Report} from './report/report.ts'
export type {NumeralStyle, ReportShape, SectionShape} from './report/shape.ts'
export type {Edit, Range} from './syntax/edit.ts'
export type {Language, Text} from './text/language.ts'
export {rules}

/** What `fix` takes beside the options of `lint`. */
export interface FixOptions extends Options {
  /** Whether to apply suggestions too, which may change what the report says. */
  readonly unsafe?: boolean
}

/**
 * Look for what is wrong in one report.
 *
 * @param text Markdown.
 * @returns A file with messages (`Message`), in the order of their places.
 */
export async function lint(text: string, options?: Options): Promise<VFile> {
  const {mark, content} = splitByteOrderMark(text)
  const file = lintText(content, settle(rules, options))
  file.value = mark + String(file)
  return file
}

/**
 * Repair what is safe to repair.
 *
 * @param text Markdown.
 * @returns A file with the repaired text as its value, and messages on what is left.
 */
export async function fix(text: string, options: FixOptions = {}): Promise<VFile> {
  const {mark, content} = splitByteOrderMark(text)
  const file = fixText(content, {...settle(rules, options), unsafe: options.unsafe ?? false})
  file.value = mark + String(file)
  return file
}

/**
 * Lay a report out: apply the layout rules, and no other.
 *
 * @param text Markdown.
 * @param options As for `lint`; of `rules`, those of the layout count.
 * @returns A file with the text laid out as its value, and messages on what could not be.
 */
export async function format(text: string, options: Options = {}): Promise<VFile> {
  const settings = rules.map(
    (rule) => [rule.id, 'layout' in rule ? (options.rules?.[rule.id] ?? 'warn') : 'off'] as const
  )
  return fix(text, {...options, rules: Object.fromEntries(settings)})
}

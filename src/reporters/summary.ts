import {say, type Text} from '../text/language.ts'
import {painter} from './paint.ts'
import {type Count, errorsText, notesText, type ReporterOptions, warningsText} from './result.ts'

const messages = {
  separator: {en: ', ', zh: '，'},
  fixable: {
    en: '[*] {amount} repairable with `--fix`',
    zh: '[*] {amount} 处可用 `--fix` 修复'
  },
  suggestions: {
    en: '[?] {amount} with `--fix --unsafe-fixes`',
    zh: '[?] {amount} 处可用 `--fix --unsafe-fixes` 修复'
  }
} satisfies Record<string, Text>

/** The counts on one line, without a line ending. */
export function summaryOf(
  {errors, warnings, notes, fixable, suggestions}: Count,
  {language, color}: Pick<ReporterOptions, 'language' | 'color'>
): string {
  const paint = painter(color)
  return [
    errors > 0 ? `${paint('red', '✖')} ${errorsText(errors)[language]}` : '',
    warnings > 0 ? `${paint('yellow', '⚠')} ${warningsText(warnings)[language]}` : '',
    notes > 0 ? `${paint('blue', 'ℹ')} ${notesText(notes)[language]}` : '',
    fixable > 0 ? say(messages.fixable, language, {amount: fixable}) : '',
    suggestions > 0 ? say(messages.suggestions, language, {amount: suggestions}) : ''
  ]
    .filter((part) => part !== '')
    .join(messages.separator[language])
}

/**
 * The last line of a report: the totals, unless they follow later.
 *
 * @param own Counts of the printed messages.
 */
export function totalLine(
  own: Count,
  options: Pick<ReporterOptions, 'language' | 'color' | 'total'>
): string {
  const {total = own} = options
  if (total === 'later') return ''
  const line = summaryOf(total, options)
  return line === '' ? '' : `${line}\n`
}

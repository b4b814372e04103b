import {say, type Text} from '../language.ts'
import {safeText} from '../safe-text.ts'
import {
  type Count,
  count,
  errorsText,
  notesText,
  type ReporterOptions,
  type Result,
  repairMark,
  warningsText
} from './result.ts'

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

type TextOptions = Pick<ReporterOptions, 'language' | 'color'>

/** The look of vfile-reporter, file by file in the order of the results. */
export async function text(
  results: readonly Result[],
  {language, color}: TextOptions
): Promise<string> {
  const loud = results.filter(({messages}) => messages.length > 0)
  if (loud.length === 0) return ''
  const [{reporter}, {VFile}] = await Promise.all([import('vfile-reporter'), import('vfile')])
  const blocks = loud.map((result) => {
    const file = new VFile({path: safeText(result.name)})
    for (const message of result.messages) {
      file.message(safeText(message.reason) + repairMark(message), {
        place: message.place,
        ruleId: message.ruleId,
        source: message.source
      }).fatal = message.fatal
    }
    // It ends with an empty line and its count of this file, in English.
    return reporter([file], {color, quiet: true}).replace(/\n\n.*$/, '')
  })
  const total = count(loud.flatMap(({messages}) => messages))
  return `${[...blocks, countLine(total, {language, color})].join('\n\n')}\n`
}

function countLine(total: Count, {language, color}: TextOptions): string {
  const red = (mark: string) => (color ? `\u001B[31m${mark}\u001B[39m` : mark)
  const yellow = (mark: string) => (color ? `\u001B[33m${mark}\u001B[39m` : mark)
  const blue = (mark: string) => (color ? `\u001B[34m${mark}\u001B[39m` : mark)
  return [
    total.errors > 0 ? `${red('✖')} ${errorsText(total.errors)[language]}` : '',
    total.warnings > 0 ? `${yellow('⚠')} ${warningsText(total.warnings)[language]}` : '',
    total.notes > 0 ? `${blue('ℹ')} ${notesText(total.notes)[language]}` : '',
    total.fixable > 0 ? say(messages.fixable, language, {amount: total.fixable}) : '',
    total.suggestions > 0 ? say(messages.suggestions, language, {amount: total.suggestions}) : ''
  ]
    .filter((part) => part !== '')
    .join(messages.separator[language])
}

import {safeText} from '../safe-text.ts'
import {count, type ReporterOptions, type Result, repairMark} from './result.ts'
import {summaryOf} from './summary.ts'

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
  return `${[...blocks, summaryOf(total, {language, color})].join('\n\n')}\n`
}

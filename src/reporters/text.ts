import {safeText} from '../text/safe-text.ts'
import {count, type ReporterOptions, type Result, repairMark} from './result.ts'
import {closing} from './summary.ts'

type TextOptions = Pick<ReporterOptions, 'language' | 'color' | 'total'>

/** The look of vfile-reporter, file by file in the order of the results. */
export async function text(results: readonly Result[], options: TextOptions): Promise<string> {
  const loud = results.filter(({messages}) => messages.length > 0)
  const last = closing(count(loud.flatMap(({messages}) => messages)), options)
  if (loud.length === 0) return last
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
    return reporter([file], {color: options.color, quiet: true}).replace(/\n\n.*$/, '')
  })
  return `${blocks.join('\n\n')}\n\n${last}`
}

import {safeText} from '../text/safe-text.ts'
import {count, type ReporterOptions, type Result, repairMark} from './result.ts'
import {totalLine} from './summary.ts'

type TextOptions = Pick<ReporterOptions, 'language' | 'color' | 'total'>

/** The format of vfile-reporter, one block per report. */
export async function text(results: readonly Result[], options: TextOptions): Promise<string> {
  const withFindings = results.filter(({messages}) => messages.length > 0)
  const last = totalLine(count(withFindings.flatMap(({messages}) => messages)), options)
  if (withFindings.length === 0) return last
  const [{reporter}, {VFile}] = await Promise.all([import('vfile-reporter'), import('vfile')])
  const blocks = withFindings.map((result) => {
    const file = new VFile({path: safeText(result.name)})
    for (const message of result.messages) {
      file.message(safeText(message.reason) + repairMark(message), {
        place: message.place,
        ruleId: message.ruleId,
        source: message.source
      }).fatal = message.fatal
    }
    // Each block ends with an empty line and an English summary of its file.
    return reporter([file], {color: options.color, quiet: true}).replace(/\n\n.*$/, '')
  })
  return `${blocks.join('\n\n')}\n\n${last}`
}

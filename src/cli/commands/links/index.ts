import {type LiveUse, readLiveUses} from '../../../engine/live-uses.ts'
import type {Verdicts} from '../../../report/links/verdict.ts'
import {splitByteOrderMark} from '../../../syntax/byte-order-mark.ts'
import type {Text} from '../../../text/language.ts'
import {takesColor, write} from '../../process-context.ts'
import type {Command} from '../command.ts'
import {noteFormerIds} from '../former-ids.ts'
import {Log} from '../log.ts'
import {messages as common} from '../messages.ts'
import {openProject} from '../open-project.ts'
import {runOverFiles} from '../run-files.ts'
import {options, readArguments} from './arguments.ts'
import {askLinks} from './ask.ts'
import {jsonOf} from './json.ts'
import {markdownOf} from './markdown.ts'
import {readRows} from './rows.ts'
import {tableOf} from './table.ts'
import {tally} from './tally.ts'

const messages = {
  noReport: {
    en: 'Missing report: none of {markdown} in {paths} is one; name a file to look at it anyway, or add `--allow-empty`',
    zh: '没有周报：{paths} 中的 {markdown} 都不是周报；可以直接写出文件名来查看它，或加上 `--allow-empty`'
  },
  none: {en: 'No address on the web in these reports', zh: '这些周报中没有网址'}
} satisfies Record<string, Text>

/** List every address of some reports. */
export const links: Command = {
  options,
  positionals: 'file',
  help: async () => (await import('../../help/links.ts')).help,
  async run(given, context, fallback) {
    const args = readArguments(given)
    const {env, stderr, stdout, now = () => new Date()} = context
    const project = openProject(args, context, fallback)
    const language = await project.configurations.language()
    const log = new Log(stderr, language)
    const uses: (LiveUse & {readonly file: string})[] = []
    let first: string | undefined
    const fileArgs = {...args, quiet: args.links.quiet}
    await runOverFiles({project, context, log}, fileArgs, {
      noReport: () => messages.noReport,
      process: ({name: file, path, settings, text}) => {
        first ??= path
        const {content} = splitByteOrderMark(text)
        for (const use of readLiveUses(content, settings)) uses.push({...use, file})
      }
    })
    const answers =
      !args.offline && first !== undefined && uses.length > 0
        ? await askLinks(
            uses,
            await project.configurations.linksFor(first),
            args.links,
            context,
            language
          )
        : undefined
    const verdicts: Verdicts = answers?.live.verdicts ?? new Map()
    const rows = readRows(uses, verdicts)
    const color = args.color ?? takesColor(stdout, env)
    const table = () => tableOf(rows, {language, color, now: now().getTime()})
    const formats = {table, json: () => jsonOf(rows), markdown: () => markdownOf(rows, language)}
    await write(stdout, await formats[args.format]())
    if (answers?.isOffline) await log.note(common.noNetwork)
    if (!args.links.quiet) {
      if (uses.length === 0) await log.note(messages.none)
      else if (answers) await log.note(common.links, {tally: tally(verdicts.values())})
    }
    if (!args.links.quiet) await noteFormerIds(log, await project.configurations.ruleIds())
    if (log.hasFailed) return 2
    const kinds = new Set([...verdicts.values()].map(({kind}) => kind))
    const isBad = kinds.has('dead') || kinds.has('invalid')
    return isBad || (args.links.strict && kinds.has('uncertain')) ? 1 : 0
  }
}

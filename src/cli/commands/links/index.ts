import {type LiveUse, readLiveUses} from '../../../engine/live-uses.ts'
import {decode} from '../../../project/files/read.ts'
import type {Verdicts} from '../../../report/links/verdict.ts'
import {splitByteOrderMark} from '../../../syntax/byte-order-mark.ts'
import type {Text} from '../../../text/language.ts'
import {Problem} from '../../../text/problem.ts'
import {takesColor, write} from '../../process-context.ts'
import type {Command} from '../command.ts'
import {openConfigurations} from '../configurations.ts'
import {listReports} from '../inputs.ts'
import {Log} from '../log.ts'
import {messages as common, markdownText} from '../messages.ts'
import {help, options, readArguments} from './arguments.ts'
import {askLinks} from './ask.ts'
import {jsonOf} from './json.ts'
import {readRows} from './rows.ts'
import {tableOf} from './table.ts'
import {tally} from './tally.ts'

const messages = {
  noReport: {
    en: 'Missing report: none of {markdown} in {paths} is one; name a file to look at it anyway, or add `--allow-empty`',
    zh: '缺少周报：{paths} 中的 {markdown} 都不是周报；可以直接写出文件名来查看它，或加上 `--allow-empty`'
  },
  none: {en: 'No address on the web in these reports', zh: '这些周报中没有网址'}
} satisfies Record<string, Text>

/** List every address of some reports. */
export const links: Command = {
  options,
  positionals: 'file',
  help,
  async run(given, context, language) {
    const args = readArguments(given)
    const {cwd, env, stderr, stdout, now = () => new Date()} = context
    const asked = {...args, rules: [], reportUnused: false}
    const configurations = openConfigurations(asked, context, language)
    const spoken = await configurations.language()
    const notes = new Log(stderr, spoken)
    const takes = (path: string) => configurations.takes(path)
    const {inputs, markdown, problems} = await listReports({paths: args.paths, cwd, takes})
    for (const problem of problems) await notes.fail(problem)
    if (inputs.length === 0 && problems.length === 0 && !args.allowEmpty) {
      const paths = (args.paths.length > 0 ? args.paths : ['.']).map((path) => `\`${path}\``)
      const values = {markdown: markdownText(markdown), paths: paths.join(', ')}
      throw new Problem(messages.noReport, values)
    }
    const uses: (LiveUse & {readonly file: string})[] = []
    for (const {path, name, open} of inputs) {
      await notes.guard(name, async () => {
        const settings = await configurations.settingsFor(path)
        const {content} = splitByteOrderMark(decode((await open()).bytes, name))
        for (const use of readLiveUses(content, settings)) uses.push({...use, file: name})
      })
    }
    const [first] = inputs
    const isAsked = !args.offline && first && uses.length > 0
    const answers = isAsked
      ? await askLinks(
          uses,
          await configurations.linksFor(first.path),
          args.asking,
          context,
          spoken
        )
      : undefined
    const verdicts: Verdicts = answers?.live.verdicts ?? new Map()
    const rows = readRows(uses, verdicts)
    const color = args.color ?? takesColor(stdout, env)
    const shown =
      args.format === 'json'
        ? jsonOf(rows)
        : tableOf(rows, {language: spoken, color, now: now().getTime()})
    await write(stdout, shown)
    if (answers?.isOffline) await notes.note(common.noNetwork)
    if (!args.asking.quiet) {
      if (uses.length === 0) await notes.note(messages.none)
      else if (answers) await notes.note(common.links, {tally: tally(verdicts.values())})
    }
    if (notes.hasFailed) return 2
    const kinds = new Set([...verdicts.values()].map(({kind}) => kind))
    const isBad = kinds.has('dead') || kinds.has('invalid')
    return isBad || (args.asking.strict && kinds.has('uncertain')) ? 1 : 0
  }
}

import {isRedis, openCache} from '../../../links/cache/open.ts'
import {nothingAsked} from '../../../report/links/live.ts'
import type {Verdicts} from '../../../report/links/verdict.ts'
import type {Language, Text} from '../../../text/language.ts'
import {safeJson} from '../../../text/safe-json.ts'
import {readVersion} from '../../../version.ts'
import type {ProcessContext} from '../../process-context.ts'
import type {Command} from '../command.ts'
import {locateLinkCache} from '../links/cache-location.ts'
import {Log} from '../log.ts'
import {openProject} from '../open-project.ts'
import {refuseOutputTo, writeOutputs} from '../outputs.ts'
import {runOverFiles} from '../run-files.ts'
import {readTitledReports, type TitledReport} from '../titled-reports.ts'
import {options, readArguments, type StatsArguments} from './arguments.ts'
import {measure} from './measure.ts'
import {type Measured, type Stats, summarize} from './summarize.ts'

const messages = {
  noReport: {
    en: 'Missing report: none of {markdown} in {paths} is one; name a file to count it anyway, or add `--allow-empty`',
    zh: '没有周报：{paths} 中的 {markdown} 都不是周报；可以直接写出文件名来统计它，或加上 `--allow-empty`'
  },
  overReport: {
    en: 'Unexpected output to `{file}`, which is one of the reports; choose another name',
    zh: '输出文件 `{file}` 是周报之一，请换一个文件名'
  }
} satisfies Record<string, Text>

/** Show an archive at a glance. */
export const stats: Command = {
  options,
  positionals: 'file',
  help: async () => (await import('../../help/stats.ts')).help,
  async run(given, context, fallback) {
    const args = readArguments(given)
    const {cwd, stderr, stdout} = context
    const project = openProject(args, context, fallback)
    const language = await project.configurations.language()
    const log = new Log(stderr, language)
    const reports = new Map<string, Pick<Measured, 'characters' | 'findings' | 'links'>>()
    const titles = new Map<string, TitledReport>()
    const output = {name: args.format, file: args.outputFile}
    let archives: Awaited<ReturnType<typeof project.readArchives>> | undefined
    const names = new Map<string, string>()
    await runOverFiles(
      {project, context, log},
      {...args, quiet: false},
      {
        noReport: () => messages.noReport,
        async prepare(inputs) {
          const paths = inputs.map(({path}) => path)
          refuseOutputTo(paths, [output], cwd, messages.overReport)
          archives = await project.readArchives(paths)
          for (const report of await readTitledReports(project, inputs)) {
            titles.set(report.absolute, report)
          }
        },
        process(report) {
          names.set(report.path, report.name)
          const around = {...project.contextOf(report.path, archives), live: nothingAsked}
          reports.set(report.path, measure(report, around))
        }
      }
    )
    const measured = [...reports].map(([path, counts]): Measured => {
      const {title, week, year} = titles.get(path) ?? {title: names.get(path) ?? path}
      return {path: names.get(path) ?? path, title, week, year, ...counts}
    })
    const [first] = reports.keys()
    const configured =
      first === undefined ? undefined : (await project.configurations.linksFor(first)).cache
    const links = measured.flatMap(({links}) => links)
    const verdicts = await knownVerdicts(links, args, configured, context)
    const text = await printed(summarize(measured, verdicts), args.format, language)
    await writeOutputs([{text, file: args.outputFile}], stdout, cwd, log)
    return log.hasFailed ? 2 : 0
  }
}

/** What earlier runs found of addresses. A server is not asked: this needs no network. */
async function knownVerdicts(
  links: readonly string[],
  {cache, cacheLocation}: StatsArguments,
  configured: string | undefined,
  context: ProcessContext
): Promise<Verdicts> {
  const folder = locateLinkCache(cacheLocation, configured, context)
  if (!cache || folder === undefined || isRedis(folder) || links.length === 0) return new Map()
  const now = () => context.now?.().getTime() ?? Date.now()
  const options = {version: readVersion(), allowPrivate: false, isReadOnly: true, now}
  const known = await openCache(folder, {...options, env: context.env})
  const verdicts = (await known?.getMany([...new Set(links)])) ?? new Map()
  await known?.close()
  return verdicts
}

async function printed(
  found: Stats,
  format: StatsArguments['format'],
  language: Language
): Promise<string> {
  if (format === 'html') {
    return (await import('./html/page.ts')).htmlOf(found, language, readVersion())
  }
  if (format === 'json') return safeJson((await import('./json.ts')).jsonOf(found))
  return (await import('./text.ts')).textOf(found, language)
}

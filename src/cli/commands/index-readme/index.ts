import {readdirSync} from 'node:fs'
import {basename, dirname, resolve} from 'node:path'
import {displayName, withoutLinks} from '../../../project/files/paths.ts'
import {decode, readSource} from '../../../project/files/read.ts'
import {replaceReport} from '../../../project/files/write.ts'
import {reportsText} from '../../../reporters/result.ts'
import type {Text} from '../../../text/language.ts'
import {Problem} from '../../../text/problem.ts'
import {write} from '../../process-context.ts'
import type {Command} from '../command.ts'
import {Log} from '../log.ts'
import {markdownText, pathsText} from '../messages.ts'
import {openProject} from '../open-project.ts'
import {folderFromRoot, readTitledReports} from '../titled-reports.ts'
import {options, readArguments} from './arguments.ts'
import {type ListOptions, printList} from './list.ts'
import {findRegion} from './region.ts'

const messages = {
  noReport: {
    en: 'Missing report: none of {markdown} in {paths} is one; the list in `{file}` is left as it was',
    zh: '没有周报：{paths} 中的 {markdown} 都不是周报，`{file}` 中的列表没有改动'
  },
  outdated: {
    en: 'Outdated list in `{file}`: {missing} to add, {surplus} to remove; run `weekly-lint index {file}`',
    zh: '`{file}` 中的列表已过时：需要增加 {missing} 行，去掉 {surplus} 行；请运行 `weekly-lint index {file}`'
  },
  otherwise: {
    en: 'Outdated list in `{file}`: its order or blank lines differ; run `weekly-lint index {file}`',
    zh: '`{file}` 中的列表已过时：顺序或空行有变化；请运行 `weekly-lint index {file}`'
  },
  current: {
    en: 'The list in `{file}` is up to date: {reports}',
    zh: '`{file}` 中的列表已列出全部 {reports}'
  },
  written: {en: 'Listed {reports} in `{file}`', zh: '已在 `{file}` 中列出 {reports}'}
} satisfies Record<string, Text>

/** Keep a list of all reports in a README. */
export const indexReadme: Command = {
  options,
  positionals: 'file',
  help: async () => (await import('../../help/index-readme.ts')).help,
  async run(given, context, fallback) {
    const args = readArguments(given)
    const {cwd, env, stderr, stdout} = context
    const project = openProject(args, context, fallback)
    const language = await project.configurations.language()
    const log = new Log(stderr, language)
    const path = resolve(cwd, args.file ?? readmeIn(cwd))
    const file = displayName(path, cwd)
    const source = readSource(path, file)
    const text = decode(source.bytes, file)
    const region = findRegion(text, file)

    const {inputs, markdown, problems} = await project.list({paths: args.paths}, env)
    for (const problem of problems) await log.fail(problem)
    // A list that lacks what could not be read is not written.
    if (log.hasFailed) return 2
    const own = withoutLinks(path)
    const others = inputs.filter(({path}) => withoutLinks(path) !== own)
    const reports = await readTitledReports(project, others)
    if (reports.length === 0) {
      const paths = pathsText(args.paths)
      throw new Problem(messages.noReport, {file, paths, markdown: markdownText(markdown)})
    }
    const list = printList(reports, {
      folder: folderFromRoot(dirname(path), cwd),
      level: Math.min(6, (region.level || 1) + 1) as ListOptions['level'],
      lineEnd: region.lineEnd,
      language
    })
    const values = {file, reports: reportsText(reports.length)}
    if (list === region.inner) {
      if (!args.quiet) await log.note(messages.current, values)
      return 0
    }
    if (args.check) {
      const change = compare(region.inner, list)
      const isSame = change.missing === 0 && change.surplus === 0
      await log.note(isSame ? messages.otherwise : messages.outdated, {file, ...change})
      return 1
    }
    replaceReport(source, region.before + list + region.after, cwd)
    await write(stdout, `${log.say({en: '{file}', zh: '{file}'}, {file})}\n`)
    if (!args.quiet) await log.note(messages.written, values)
    return 0
  }
}

/** The README of a folder, however it is written. */
function readmeIn(folder: string): string {
  const usual = 'README.md'
  const names = readdirSync(folder).filter((name) => /^readme\.(?:md|markdown)$/i.test(name))
  return names.includes(usual) ? usual : basename(names[0] ?? usual)
}

/** How many lines a new list has that the old one lacks, and the other way round. */
function compare(old: string, list: string): {missing: number; surplus: number} {
  const [before, after] = [linesOf(old), linesOf(list)]
  return {
    missing: [...after].filter((line) => !before.has(line)).length,
    surplus: [...before].filter((line) => !after.has(line)).length
  }
}

function linesOf(text: string): Set<string> {
  return new Set(text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== ''))
}

import {isAbsolute, resolve} from 'node:path'
import {rules} from '../../../../rules/index.ts'
import {displayName, isInside, repositoryRoot} from '../../../project/files/paths.ts'
import {fromJson, type JsonReport} from '../../../reporters/read-json.ts'
import {count, type Result, reportsText} from '../../../reporters/result.ts'
import type {Text} from '../../../text/language.ts'
import {Problem} from '../../../text/problem.ts'
import type {Command} from '../command.ts'
import {Log} from '../log.ts'
import {messages as common} from '../messages.ts'
import {openProject} from '../open-project.ts'
import {exceedsWarnings, refuseOutputTo, writeOutputs} from '../outputs.ts'
import {needsText, ReporterRun} from '../reporter-run.ts'
import {options, readArguments} from './arguments.ts'
import {combine} from './combine.ts'
import {missingShards} from './missing-shards.ts'
import {type JsonFile, readFiles} from './read.ts'
import {withText} from './texts.ts'

const messages = {
  summary: {en: 'Merged {files}: {reports}', zh: '合并了 {files}，共 {reports}'},
  missing: {
    en: 'Missing results of {missing} of {of} shards, expected the file of each',
    zh: '共 {of} 个分片，缺少 {missing} 个的结果，每个分片应各有一个文件'
  },
  overFile: {
    en: 'Unexpected output to `{file}`, which is merged or reported on; choose another name',
    zh: '输出文件 `{file}` 是要合并的文件或其中的周报，请换一个文件名'
  },
  outside: {
    en: 'Unexpected path `{path}` in `{file}`, expected one in this repository; lint and merge the same one',
    zh: '`{file}` 中的路径 `{path}` 不在这个仓库里，请在同一个仓库中检查和合并'
  }
} satisfies Record<string, Text>

/** Tell of what several runs found, such as those of shards, as of one. */
export const merge: Command = {
  options,
  positionals: 'file',
  help: async () => (await import('../../help/merge.ts')).help,
  async run(given, context, fallback) {
    const args = readArguments(given)
    const {cwd, stderr, stdout} = context
    const project = openProject({config: undefined, lang: args.lang}, context, fallback)
    const language = await project.configurations.language()
    const log = new Log(stderr, language)
    const root = repositoryRoot(cwd) ?? cwd
    const files = readFiles(args.files, cwd)
    const combined = combine(
      files.map(({name, reports}) => ({
        name,
        results: reports.map((report) => {
          const path = pathOf(report, name, root)
          return fromJson(report, {path, name: nameOf(path, cwd), isRule, language})
        })
      })),
      root
    )
    const read = [
      ...args.files.map((name) => resolve(cwd, name)),
      ...combined.map(({path}) => path)
    ]
    refuseOutputTo(read, args.reporters, cwd, messages.overFile)
    const results = needsText(args) ? combined.map((it) => withText(it, root, cwd)) : combined
    const run = new ReporterRun({...args, shard: undefined}, context, stdout, language)
    await writeOutputs(await run.rest(results), stdout, cwd, log)
    await logFailures(results, files, log)
    const total = count(results.flatMap(({messages}) => messages))
    const hasTooManyWarnings = await exceedsWarnings(total, args.maxWarnings, log)
    if (!args.quiet) {
      const reports = reportsText(results.length)
      await log.note(messages.summary, {files: filesText(files.length), reports})
    }
    if (log.hasFailed) return 2
    return total.errors > 0 || hasTooManyWarnings ? 1 : 0
  }
}

function isRule(id: string): boolean {
  return rules.some((rule) => rule.id === id)
}

/** @throws Problem If the path leads out of the project. */
function pathOf({filePath, relativePath}: JsonReport, file: string, root: string): string {
  if (relativePath === undefined) return filePath
  const path = resolve(root, relativePath)
  if (isInside(root, path)) return path
  throw new Problem(messages.outside, {path: relativePath, file})
}

/** What came from standard input has no path. */
function nameOf(path: string, cwd: string): string {
  return isAbsolute(path) ? displayName(path, cwd) : path
}

/** What made a run fail makes all of them together fail. */
async function logFailures(
  results: readonly Result[],
  files: readonly JsonFile[],
  log: Log
): Promise<void> {
  for (const {isTooComplex, messages: found, name: file} of results) {
    if (!isTooComplex) continue
    const line = found.find(({fatal}) => fatal)?.line ?? 1
    await log.fail(new Problem(common.tooComplex, {file, line}))
  }
  const missing = missingShards(files)
  if (missing) await log.fail(new Problem(messages.missing, missing))
}

function filesText(amount: number): Text {
  return {en: `${amount} ${amount === 1 ? 'file' : 'files'}`, zh: `${amount} 个文件`}
}

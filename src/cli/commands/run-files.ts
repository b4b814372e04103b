import {join, resolve} from 'node:path'
import type {Settings} from '../../engine/settings.ts'
import {displayName} from '../../project/files/paths.ts'
import {decode, mostBytes, tooLarge} from '../../project/files/read.ts'
import type {Input, ListOptions, Opened} from '../../project/listing.ts'
import type {Project} from '../../project/project.ts'
import {type Shard, selectShard} from '../../project/shard.ts'
import type {Text} from '../../text/language.ts'
import {Problem} from '../../text/problem.ts'
import {type ProcessContext, passOn, readBeginning, write} from '../process-context.ts'
import type {Log} from './log.ts'
import {markdownText, messages, pathsText} from './messages.ts'

/** Name of a text that comes without one. */
const stdinName = '<stdin>'

/** A text with its origin. */
export interface SourceText {
  /** With its byte order mark. */
  readonly text: string
  /** Absolute path. */
  readonly path: string
  /** Path for messages, relative to the current folder. */
  readonly name: string
}

/** A text with its settings. */
export interface ReadReport extends SourceText {
  readonly settings: Settings
}

/** A text with its settings, and a way to write it. */
export interface OpenReport extends ReadReport, Pick<Opened, 'save' | 'stats'> {}

/** A run over files. */
export interface FileRun {
  readonly project: Project
  readonly context: ProcessContext
  readonly log: Log
}

/** Arguments of every command that runs over files. */
export interface FileArguments extends ListOptions {
  readonly allowEmpty: boolean
  readonly quiet: boolean
  /** Which part of the reports to read; all without it. */
  readonly shard?: Shard | undefined
}

/** How much a run came across. */
export interface Seen {
  /** How many Markdown files were seen. */
  readonly markdown: number
  /** How many of them are reports, those of other shards included. */
  readonly reports: number
}

/** What is particular to one command. */
export interface FileSteps {
  /** Absolute paths of the files to look at; all files without it. */
  readonly only?: ReadonlySet<string> | undefined
  /** What to say if there is no report, with `{markdown}` and `{paths}`. */
  noReport(): Text | Promise<Text>
  /** Called once, before the first report is read. */
  prepare?(inputs: readonly Input[], settings: readonly Settings[]): void | Promise<void>
  /** Called before a report is read; returns whether that is not needed. */
  reuse?(input: Input, settings: Settings): boolean | Promise<boolean>
  /** Called instead of `process` with each report of another shard, in the order of all. */
  passOver?(input: Input, settings: Settings): Promise<void>
  /** @throws Problem What is wrong with one report; the run goes on with the next. */
  process(report: OpenReport, input: Input): void | Promise<void>
}

/**
 * Read the reports that arguments lead to, one after the other. A report that fails is logged, and does
 * not stop the others.
 *
 * @throws Problem If nothing can be done at all, such as if a configuration is wrong.
 */
export async function runOverFiles(
  {project, context, log}: FileRun,
  args: FileArguments,
  {only, noReport, passOver, prepare, reuse, process}: FileSteps
): Promise<Seen> {
  const {inputs, markdown, problems} = await project.list(args, context.env, only)
  for (const problem of problems) await log.fail(problem)
  if (inputs.length === 0 && problems.length === 0 && !only) {
    await logNone(args, markdown, log, noReport)
  }
  // Before anything is written, since a wrong configuration ends the run.
  const settings: Settings[] = []
  for (const {path} of inputs) settings.push(await project.configurations.settingsFor(path))
  await prepare?.(inputs, settings)
  const own = new Set(args.shard ? selectShard(inputs, args.shard, context.cwd) : inputs)
  for (const [index, input] of inputs.entries()) {
    const set = settings[index]!
    if (own.has(input)) {
      await log.guard(input.name, async () => {
        if (!(await reuse?.(input, set))) await process(await openReport(input, set), input)
      })
    } else {
      await passOver?.(input, set)
    }
    // Yields to the event loop, so that an interruption is handled.
    await new Promise(setImmediate)
  }
  return {markdown, reports: inputs.length}
}

/** @throws Problem If it cannot be read, or is no UTF-8. */
export async function openReport(
  {name, open, path}: Input,
  configured: Settings
): Promise<OpenReport> {
  const {bytes, lineRanges, save, stats} = await open()
  const text = decode(bytes, name)
  return {path, name, text, settings: {...configured, lineRanges}, save, ...(stats && {stats})}
}

/** Log that there is no report: a failure, unless git was asked for changes. */
async function logNone(
  {allowEmpty, onlyReports, paths: named, quiet, since, staged}: FileArguments,
  markdown: number,
  log: Log,
  noReport: FileSteps['noReport']
): Promise<void> {
  if (onlyReports) return
  const paths = pathsText(named)
  if (staged || since !== undefined) {
    const text = staged ? messages.nothingStaged : messages.nothingSince
    if (!quiet) await log.note(text, {paths, ref: since ?? ''})
  } else if (!allowEmpty) {
    await log.fail(new Problem(await noReport(), {paths, markdown: markdownText(markdown)}))
  }
}

/** Arguments of a command that reads standard input. */
export interface StdinArguments {
  /** The name that the text would have as a file. */
  readonly stdinFilename: string | undefined
  /** Whether the text goes to standard output. */
  readonly isFilter: boolean
}

/**
 * Read one report from standard input. A filter in an editor or a pipe prints a text whatever happens,
 * if need be the one that it read.
 *
 * @param output Returns the text that a filter prints; the bytes that were read if it is `undefined`.
 */
export async function runOverStdin(
  {project, context, log}: FileRun,
  {stdinFilename, isFilter}: StdinArguments,
  process: (report: ReadReport) => Promise<void>,
  output: () => string | undefined
): Promise<void> {
  const {cwd, stdin, stdout} = context
  const isNamed = stdinFilename !== undefined
  const path = isNamed ? resolve(cwd, stdinFilename) : stdinName
  const name = isNamed ? displayName(path, cwd) : stdinName
  const chunks = stdin[Symbol.asyncIterator]()
  const bytes = await readBeginning(chunks, mostBytes)
  await log.guard(name, async () => {
    if (bytes.length > mostBytes) throw tooLarge(name)
    const settings = await project.configurations.settingsFor(isNamed ? path : join(cwd, stdinName))
    await process({path, name, text: decode(bytes, name), settings})
  })
  if (isFilter) {
    await write(stdout, output() ?? bytes)
    await passOn(chunks, stdout)
  }
  await chunks.return?.()
}

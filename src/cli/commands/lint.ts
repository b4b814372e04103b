import {resolve} from 'node:path'
import type {LiveUse} from '../../engine/live-uses.ts'
import type {Settings} from '../../engine/settings.ts'
import type {Archives} from '../../project/archive/archives.ts'
import type {BaselineFile} from '../../project/baseline/file.ts'
import {observe} from '../../project/findings/surroundings.ts'
import type {Input} from '../../project/listing.ts'
import type {Project} from '../../project/project.ts'
import type {LiveLinks} from '../../report/links/live.ts'
import type {Language} from '../../text/language.ts'
import type {LintArguments} from '../arguments/lint.ts'
import type {Output, ProcessContext} from '../process-context.ts'
import {Check} from './lint/check.ts'
import {conclude} from './lint/conclusion.ts'
import {type KnownFindings, openKnownFindings} from './lint/known-findings.ts'
import {LinkCheck} from './lint/link-check.ts'
import {Results} from './lint/results.ts'
import {Log} from './log.ts'
import {messages} from './messages.ts'
import {openProject} from './open-project.ts'
import {type Rendered, refuseOutputTo, writeOutputs} from './outputs.ts'
import {printsData, ReporterRun} from './reporter-run.ts'
import {type OpenReport, openReport, runOverFiles, runOverStdin, type Seen} from './run-files.ts'

/** One run of several, each after a change. */
export interface WatchRun {
  /** Absolute paths of the files to look at. */
  readonly only?: ReadonlySet<string> | undefined
  /** Called with each text that was written. */
  onWrite(path: string, text: string): void
  /** Called with the paths of the configurations that were read. */
  onConfigure(paths: readonly string[]): void
}

/**
 * Lint reports, and fix them if that is asked for.
 *
 * @throws Problem If nothing can be done at all.
 */
export async function lint(
  args: LintArguments,
  context: ProcessContext,
  language: Language,
  watchRun?: WatchRun
): Promise<0 | 1 | 2> {
  const project = openProject(args, context, language)
  const run = new Run(args, context, project, await project.configurations.language(), watchRun)
  await run.openBaseline()
  await (args.stdin ? run.stdin() : run.files())
  watchRun?.onConfigure(await project.configurations.files())
  return run.finish()
}

class Run {
  readonly #args: LintArguments
  readonly #context: ProcessContext
  readonly #language: Language
  readonly #project: Project
  readonly #watchRun: WatchRun | undefined
  readonly #check: Check
  readonly #log: Log
  readonly #reporterRun: ReporterRun
  readonly #linkCheck: LinkCheck
  #knownFindings: KnownFindings | undefined
  readonly #results: Results
  #archives: Archives | undefined
  #baseline: BaselineFile | undefined
  #seen: Seen = {markdown: 1, reports: 1}

  constructor(
    args: LintArguments,
    context: ProcessContext,
    project: Project,
    language: Language,
    watchRun: WatchRun | undefined
  ) {
    this.#args = args
    this.#context = context
    this.#project = project
    this.#language = language
    this.#watchRun = watchRun
    this.#check = new Check(args, context.env)
    this.#log = new Log(context.stderr, language)
    this.#results = new Results(this.#log, args.diff)
    this.#reporterRun = new ReporterRun(args, context, this.#findings, language)
    this.#linkCheck = new LinkCheck(args, context, language)
  }

  /** Read the baseline, before anything is written. */
  async openBaseline(): Promise<void> {
    const {baseline, writeBaseline} = this.#args
    if (baseline === undefined) return
    const {BaselineFile} = await import('../../project/baseline/file.ts')
    this.#baseline = new BaselineFile(baseline, this.#context.cwd, writeBaseline)
    this.#check.leaveOut(this.#baseline)
  }

  /** Every report that the paths lead to. */
  async files(): Promise<void> {
    this.#seen = await runOverFiles(this.#fileRun, this.#args, {
      only: this.#watchRun?.only,
      noReport: async () => {
        const path = resolve(this.#context.cwd, 'report.md')
        const isConfigured = (await this.#project.configurations.takes(path)) !== undefined
        return isConfigured ? messages.noneTaken : messages.noReport
      },
      prepare: async (inputs, settings) => {
        const paths = inputs.map(({path}) => path)
        refuseOutputTo(paths, this.#args.reporters, this.#context.cwd, messages.overReport)
        await this.#readArchives(inputs, settings)
        this.#knownFindings = openKnownFindings(this.#args, this.#context, this.#project, {
          reports: inputs.length,
          // Who doubts the faster parser wants its findings no more than its trees.
          run: [this.#check.scope(this.#repairs), this.#args.usesReference],
          needsUses: this.#linkCheck.needsUses
        })
      },
      reuse: (input, settings) => this.#reuse(input, settings),
      process: (report, input) => this.#file(report, input),
      passOver: (input, settings) => this.#passOver(input, settings)
    })
    this.#knownFindings?.save()
    await this.#askLinks()
  }

  get #fileRun() {
    return {project: this.#project, context: this.#context, log: this.#log}
  }

  /** Read the other reports, if a rule needs them. */
  async #readArchives(
    inputs: readonly (Pick<Input, 'path'> & Partial<Input>)[],
    settings: readonly Settings[]
  ): Promise<void> {
    if (!settings.some(({rules}) => rules.some(({rule}) => rule.needsArchive))) return
    const texts = new Map<string, string>()
    // What is staged need not be what is on the disk.
    for (const {path, open} of this.#args.staged ? inputs : []) {
      try {
        const opened = await open?.()
        if (opened) texts.set(path, new TextDecoder().decode(opened.bytes))
      } catch {
        // It is reported when it is linted.
      }
    }
    const paths = inputs.map(({path}) => path)
    this.#archives = await this.#project.readArchives(paths, texts)
  }

  /** Take what an earlier run found in a report, if nothing that it depends on has changed. */
  async #reuse(input: Input, configured: Settings): Promise<boolean> {
    const context = this.#project.contextOf(input.path, this.#archives)
    const known = this.#knownFindings?.find(input, configured, context)
    if (!known) return false
    await this.#results.add(
      this.#check.resultOf(input, configured, known, known.after),
      known.after
    )
    if (known.uses) this.#addUses(input, {...configured, path: input.name, context}, known.uses)
    return true
  }

  /** @param live What is known about addresses, if it is linted again after they were asked. */
  async #file(report: OpenReport, input: Input, live?: LiveLinks): Promise<void> {
    const {name, path, save, text} = report
    const {diff, fix} = this.#args
    const {context, observations} = observe(this.#project.contextOf(path, this.#archives))
    const settings = {...report.settings, path: name, context}
    const lint = (fix: boolean) => this.#check.lint(report, settings, fix, live)
    let outcome = lint(this.#repairs)
    let result = this.#check.resultOf(report, settings, outcome, text)
    if (fix && !diff && result.output !== undefined) {
      try {
        const fixOther = (other: string) => this.#check.fix(other, settings, live)
        const note = await save(result.output, fixOther)
        if (!note) {
          this.#watchRun?.onWrite(path, result.output)
          this.#project.forgetFiles()
        } else {
          await this.#log.note(note.text, note.values)
          outcome = lint(false)
          result = this.#check.resultOf(report, settings, outcome, text)
        }
      } catch (error) {
        // Report what is on the disk still.
        this.#results.keep(this.#check.resultOf(report, settings, lint(false), text))
        throw error
      }
    }
    await this.#results.add(result, text)
    if (live) return
    const uses = this.#linkCheck.needsUses
      ? this.#check.liveUses(result.output ?? text, settings)
      : undefined
    if (uses) this.#addUses(input, settings, uses)
    this.#knownFindings?.add(report, report.settings, observations(), {...outcome, uses})
  }

  #addUses(input: Input, settings: Settings, uses: readonly LiveUse[]): void {
    this.#linkCheck.add(input.path, {
      name: input.name,
      uses,
      lint: async (live) => this.#file(await openReport(input, settings), input, live)
    })
  }

  get #repairs(): boolean {
    return this.#args.fix || this.#args.diff
  }

  /** A report of another shard, whose findings may be in the baseline under another name. */
  async #passOver(input: Input, settings: Settings): Promise<void> {
    if (!this.#baseline?.mayBeRenamed(input.path)) return
    try {
      const report = await openReport(input, settings)
      const context = this.#project.contextOf(input.path, this.#archives)
      const own = {...report.settings, path: input.name, context}
      this.#check.passOver(report, own, this.#repairs)
    } catch {
      // What is wrong with it is told by its own shard.
    }
  }

  /** One report from standard input. */
  async stdin(): Promise<void> {
    const {stdinFilename} = this.#args
    let path = ''
    await runOverStdin(
      this.#fileRun,
      {stdinFilename, isFilter: this.#isFilter},
      async (report) => {
        path = report.path
        const {name, text} = report
        const isNamed = stdinFilename !== undefined
        if (isNamed) await this.#readArchives([{path}], [report.settings])
        const context = isNamed ? this.#project.contextOf(path, this.#archives) : undefined
        const settings = {...report.settings, path: name, context}
        const lint = async (live?: LiveLinks) => {
          const outcome = this.#check.lint(report, settings, this.#repairs, live)
          await this.#results.add(this.#check.resultOf(report, settings, outcome, text), text)
        }
        await lint()
        if (this.#linkCheck.needsUses) {
          const uses = this.#check.liveUses(this.#results.get(path)?.output ?? text, settings)
          this.#linkCheck.add(path, {name, uses, lint})
        }
        await this.#askLinks()
      },
      () => this.#results.get(path)?.output
    )
  }

  /** Ask for the addresses of all reports; all other findings are printed before. */
  async #askLinks(): Promise<void> {
    if (this.#linkCheck.willAsk && !this.#args.diff) {
      await this.#print(await this.#reporterRun.first(this.#results.all))
    }
    await this.#linkCheck.ask(this.#project.configurations, this.#log)
  }

  /** Print the findings, and the summary. */
  finish(): Promise<0 | 1 | 2> {
    return conclude({
      args: this.#args,
      context: this.#context,
      language: this.#language,
      project: this.#project,
      check: this.#check,
      linkCheck: this.#linkCheck,
      reporterRun: this.#reporterRun,
      log: this.#log,
      results: this.#results,
      baseline: this.#baseline,
      seen: this.#seen,
      print: (outputs) => this.#print(outputs)
    })
  }

  /** Where findings go: not among the text that a filter puts out. */
  get #findings(): Output {
    return this.#isFilter ? this.#context.stderr : this.#context.stdout
  }

  get #isFilter(): boolean {
    const {diff, fix, stdin} = this.#args
    return stdin && fix && !diff && !printsData(this.#args)
  }

  #print(outputs: readonly Rendered[]): Promise<void> {
    return writeOutputs(outputs, this.#findings, this.#context.cwd, this.#log)
  }
}

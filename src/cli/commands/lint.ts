import {resolve} from 'node:path'
import {rulesNamed} from '../../engine/former-rules.ts'
import type {LiveUse} from '../../engine/live-uses.ts'
import type {Settings} from '../../engine/settings.ts'
import type {Archives} from '../../project/archive/archives.ts'
import type {BaselineFile} from '../../project/baseline/file.ts'
import {observe} from '../../project/findings/surroundings.ts'
import type {Input} from '../../project/listing.ts'
import type {Project} from '../../project/project.ts'
import type {LiveLinks} from '../../report/links/live.ts'
import {count, type Result, reportsText} from '../../reporters/result.ts'
import type {Language} from '../../text/language.ts'
import {Problem, translate} from '../../text/problem.ts'
import type {LintArguments} from '../arguments/lint.ts'
import type {Output, ProcessContext} from '../process-context.ts'
import {noteFormerIds} from './former-ids.ts'
import {Check} from './lint/check.ts'
import {type KnownFindings, openKnownFindings} from './lint/known-findings.ts'
import {LinkCheck} from './lint/link-check.ts'
import {Log} from './log.ts'
import {amountText, findingsText, markdownText, messages, readText} from './messages.ts'
import {openProject} from './open-project.ts'
import {exceedsWarnings, type Rendered, refuseOutputTo, writeOutputs} from './outputs.ts'
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
  /** By path, in the order of the reports. */
  readonly #results = new Map<string, Result>()
  readonly #patches = new Map<string, string>()
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
    await this.#add(this.#check.resultOf(input, configured, known, known.after), known.after)
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
        this.#keep(this.#check.resultOf(report, settings, lint(false), text))
        throw error
      }
    }
    await this.#add(result, text)
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
          await this.#add(this.#check.resultOf(report, settings, outcome, text), text)
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

  async #add(result: Result, before: string): Promise<void> {
    const {name, output, path, isTooComplex} = result
    const isNew = !this.#results.has(path)
    this.#keep(result)
    if (output !== undefined && this.#args.diff) {
      const {unifiedDiff} = await import('../../text/unified-diff.ts')
      this.#patches.set(path, unifiedDiff(name, before, output))
    }
    if (isTooComplex && isNew) {
      const line = result.messages.find(({fatal}) => fatal)?.line ?? 1
      await this.#log.fail(new Problem(messages.tooComplex, {file: name, line}))
    }
  }

  /** The last result counts; what was written once was written. */
  #keep(result: Result): void {
    const output = result.output ?? this.#results.get(result.path)?.output
    this.#results.set(result.path, {...result, output})
  }

  /** Ask for the addresses of all reports; all other findings are printed before. */
  async #askLinks(): Promise<void> {
    if (this.#linkCheck.willAsk && !this.#args.diff) {
      await this.#print(await this.#reporterRun.first([...this.#results.values()]))
    }
    await this.#linkCheck.ask(this.#project.configurations, this.#log)
  }

  /** Print the findings, and the summary. */
  async finish(): Promise<0 | 1 | 2> {
    const {
      linkCheck,
      baseline,
      debug,
      diff,
      failOnChange,
      maxWarnings,
      quiet,
      staged,
      stdin,
      writeBaseline
    } = this.#args
    const results = [...this.#results.values()]
    if (writeBaseline) await this.#log.guard(baseline ?? '', () => this.#writeBaseline())
    const total = count(results.flatMap(({messages}) => messages))
    const changed = results.filter(({output}) => output !== undefined).length
    await this.#print(diff ? await this.#patch() : await this.#reporterRun.rest(results))
    if (debug) await this.#log.withheld(results)
    const left = quiet ? {...total, warnings: 0, notes: 0} : total
    if (diff && left.errors + left.warnings + left.notes > 0) {
      await this.#log.note(messages.left, {findings: findingsText(left)})
    }
    const hasTooManyWarnings = await exceedsWarnings(total, maxWarnings, this.#log)
    if (!quiet && !stdin && this.#hasSeen) await this.#summarize(changed)
    if (!quiet) {
      const written = await this.#project.configurations.ruleIds()
      const remembered = writeBaseline ? [] : (this.#baseline?.rules ?? [])
      await noteFormerIds(this.#log, [...written, ...this.#check.formerIds, ...remembered])
    }
    await this.#linkCheck.summarize(this.#log)
    const stops = changed > 0 && (diff || failOnChange)
    if (stops && failOnChange) {
      const reports = reportsText(changed)
      await this.#log.note(staged ? messages.stagedChange : messages.lookAgain, {reports})
    }
    if (this.#log.hasFailed) return 2
    const isUnsure = this.#linkCheck.isOffline && linkCheck.strict
    return total.errors > 0 || hasTooManyWarnings || stops || isUnsure ? 1 : 0
  }

  /** Whether there is anything to sum up: a shard may be empty. */
  get #hasSeen(): boolean {
    return this.#results.size > 0 || (this.#args.shard !== undefined && this.#seen.reports > 0)
  }

  async #patch() {
    const {color, reporters} = this.#args
    const {stdout, env} = this.#context
    const patch = [...this.#patches.values()].join('')
    const file = reporters[0]?.file
    const {printedPatch} = await import('../show-patch.ts')
    if (file !== undefined) return [{text: patch, file}]
    const {text, isChanged} = printedPatch(patch, stdout, env, color)
    if (isChanged) await this.#log.note(messages.harmlessPatch)
    return [{text, file}]
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

  async #writeBaseline(): Promise<void> {
    const amount = this.#baseline?.write() ?? 0
    const file = this.#args.baseline ?? ''
    if (this.#args.quiet) return
    await this.#log.note(messages.wroteBaseline, {amount: amountText(amount), file})
  }

  async #summarize(changed: number): Promise<void> {
    const {changedLines, shard, writeBaseline} = this.#args
    const amount = String(changed)
    const hidden = writeBaseline ? 0 : (this.#baseline?.hidden ?? 0)
    const text = this.#args.diff ? messages.wouldRepair : messages.repaired
    await this.#log.note(messages.summary, {
      reports: readText(this.#results.size, this.#seen.reports, shard),
      markdown: markdownText(this.#seen.markdown),
      repaired: changed > 0 ? translate(text, this.#language, {amount}) : '',
      known:
        hidden > 0 ? translate(messages.known, this.#language, {amount: amountText(hidden)}) : ''
    })
    if (!this.#baseline || changedLines || writeBaseline) return
    const solved = this.#baseline.solved((rule) =>
      rulesNamed(rule).some((id) => this.#check.active.has(id))
    )
    const file = this.#baseline.name
    if (solved > 0) await this.#log.note(messages.solved, {amount: amountText(solved), file})
  }
}

import {join, resolve} from 'node:path'
import type {Configurations} from '../../config/configurations.ts'
import {rulesNamed} from '../../engine/former-rules.ts'
import type {Settings} from '../../engine/settings.ts'
import type {BaselineFile} from '../../project/baseline/file.ts'
import {displayName} from '../../project/files/project.ts'
import {decode, mostBytes, tooLarge} from '../../project/files/read.ts'
import type {LiveLinks} from '../../report/links/live.ts'
import {count, type Result, reportsText, warningsText} from '../../reporters/result.ts'
import type {Language} from '../../text/language.ts'
import {Problem, translate} from '../../text/problem.ts'
import type {LintArguments} from '../arguments/lint.ts'
import {type Output, type ProcessContext, passOn, readBeginning, write} from '../process-context.ts'
import type {ArchiveInput} from './archives.ts'
import {openConfigurations} from './configurations.ts'
import {noteFormerIds} from './former-ids.ts'
import type {Input} from './inputs.ts'
import {Check, type SourceText} from './lint/check.ts'
import {LinkCheck} from './lint/link-check.ts'
import {listInputs, tellNone} from './lint/listing.ts'
import {Log} from './log.ts'
import {amountText, findingsText, markdownText, messages} from './messages.ts'
import {printsData, ReporterRun} from './reporter-run.ts'

/** Name of a text that comes without one. */
const stdinName = '<stdin>'

/** What one run among several is about. */
export interface WatchRun {
  /** Absolute paths of the files to look at. */
  readonly only?: ReadonlySet<string> | undefined
  /** Hears of what was written. */
  onWrite(path: string, text: string): void
  /** Hears of the configurations that were read. */
  onConfigure(paths: readonly string[]): void
}

/**
 * Lint reports, and repair them where that was asked for.
 *
 * @param round Where it is one run among several.
 * @throws Problem Where nothing can be done at all.
 */
export async function lint(
  args: LintArguments,
  context: ProcessContext,
  language: Language,
  round?: WatchRun
): Promise<0 | 1 | 2> {
  const configurations = openConfigurations(args, context, language)
  const spoken = await configurations.language()
  const run = new Run(args, context, configurations, spoken, round)
  await run.open()
  if (args.stdin) await run.stdin()
  else {
    await run.files()
    await run.links()
  }
  round?.onConfigure(await configurations.files())
  return run.finish()
}

class Run {
  readonly #args: LintArguments
  readonly #context: ProcessContext
  readonly #language: Language
  readonly #configurations: Configurations
  readonly #round: WatchRun | undefined
  readonly #check: Check
  readonly #log: Log
  readonly #telling: ReporterRun
  readonly #asking: LinkCheck
  /** By path, in the order of the reports. */
  readonly #results = new Map<string, Result>()
  readonly #patches = new Map<string, string>()
  #baseline: BaselineFile | undefined
  #markdown = 1

  constructor(
    args: LintArguments,
    context: ProcessContext,
    configurations: Configurations,
    language: Language,
    round: WatchRun | undefined
  ) {
    this.#args = args
    this.#context = context
    this.#configurations = configurations
    this.#language = language
    this.#round = round
    this.#check = new Check(args, context.cwd)
    this.#log = new Log(context.stderr, language)
    this.#telling = new ReporterRun(args, context, this.#findings, language)
    this.#asking = new LinkCheck(args, context, language)
  }

  /** Read what was remembered, before anything is written. */
  async open(): Promise<void> {
    const {baseline, writeBaseline} = this.#args
    if (baseline === undefined) return
    const {BaselineFile} = await import('../../project/baseline/file.ts')
    this.#baseline = new BaselineFile(baseline, this.#context.cwd, writeBaseline)
    this.#check.leaveOut(this.#baseline)
  }

  /** Every report that the paths lead to; what is wrong with one does not stop the others. */
  async files(): Promise<void> {
    const {cwd} = this.#context
    const only = this.#round?.only
    const {inputs, markdown, problems} = await listInputs(
      this.#args,
      this.#context,
      this.#configurations,
      only
    )
    this.#markdown = markdown
    for (const problem of problems) await this.#log.fail(problem)
    if (inputs.length === 0 && problems.length === 0 && !only) {
      await tellNone(this.#args, this.#configurations, this.#context, markdown, this.#log)
    }
    for (const {file} of this.#args.reporters) {
      if (file === undefined || !inputs.some(({path}) => path === resolve(cwd, file))) continue
      throw new Problem(messages.overReport, {file})
    }
    // Before anything is written, since a configuration that makes no sense ends all.
    const settings: Settings[] = []
    for (const {path} of inputs) settings.push(await this.#configurations.settingsFor(path))
    await this.#lookAround(inputs, settings)
    for (const [index, input] of inputs.entries()) {
      const own = settings[index]
      if (own) await this.#log.guard(input.name, () => this.#file(input, own))
      // A moment to hear an interruption.
      await new Promise(setImmediate)
    }
  }

  /** Gather what stands beside the reports, if a rule asks for it. */
  async #lookAround(inputs: readonly ArchiveInput[], settings: readonly Settings[]): Promise<void> {
    if (!settings.some(({rules}) => rules.some(({rule}) => rule.needsArchive))) return
    const {openArchives} = await import('./archives.ts')
    const archives = await openArchives(inputs, this.#args, this.#context, {
      shapeFor: async (path) => (await this.#configurations.settingsFor(path)).shape,
      takes: (path) => this.#configurations.takes(path)
    })
    this.#check.lookAround(archives)
  }

  /** @param live What is known about addresses, where they were asked since it was linted first. */
  async #file(input: Input, configured: Settings, live?: LiveLinks): Promise<void> {
    const {path, name} = input
    const {diff, fix} = this.#args
    const {bytes, lineRanges, save} = await input.open()
    const settings = {...configured, lineRanges, context: this.#check.contextOf(path, name)}
    const source: SourceText = {text: decode(bytes, name), path, name}
    let result = this.#check.check(source, settings, fix || diff, live)
    if (fix && !diff && result.output !== undefined) {
      try {
        const repair = (other: string) => this.#check.repair(other, name, settings, live)
        const note = await save(result.output, repair)
        if (!note) {
          this.#round?.onWrite(path, result.output)
          this.#check.forget()
        } else {
          await this.#log.note(note.text, note.values)
          result = this.#check.check(source, settings, false, live)
        }
      } catch (error) {
        // Tell of what is on the disk still.
        this.#keep(this.#check.check(source, settings, false, live))
        throw error
      }
    }
    await this.#add(result, source.text)
    if (live || !this.#asking.isCurious) return
    const uses = this.#check.liveUses(result.output ?? source.text, settings)
    const again = (live: LiveLinks) => this.#file(input, configured, live)
    this.#asking.expect(path, {name, uses, again})
  }

  /**
   * One report from standard input. With `--fix` we are a filter in an editor or a pipe: whatever
   * happens, a text comes out, if need be the one that came in.
   */
  async stdin(): Promise<void> {
    const {cwd, stdin, stdout} = this.#context
    const {diff, fix, stdinFilename} = this.#args
    const isPlaced = stdinFilename !== undefined
    const path = isPlaced ? resolve(cwd, stdinFilename) : stdinName
    const name = isPlaced ? displayName(path, cwd) : stdinName
    const chunks = stdin[Symbol.asyncIterator]()
    const bytes = await readBeginning(chunks, mostBytes)
    await this.#log.guard(name, async () => {
      if (bytes.length > mostBytes) throw tooLarge(name)
      const source: SourceText = {text: decode(bytes, name), path, name}
      const base = await this.#configurations.settingsFor(isPlaced ? path : join(cwd, stdinName))
      if (isPlaced) await this.#lookAround([{path}], [base])
      const context = isPlaced ? this.#check.contextOf(path, name) : undefined
      const settings = {...base, context}
      const again = async (live?: LiveLinks) => {
        await this.#add(this.#check.check(source, settings, fix || diff, live), source.text)
      }
      await again()
      if (!this.#asking.isCurious) return
      const uses = this.#check.liveUses(this.#results.get(path)?.output ?? source.text, settings)
      this.#asking.expect(path, {name, uses, again})
    })
    await this.links()
    if (fix && !diff && !printsData(this.#args)) {
      await write(stdout, this.#results.get(path)?.output ?? bytes)
      await passOn(chunks, stdout)
    }
    await chunks.return?.()
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

  /** Ask for the addresses of all reports; what else there is to tell is told before. */
  async links(): Promise<void> {
    if (this.#asking.isUnderWay && !this.#args.diff) {
      await this.#print(await this.#telling.first([...this.#results.values()]))
    }
    await this.#asking.ask(this.#configurations, this.#log)
  }

  /** Tell what was found, and say how it ended. */
  async finish(): Promise<0 | 1 | 2> {
    const {asking, baseline, diff, failOnChange, maxWarnings, quiet, stdin, writeBaseline} =
      this.#args
    const results = [...this.#results.values()]
    if (writeBaseline) await this.#log.guard(baseline ?? '', () => this.#remember())
    const total = count(results.flatMap(({messages}) => messages))
    const changed = results.filter(({output}) => output !== undefined).length
    await this.#print(diff ? await this.#patch() : await this.#telling.rest(results))
    const left = quiet ? {...total, warnings: 0, notes: 0} : total
    if (diff && left.errors + left.warnings + left.notes > 0) {
      await this.#log.note(messages.left, {findings: findingsText(left)})
    }
    const hasTooManyWarnings = maxWarnings !== undefined && total.warnings > maxWarnings
    if (hasTooManyWarnings) {
      const warnings = warningsText(total.warnings)
      await this.#log.note(messages.tooManyWarnings, {warnings, most: maxWarnings})
    }
    if (!quiet && !stdin && results.length > 0) await this.#summarize(changed)
    if (!quiet) {
      const written = await this.#configurations.ruleIds()
      const remembered = writeBaseline ? [] : (this.#baseline?.rules ?? [])
      await noteFormerIds(this.#log, [...written, ...this.#check.formerIds, ...remembered])
    }
    await this.#asking.tell(this.#log)
    const stops = changed > 0 && (diff || failOnChange)
    if (stops && failOnChange) {
      await this.#log.note(messages.lookAgain, {reports: reportsText(changed)})
    }
    if (this.#log.hasFailed) return 2
    const isUnsure = this.#asking.isOffline && asking.strict
    return total.errors > 0 || hasTooManyWarnings || stops || isUnsure ? 1 : 0
  }

  async #patch() {
    const {color, reporters} = this.#args
    const {stdout, env} = this.#context
    const patch = [...this.#patches.values()].join('')
    const file = reporters[0]?.file
    const {printedPatch} = await import('../show-patch.ts')
    return [{text: file === undefined ? printedPatch(patch, stdout, env, color) : patch, file}]
  }

  /** Where findings go: not among the text that a filter puts out. */
  get #findings(): Output {
    const {diff, fix, stdin} = this.#args
    const isFilter = stdin && fix && !diff && !printsData(this.#args)
    return isFilter ? this.#context.stderr : this.#context.stdout
  }

  async #print(
    told: Iterable<{readonly text: string; readonly file: string | undefined}>
  ): Promise<void> {
    for (const {text, file} of told) {
      if (file === undefined) {
        await write(this.#findings, text)
        continue
      }
      const {writeOutput} = await import('../../project/files/write.ts')
      const path = resolve(this.#context.cwd, file)
      await this.#log.guard(file, async () => writeOutput(path, file, text))
    }
  }

  async #remember(): Promise<void> {
    const amount = this.#baseline?.write() ?? 0
    const file = this.#args.baseline ?? ''
    if (this.#args.quiet) return
    await this.#log.note(messages.remembered, {amount: amountText(amount), file})
  }

  async #summarize(changed: number): Promise<void> {
    const {changedLines, writeBaseline} = this.#args
    const amount = String(changed)
    const hidden = writeBaseline ? 0 : (this.#baseline?.hidden ?? 0)
    const text = this.#args.diff ? messages.wouldRepair : messages.repaired
    await this.#log.note(messages.summary, {
      reports: reportsText(this.#results.size),
      markdown: markdownText(this.#markdown),
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

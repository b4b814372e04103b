import {join, resolve} from 'node:path'
import type {Archives} from '../archive/archives.ts'
import type {LintArguments} from '../arguments/lint.ts'
import type {BaselineFile} from '../baseline/file.ts'
import type {Configurations} from '../config/configurations.ts'
import {NeighbourFiles} from '../files/neighbour-files.ts'
import {displayName} from '../files/project.ts'
import {decode, mostBytes, tooLarge} from '../files/read.ts'
import {fixText} from '../fix.ts'
import type {Language, Text, Values} from '../language.ts'
import {isTooComplex, lintText, splitByteOrderMark} from '../lint.ts'
import type {Message} from '../message.ts'
import {Problem, Problems, tell} from '../problem.ts'
import type {Place} from '../report/report.ts'
import {count, type Result, reportsText, warningsText} from '../reporters/result.ts'
import type {Settings} from '../settings.ts'
import {type Output, passOn, readBeginning, type Surroundings, write} from '../surroundings.ts'
import type {ArchiveInput} from './archives.ts'
import {openConfigurations} from './configurations.ts'
import type {Input, Listing} from './inputs.ts'
import {needsText, printsData, tellFindings} from './report.ts'
import {amountText, findingsText, markdownText, messages} from './wording.ts'

/** Name of a text that comes without one. */
const stdinName = '<stdin>'

/** What one run among several is about. */
export interface Round {
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
  surroundings: Surroundings,
  language: Language,
  round?: Round
): Promise<0 | 1 | 2> {
  const configurations = openConfigurations(args, surroundings, language)
  const spoken = await configurations.language()
  const run = new Run(args, surroundings, configurations, spoken, round)
  await run.open()
  await (args.stdin ? run.stdin() : run.files())
  round?.onConfigure(await configurations.files())
  return run.finish()
}

class Run {
  readonly #args: LintArguments
  readonly #surroundings: Surroundings
  readonly #language: Language
  readonly #configurations: Configurations
  readonly #results: Result[] = []
  readonly #patches: string[] = []
  readonly #round: Round | undefined
  readonly #active = new Set<string>()
  readonly #neighbours: NeighbourFiles
  #archives: Archives | undefined
  #baseline: BaselineFile | undefined
  #hasFailed = false
  #markdown = 1

  constructor(
    args: LintArguments,
    surroundings: Surroundings,
    configurations: Configurations,
    language: Language,
    round: Round | undefined
  ) {
    this.#args = args
    this.#surroundings = surroundings
    this.#neighbours = new NeighbourFiles(surroundings.cwd)
    this.#configurations = configurations
    this.#language = language
    this.#round = round
  }

  /** Read what was remembered, before anything is written. */
  async open(): Promise<void> {
    const {baseline, writeBaseline} = this.#args
    if (baseline === undefined) return
    const {BaselineFile} = await import('../baseline/file.ts')
    this.#baseline = new BaselineFile(baseline, this.#surroundings.cwd, writeBaseline)
  }

  /** Every report that the paths lead to; what is wrong with one does not stop the others. */
  async files(): Promise<void> {
    const {cwd} = this.#surroundings
    const {inputs, markdown, problems} = await this.#list()
    this.#markdown = markdown
    for (const problem of problems) await this.#fail(problem)
    if (inputs.length === 0 && problems.length === 0) await this.#tellNone()
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
      if (own) await this.#guard(input.name, () => this.#file(input, own))
      // A moment to hear an interruption.
      await new Promise(setImmediate)
    }
  }

  /** Gather what stands beside the reports, if a rule asks for it. */
  async #lookAround(inputs: readonly ArchiveInput[], settings: readonly Settings[]): Promise<void> {
    if (!settings.some(({rules}) => rules.some(({rule}) => rule.looksAround))) return
    const {openArchives} = await import('./archives.ts')
    this.#archives = await openArchives(inputs, this.#args, this.#surroundings, {
      outlineFor: async (path) => (await this.#configurations.settingsFor(path)).outline,
      takes: (path) => this.#configurations.takes(path)
    })
  }

  async #list(): Promise<Listing> {
    const {cwd, env} = this.#surroundings
    const {changedLines: onChangedLines, onlyReports, paths, since, staged} = this.#args
    const takes = (path: string) => this.#configurations.takes(path)
    const only = this.#round?.only
    if (staged || since !== undefined) {
      const {listChanged} = await import('./changed.ts')
      const options = {paths, cwd, takes, onlyReports, since, onChangedLines}
      const listing = await listChanged(options, env)
      const {inputs} = listing
      return only ? {...listing, inputs: inputs.filter(({path}) => only.has(path))} : listing
    }
    const {listReports, listSome} = await import('./inputs.ts')
    const options = {paths, cwd, takes, onlyReports}
    return only ? listSome(only, options) : listReports(options)
  }

  /** Where nothing was asked of git, somebody expects a report. */
  async #tellNone(): Promise<void> {
    const {allowEmpty, onlyReports, paths: named, quiet, since, staged} = this.#args
    const searched = (named.length > 0 ? named : ['.']).map((path) => `\`${path}\``).join(', ')
    if (this.#round?.only || onlyReports) return
    if (staged || since !== undefined) {
      const text = staged ? messages.nothingStaged : messages.nothingSince
      if (!quiet) await this.#note(text, {paths: searched, ref: since ?? ''})
    } else if (!allowEmpty) {
      const example = join(this.#surroundings.cwd, stdinName)
      const isConfigured = (await this.#configurations.takes(example)) !== undefined
      const text = isConfigured ? messages.noneTaken : messages.noReport
      const markdown = markdownText(this.#markdown)
      await this.#fail(new Problem(text, {paths: searched, markdown}))
    }
  }

  async #file(input: Input, configured: Settings): Promise<void> {
    const {path, name} = input
    const {diff, fix} = this.#args
    const {bytes, within, save} = await input.open()
    const settings = {...configured, within, place: this.#placeOf(path, name)}
    const text = decode(bytes, name)
    let result = this.#check(text, path, name, settings, fix || diff)
    if (fix && !diff && result.output !== undefined) {
      try {
        const repair = (other: string) => this.#repair(other, name, settings).after
        const note = await save(result.output, repair)
        if (!note) {
          this.#round?.onWrite(path, result.output)
          this.#neighbours.forget()
        } else {
          await this.#note(note.text, note.values)
          result = this.#check(text, path, name, settings, false)
        }
      } catch (error) {
        // Tell of what is on the disk still.
        this.#results.push(this.#check(text, path, name, settings, false))
        throw error
      }
    }
    await this.#add(result, text)
  }

  /**
   * One report from standard input. With `--fix` we are a filter in an editor or a pipe: whatever
   * happens, a text comes out, if need be the one that came in.
   */
  async stdin(): Promise<void> {
    const {cwd, stdin, stdout} = this.#surroundings
    const {diff, fix, stdinFilename} = this.#args
    const path = stdinFilename === undefined ? stdinName : resolve(cwd, stdinFilename)
    const name = stdinFilename === undefined ? stdinName : displayName(path, cwd)
    const chunks = stdin[Symbol.asyncIterator]()
    const bytes = await readBeginning(chunks, mostBytes)
    let output: string | Uint8Array = bytes
    await this.#guard(name, async () => {
      if (bytes.length > mostBytes) throw tooLarge(name)
      const text = decode(bytes, name)
      const configured = stdinFilename === undefined ? join(cwd, stdinName) : path
      const base = await this.#configurations.settingsFor(configured)
      if (stdinFilename !== undefined) await this.#lookAround([{path}], [base])
      const isPlaced = stdinFilename !== undefined
      const settings = {...base, place: isPlaced ? this.#placeOf(path, name) : undefined}
      const result = this.#check(text, path, name, settings, fix || diff)
      output = result.output ?? bytes
      await this.#add(result, text)
    })
    if (fix && !diff && !printsData(this.#args)) {
      await write(stdout, output)
      await passOn(chunks, stdout)
    }
    await chunks.return?.()
  }

  /** Where a report stands, and among what. */
  #placeOf(path: string, name: string): Place {
    return {path: name, ...this.#archives?.placeOf(path), neighbours: this.#neighbours.of(path)}
  }

  #check(text: string, path: string, name: string, settings: Settings, repair: boolean): Result {
    const {file, after} = this.#repair(text, name, settings, repair)
    for (const {rule} of settings.rules) this.#active.add(rule.id)
    return {
      path,
      name,
      messages: this.#withoutKnown(path, String(file), file.messages as Message[]),
      text: needsText(this.#args) && file.messages.length > 0 ? after : undefined,
      output: after === text ? undefined : after,
      isTooComplex: isTooComplex(file)
    }
  }

  #repair(text: string, name: string, configured: Settings, repair = true) {
    const settings = {...configured, path: name, unsafe: this.#args.unsafeFixes}
    const {mark, content} = splitByteOrderMark(text)
    const file = repair ? fixText(content, settings) : lintText(content, settings)
    return {file, after: mark + String(file)}
  }

  #withoutKnown(path: string, text: string, found: Message[]): Message[] {
    const left = this.#baseline?.withoutKnown(path, text, found) ?? found
    // What is about to be remembered is known, but for what is no rule’s finding.
    return this.#args.writeBaseline ? found.filter(({ruleId}) => !ruleId) : left
  }

  async #add(result: Result, before: string): Promise<void> {
    const {name, output, isTooComplex} = result
    this.#results.push(result)
    if (output !== undefined && this.#args.diff) {
      const {unifiedDiff} = await import('../unified-diff.ts')
      this.#patches.push(unifiedDiff(name, before, output))
    }
    if (isTooComplex) {
      const line = result.messages.find(({fatal}) => fatal)?.line ?? 1
      await this.#fail(new Problem(messages.tooComplex, {file: name, line}))
    }
  }

  /** Tell what was found, and say how it ended. */
  async finish(): Promise<0 | 1 | 2> {
    const {baseline, diff, failOnChange, maxWarnings, quiet, stdin, writeBaseline} = this.#args
    if (writeBaseline) await this.#guard(baseline ?? '', () => this.#remember())
    const total = count(this.#results.flatMap(({messages}) => messages))
    const changed = this.#results.filter(({output}) => output !== undefined).length
    for (const {text, file} of diff ? this.#patch() : await this.#report()) {
      await this.#print(text, file)
    }
    const left = quiet ? {...total, warnings: 0, notes: 0} : total
    if (diff && left.errors + left.warnings + left.notes > 0) {
      await this.#note(messages.left, {findings: findingsText(left)})
    }
    const hasTooManyWarnings = maxWarnings !== undefined && total.warnings > maxWarnings
    if (hasTooManyWarnings) {
      const warnings = warningsText(total.warnings)
      await this.#note(messages.tooManyWarnings, {warnings, most: maxWarnings})
    }
    if (!quiet && !stdin && this.#results.length > 0) await this.#summarize(changed)
    const stops = changed > 0 && (diff || failOnChange)
    if (stops && failOnChange) await this.#note(messages.lookAgain, {reports: reportsText(changed)})
    if (this.#hasFailed) return 2
    return total.errors > 0 || hasTooManyWarnings || stops ? 1 : 0
  }

  #report() {
    return tellFindings(
      this.#results,
      this.#args,
      this.#surroundings,
      this.#findings,
      this.#language
    )
  }

  #patch() {
    return [{text: this.#patches.join(''), file: this.#args.reporters[0]?.file}]
  }

  /** Where findings go: not among the text that a filter puts out. */
  get #findings(): Output {
    const {diff, fix, stdin} = this.#args
    const isFilter = stdin && fix && !diff && !printsData(this.#args)
    return isFilter ? this.#surroundings.stderr : this.#surroundings.stdout
  }

  async #print(text: string, file: string | undefined): Promise<void> {
    if (file === undefined) {
      await write(this.#findings, text)
      return
    }
    const {writeOutput} = await import('../files/write.ts')
    const path = resolve(this.#surroundings.cwd, file)
    await this.#guard(file, async () => writeOutput(path, file, text))
  }

  async #remember(): Promise<void> {
    const amount = this.#baseline?.write() ?? 0
    const file = this.#args.baseline ?? ''
    if (!this.#args.quiet) await this.#note(messages.remembered, {amount: amountText(amount), file})
  }

  async #summarize(changed: number): Promise<void> {
    const {changedLines, writeBaseline} = this.#args
    const amount = String(changed)
    const hidden = writeBaseline ? 0 : (this.#baseline?.hidden ?? 0)
    const text = this.#args.diff ? messages.wouldRepair : messages.repaired
    await this.#note(messages.summary, {
      reports: reportsText(this.#results.length),
      markdown: markdownText(this.#markdown),
      repaired: changed > 0 ? tell(text, this.#language, {amount}) : '',
      known: hidden > 0 ? tell(messages.known, this.#language, {amount: amountText(hidden)}) : ''
    })
    if (!this.#baseline || changedLines || writeBaseline) return
    const solved = this.#baseline.solved((rule) => this.#active.has(rule))
    const file = this.#baseline.name
    if (solved > 0) await this.#note(messages.solved, {amount: amountText(solved), file})
  }

  /** Do something for one file; what goes wrong is told, and ends nothing. */
  async #guard(file: string, action: () => Promise<void>): Promise<void> {
    try {
      await action()
    } catch (error) {
      if (error instanceof Problems) {
        for (const problem of error.list) await this.#fail(problem)
        return
      }
      const message = error instanceof Error ? error.message : String(error)
      await this.#fail(
        error instanceof Problem ? error : new Problem(messages.internal, {file, error: message})
      )
    }
  }

  async #fail({text, values}: Problem): Promise<void> {
    this.#hasFailed = true
    await this.#note(text, values)
  }

  async #note(text: Text, values: Values): Promise<void> {
    const line = tell(text, this.#language, values)
    await write(this.#surroundings.stderr, `weekly-lint: ${line}\n`)
  }
}

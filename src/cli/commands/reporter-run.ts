import {isAbsolute} from 'node:path'
import {liveRule} from '../../engine/live-uses.ts'
import {type Message, weightOf} from '../../engine/message.ts'
import {displayName, isInside, repositoryRoot} from '../../project/files/paths.ts'
import {reporterKinds} from '../../reporters/index.ts'
import {count, type ReporterOptions, type Result} from '../../reporters/result.ts'
import type {Language} from '../../text/language.ts'
import {readVersion} from '../../version.ts'
import type {LintArguments} from '../arguments/lint.ts'
import type {ReporterChoice} from '../arguments/reporters.ts'
import {type Output, type ProcessContext, takesColor} from '../process-context.ts'
import type {Rendered} from './outputs.ts'

/** What the arguments say about reporters. */
type ReporterArguments = Pick<LintArguments, 'color' | 'quiet' | 'reporters' | 'shard'>

/** Whether a program reads what is printed. */
export function printsData({reporters}: LintArguments): boolean {
  return reporters.some(({name, file}) => file === undefined && reporterKinds[name].isData)
}

/** Whether a reporter looks at the text of the reports. */
export function needsText({reporters}: Pick<LintArguments, 'reporters'>): boolean {
  return reporters.some(({name}) => reporterKinds[name].needsText)
}

/** Whether a reporter tells of edits. */
export function showsEdits({reporters}: LintArguments): boolean {
  return reporters.some(({name}) => !reporterKinds[name].omitsEdits)
}

/** Runs the reporters: once, or in two steps if people read along, before and after links are checked. */
export class ReporterRun {
  readonly #args: ReporterArguments
  readonly #context: ProcessContext
  readonly #output: Output
  readonly #language: Language
  readonly #choices: readonly ReporterChoice[]
  /** The results of the first step. */
  #printed: readonly Result[] | undefined

  /** @param output What is printed goes there. */
  constructor(
    args: ReporterArguments,
    context: ProcessContext,
    output: Output,
    language: Language
  ) {
    this.#args = args
    this.#context = context
    this.#output = output
    this.#language = language
    this.#choices = withAnnotations(args.reporters, context.env)
  }

  /** The first step, for reporters that people read along. */
  async first(results: readonly Result[]): Promise<Rendered[]> {
    const shown = this.#shown(results)
    this.#printed = shown
    return this.#render(this.#choices.filter(isStream), () => shown, 'later')
  }

  /** All results, or those that were not printed in the first step. */
  async rest(results: readonly Result[]): Promise<Rendered[]> {
    const shown = this.#shown(results)
    const printed = this.#printed
    const total = printed && count(shown.flatMap(({messages}) => messages))
    const left = printed && newSince(printed, shown, liveRule)
    const resultsOf = (choice: ReporterChoice) => (left && isStream(choice) ? left : shown)
    return this.#render(this.#choices, resultsOf, total)
  }

  #shown(results: readonly Result[]): readonly Result[] {
    return this.#args.quiet ? results.map(withErrorsAlone) : results
  }

  async #render(
    choices: readonly ReporterChoice[],
    resultsOf: (choice: ReporterChoice) => readonly Result[],
    total: ReporterOptions['total']
  ): Promise<Rendered[]> {
    const {cwd, env} = this.#context
    const root = repositoryRoot(cwd) ?? cwd
    const {shard} = this.#args
    const rendered: Rendered[] = []
    for (const choice of choices) {
      const {name, file} = choice
      const report = await reporterKinds[name].load()
      const text = await report(resultsOf(choice), {
        language: this.#language,
        color: this.#args.color ?? (file === undefined && takesColor(this.#output, env)),
        total: isStream(choice) ? total : undefined,
        shard: shard && `${shard.index}/${shard.of}`,
        get version() {
          return readVersion()
        },
        // What came from standard input may have no path.
        locate: (path) =>
          isAbsolute(path) && isInside(root, path) ? displayName(path, root) : path
      })
      rendered.push({text, file})
    }
    return rendered
  }
}

/** Findings of a rule, and of no rule, that are not among earlier results. */
function newSince(before: readonly Result[], after: readonly Result[], rule: string): Result[] {
  const known = new Map(before.map(({path, messages}) => [path, new Set(messages.map(String))]))
  const isNew = (path: string, message: Message) =>
    (message.ruleId === rule || !message.ruleId) && !known.get(path)?.has(String(message))
  return after.map((result) => ({
    ...result,
    messages: result.messages.filter((message) => isNew(result.path, message))
  }))
}

/** Whether people read along, so that more can be printed later. */
function isStream({name, file}: ReporterChoice): boolean {
  return file === undefined && reporterKinds[name].isStream === true
}

/** Adds annotations to the text, with which runners of GitHub show findings at their lines. */
function withAnnotations(
  choices: readonly ReporterChoice[],
  env: ProcessContext['env']
): readonly ReporterChoice[] {
  const isText = choices.some(({name, file}) => name === 'text' && file === undefined)
  const hasAnnotations = choices.some(({name}) => name === 'github')
  if (env.GITHUB_ACTIONS !== 'true' || !isText || hasAnnotations) return choices
  return [...choices, {name: 'github', file: undefined}]
}

function withErrorsAlone(result: Result): Result {
  const messages = result.messages.filter((message) => weightOf(message) === 'error')
  return {...result, messages}
}

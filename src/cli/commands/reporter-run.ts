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

/** What one reporter says, and where it goes: to a file, or among what is printed. */
interface Rendered {
  readonly text: string
  readonly file: string | undefined
}

/** Whether a program reads what is printed. */
export function printsData({reporters}: LintArguments): boolean {
  return reporters.some(({name, file}) => file === undefined && reporterKinds[name].isData)
}

/** Whether a reporter looks at the text of the reports. */
export function needsText({reporters}: LintArguments): boolean {
  return reporters.some(({name}) => reporterKinds[name].needsText)
}

/** Whether a reporter tells of edits. */
export function showsEdits({reporters}: LintArguments): boolean {
  return reporters.some(({name}) => !reporterKinds[name].omitsEdits)
}

/** Lets every reporter tell what was found: once, or, among what people read as it comes, in two steps. */
export class ReporterRun {
  readonly #args: LintArguments
  readonly #context: ProcessContext
  readonly #output: Output
  readonly #language: Language
  readonly #choices: readonly ReporterChoice[]
  /** What was told in the first step. */
  #told: readonly Result[] | undefined

  /** @param output What is printed goes there. */
  constructor(args: LintArguments, context: ProcessContext, output: Output, language: Language) {
    this.#args = args
    this.#context = context
    this.#output = output
    this.#language = language
    this.#choices = withAnnotations(args.reporters, context.env)
  }

  /** What is known before addresses are asked, as far as somebody reads along. */
  async first(results: readonly Result[]): Promise<Rendered[]> {
    const shown = this.#shown(results)
    this.#told = shown
    return this.#tell(this.#choices.filter(isStream), () => shown, 'later')
  }

  /** All, or what was not told yet. */
  async rest(results: readonly Result[]): Promise<Rendered[]> {
    const shown = this.#shown(results)
    const told = this.#told
    const total = told && count(shown.flatMap(({messages}) => messages))
    const left = told && newSince(told, shown, liveRule)
    const resultsOf = (choice: ReporterChoice) => (left && isStream(choice) ? left : shown)
    return this.#tell(this.#choices, resultsOf, total)
  }

  #shown(results: readonly Result[]): readonly Result[] {
    return this.#args.quiet ? results.map(withErrorsAlone) : results
  }

  async #tell(
    choices: readonly ReporterChoice[],
    resultsOf: (choice: ReporterChoice) => readonly Result[],
    total: ReporterOptions['total']
  ): Promise<Rendered[]> {
    const {cwd, env} = this.#context
    const root = repositoryRoot(cwd) ?? cwd
    const told: Rendered[] = []
    for (const choice of choices) {
      const {name, file} = choice
      const report = await reporterKinds[name].load()
      const text = await report(resultsOf(choice), {
        language: this.#language,
        color: this.#args.color ?? (file === undefined && takesColor(this.#output, env)),
        total: isStream(choice) ? total : undefined,
        get version() {
          return readVersion()
        },
        // What came from standard input may have no path.
        locate: (path) =>
          isAbsolute(path) && isInside(root, path) ? displayName(path, root) : path
      })
      told.push({text, file})
    }
    return told
  }
}

/** What was found since it was told what there is. */
function newSince(before: readonly Result[], after: readonly Result[], rule: string): Result[] {
  const told = new Map(before.map(({path, messages}) => [path, new Set(messages.map(String))]))
  const isNew = (path: string, message: Message) =>
    (message.ruleId === rule || !message.ruleId) && !told.get(path)?.has(String(message))
  return after.map((result) => ({
    ...result,
    messages: result.messages.filter((message) => isNew(result.path, message))
  }))
}

/** Whether somebody reads along, so that more can be told later. */
function isStream({name, file}: ReporterChoice): boolean {
  return file === undefined && reporterKinds[name].isStream === true
}

/** Runners of GitHub show findings at their lines, if they are told so beside the text. */
function withAnnotations(
  choices: readonly ReporterChoice[],
  env: ProcessContext['env']
): readonly ReporterChoice[] {
  const isText = choices.some(({name, file}) => name === 'text' && file === undefined)
  const isTold = choices.some(({name}) => name === 'github')
  if (env.GITHUB_ACTIONS !== 'true' || !isText || isTold) return choices
  return [...choices, {name: 'github', file: undefined}]
}

function withErrorsAlone(result: Result): Result {
  const messages = result.messages.filter((message) => weightOf(message) === 'error')
  return {...result, messages}
}

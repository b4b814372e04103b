import {isAbsolute} from 'node:path'
import type {LintArguments} from '../arguments/lint.ts'
import type {ReporterChoice} from '../arguments/reporters.ts'
import {displayName, isInside, repositoryRoot} from '../files/project.ts'
import type {Language} from '../language.ts'
import {weightOf} from '../message.ts'
import {reporterKinds} from '../reporters/index.ts'
import type {Result} from '../reporters/result.ts'
import {type Output, type Surroundings, takesColor} from '../surroundings.ts'
import {readVersion} from '../version.ts'

/** What one reporter says, and where it goes: to a file, or among what is printed. */
interface Told {
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

/**
 * Let every reporter tell what was found.
 *
 * @param output What is printed goes there.
 */
export async function tellFindings(
  results: readonly Result[],
  args: LintArguments,
  {cwd, env}: Surroundings,
  output: Output,
  language: Language
): Promise<Told[]> {
  const {color, quiet, reporters} = args
  const shown = quiet ? results.map(withErrorsAlone) : results
  const root = repositoryRoot(cwd) ?? cwd
  const told: Told[] = []
  for (const {name, file} of withAnnotations(reporters, env)) {
    const report = await reporterKinds[name].load()
    const text = await report(shown, {
      language,
      color: color ?? (file === undefined && takesColor(output, env)),
      get version() {
        return readVersion()
      },
      // What came from standard input may have no path.
      locate: (path) => (isAbsolute(path) && isInside(root, path) ? displayName(path, root) : path)
    })
    told.push({text, file})
  }
  return told
}

/** Runners of GitHub show findings at their lines, if they are told so beside the text. */
function withAnnotations(
  choices: readonly ReporterChoice[],
  env: Surroundings['env']
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

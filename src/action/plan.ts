import type {ProcessContext} from '../cli/process-context.ts'
import {runGit} from '../project/git/run.ts'
import type {Event, PullRequest} from './event.ts'
import type {Inputs} from './inputs.ts'

/** Where files of a run go, outside of the repository. */
export interface Places {
  /** The summary, in Markdown. */
  readonly summary: string
  /** Folder of the cache. */
  readonly cache: string
}

/** The command line of the lint that a workflow asks for. */
export async function planArguments(
  inputs: Inputs,
  event: Event,
  places: Places,
  {cwd, env}: Pick<ProcessContext, 'cwd' | 'env'>
): Promise<string[]> {
  const {baseline, failOn, paths} = inputs
  const since = inputs.since || (event.pull && (await baseOf(event.pull, {cwd, env}))) || 'none'
  const isNew = since !== 'none'
  return [
    ...reportersOf(inputs, places).flatMap((reporter) => ['--reporter', reporter]),
    ...['--cache-location', places.cache],
    ...(baseline === '' ? [] : [`--baseline=${baseline}`]),
    ...(isNew ? ['--since', since, '--changed-lines'] : []),
    asksLinks(inputs, event) ? '--links' : '--no-links',
    ...(failOn === 'warning' ? ['--max-warnings', '0'] : []),
    ...(paths.length > 0 ? ['--', ...paths] : [])
  ]
}

/** Events whose runs have the time for every link. */
const patient: readonly string[] = ['schedule', 'workflow_dispatch']

/** Whether links are asked for: of a pull request, those on changed lines. */
export function asksLinks({links}: Pick<Inputs, 'links'>, {name, pull}: Event): boolean {
  return links === 'auto' ? pull !== undefined || patient.includes(name) : links === 'always'
}

function reportersOf({reporters}: Inputs, {summary}: Places): string[] {
  const isPrinted = reporters.some((reporter) => !reporter.includes(':'))
  return [
    ...new Set([...(isPrinted ? [] : ['text']), 'github', `markdown:${summary}`, ...reporters])
  ]
}

/**
 * What a pull request is compared with. The runner checks out the merge of it into its base: then
 * the base is the first parent, which a clone of two commits has, and which may be newer than what
 * the event says.
 */
async function baseOf(
  {base, head}: PullRequest,
  options: Pick<ProcessContext, 'cwd' | 'env'>
): Promise<string> {
  const {code, stdout} = await runGit(['rev-list', '--parents', '--max-count=1', 'HEAD'], options)
  const [, first, second] = new TextDecoder().decode(stdout).trim().split(' ')
  return code === 0 && first && second === head ? first : base
}

import {join} from 'node:path'
import type {Configurations} from '../../../config/configurations.ts'
import {Problem} from '../../../text/problem.ts'
import type {LintArguments} from '../../arguments/lint.ts'
import type {ProcessContext} from '../../process-context.ts'
import type {Listing} from '../inputs.ts'
import type {Log} from '../log.ts'
import {markdownText, messages} from '../messages.ts'

/**
 * The reports that the arguments ask for.
 *
 * @param only Absolute paths of the files to look at, where that is not all of them.
 */
export async function listInputs(
  {changedLines: onChangedLines, onlyReports, paths, since, staged}: LintArguments,
  {cwd, env}: ProcessContext,
  configurations: Configurations,
  only: ReadonlySet<string> | undefined
): Promise<Listing> {
  const takes = (path: string) => configurations.takes(path)
  if (staged || since !== undefined) {
    const {listChanged} = await import('../changed.ts')
    const options = {paths, cwd, takes, onlyReports, since, onChangedLines}
    const listing = await listChanged(options, env)
    const {inputs} = listing
    return only ? {...listing, inputs: inputs.filter(({path}) => only.has(path))} : listing
  }
  const {listReports, listSome} = await import('../inputs.ts')
  const options = {paths, cwd, takes, onlyReports}
  return only ? listSome(only, options) : listReports(options)
}

/**
 * Tell that there is no report: where nothing was asked of git, somebody expects one.
 *
 * @param markdown How many Markdown files were seen.
 */
export async function tellNone(
  {allowEmpty, onlyReports, paths: named, quiet, since, staged}: LintArguments,
  configurations: Configurations,
  {cwd}: ProcessContext,
  markdown: number,
  log: Log
): Promise<void> {
  const paths = (named.length > 0 ? named : ['.']).map((path) => `\`${path}\``).join(', ')
  if (onlyReports) return
  if (staged || since !== undefined) {
    const text = staged ? messages.nothingStaged : messages.nothingSince
    if (!quiet) await log.note(text, {paths, ref: since ?? ''})
  } else if (!allowEmpty) {
    const isConfigured = (await configurations.takes(join(cwd, 'report.md'))) !== undefined
    const text = isConfigured ? messages.noneTaken : messages.noReport
    await log.fail(new Problem(text, {paths, markdown: markdownText(markdown)}))
  }
}

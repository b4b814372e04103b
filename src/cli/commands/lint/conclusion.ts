import {rulesNamed} from '../../../engine/former-rules.ts'
import type {BaselineFile} from '../../../project/baseline/file.ts'
import type {Project} from '../../../project/project.ts'
import {count, reportsText} from '../../../reporters/result.ts'
import type {Language} from '../../../text/language.ts'
import {translate} from '../../../text/problem.ts'
import type {LintArguments} from '../../arguments/lint.ts'
import type {ProcessContext} from '../../process-context.ts'
import {noteFormerIds} from '../former-ids.ts'
import type {Log} from '../log.ts'
import {amountText, findingsText, markdownText, messages, readText} from '../messages.ts'
import {exceedsWarnings, type Rendered} from '../outputs.ts'
import type {ReporterRun} from '../reporter-run.ts'
import type {Seen} from '../run-files.ts'
import type {Check} from './check.ts'
import type {LinkCheck} from './link-check.ts'
import type {Results} from './results.ts'

/** What a run has come to. */
export interface Ended {
  readonly args: LintArguments
  readonly context: ProcessContext
  readonly language: Language
  readonly project: Project
  readonly check: Check
  readonly linkCheck: LinkCheck
  readonly reporterRun: ReporterRun
  readonly log: Log
  readonly results: Results
  readonly baseline: BaselineFile | undefined
  readonly seen: Seen
  print(outputs: readonly Rendered[]): Promise<void>
}

/** Prints the findings and the summary. Returns the exit code. */
export async function conclude(ended: Ended): Promise<0 | 1 | 2> {
  const {args, baseline, check, linkCheck, log, project} = ended
  const {debug, diff, failOnChange, maxWarnings, quiet, staged, stdin, writeBaseline} = args
  const results = ended.results.all
  if (writeBaseline) await log.guard(args.baseline ?? '', () => saveBaseline(ended))
  const total = count(results.flatMap(({messages}) => messages))
  const changed = results.filter(({output}) => output !== undefined).length
  await ended.print(diff ? await renderPatch(ended) : await ended.reporterRun.rest(results))
  if (debug) await log.withheld(results)
  const left = quiet ? {...total, warnings: 0, notes: 0} : total
  if (diff && left.errors + left.warnings + left.notes > 0) {
    await log.note(messages.left, {findings: findingsText(left)})
  }
  const hasTooManyWarnings = await exceedsWarnings(total, maxWarnings, log)
  if (!quiet && !stdin && hasSeen(ended)) await summarize(ended, changed)
  if (!quiet) {
    const written = await project.configurations.ruleIds()
    const remembered = writeBaseline ? [] : (baseline?.rules ?? [])
    await noteFormerIds(log, [...written, ...check.formerIds, ...remembered])
  }
  await linkCheck.summarize(log)
  const stops = changed > 0 && (diff || failOnChange)
  if (stops && failOnChange) {
    const reports = reportsText(changed)
    await log.note(staged ? messages.stagedChange : messages.lookAgain, {reports})
  }
  if (log.hasFailed) return 2
  const isUnsure = linkCheck.isOffline && args.linkCheck.strict
  return total.errors > 0 || hasTooManyWarnings || stops || isUnsure ? 1 : 0
}

/** Whether there is anything to sum up: a shard may be empty. */
function hasSeen({args, results, seen}: Ended): boolean {
  return results.size > 0 || (args.shard !== undefined && seen.reports > 0)
}

async function renderPatch({args, context, log, results}: Ended): Promise<Rendered[]> {
  const {patch} = results
  const file = args.reporters[0]?.file
  const {printedPatch} = await import('../../show-patch.ts')
  if (file !== undefined) return [{text: patch, file}]
  const {text, isChanged} = printedPatch(patch, context.stdout, context.env, args.color)
  if (isChanged) await log.note(messages.harmlessPatch)
  return [{text, file}]
}

async function saveBaseline({args, baseline, log}: Ended): Promise<void> {
  const amount = baseline?.write() ?? 0
  if (args.quiet) return
  await log.note(messages.wroteBaseline, {amount: amountText(amount), file: args.baseline ?? ''})
}

async function summarize(ended: Ended, changed: number): Promise<void> {
  const {args, baseline, check, language, log, results, seen} = ended
  const {changedLines, diff, shard, writeBaseline} = args
  const amount = String(changed)
  const hidden = writeBaseline ? 0 : (baseline?.hidden ?? 0)
  const text = diff ? messages.wouldRepair : messages.repaired
  await log.note(messages.summary, {
    reports: readText(results.size, seen.reports, shard),
    markdown: markdownText(seen.markdown),
    repaired: changed > 0 ? translate(text, language, {amount}) : '',
    known: hidden > 0 ? translate(messages.known, language, {amount: amountText(hidden)}) : ''
  })
  if (!baseline || changedLines || writeBaseline) return
  const solved = baseline.solved((rule) => rulesNamed(rule).some((id) => check.active.has(id)))
  if (solved > 0) {
    await log.note(messages.solved, {amount: amountText(solved), file: baseline.name})
  }
}

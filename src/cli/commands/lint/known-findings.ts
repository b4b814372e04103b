import type {LiveUse} from '../../../engine/live-uses.ts'
import type {Message} from '../../../engine/message.ts'
import {fromRecord, toRecord} from '../../../engine/message-record.ts'
import type {AnyRule} from '../../../engine/rule.ts'
import type {Settings} from '../../../engine/settings.ts'
import {decode, readSource} from '../../../project/files/read.ts'
import {stampOf} from '../../../project/files/stamp.ts'
import {FindingsCache, type KnownReport} from '../../../project/findings/cache.ts'
import {digest} from '../../../project/findings/digest.ts'
import {holds, type Observation} from '../../../project/findings/surroundings.ts'
import type {Input} from '../../../project/listing.ts'
import type {Project} from '../../../project/project.ts'
import type {ReportContext} from '../../../report/report.ts'
import {readVersion} from '../../../version.ts'
import type {LintArguments} from '../../arguments/lint.ts'
import type {ProcessContext} from '../../process-context.ts'
import {isCI} from '../links/trust.ts'
import {needsText} from '../reporter-run.ts'
import type {OpenReport} from '../run-files.ts'
import type {Outcome} from './check.ts'

/** What an earlier run found in a report that did not change since. */
export interface KnownOutcome extends Outcome {
  readonly uses: readonly LiveUse[] | undefined
}

/** A run over fewer reports is done before a cache for all of them is read and written. */
const fewestReports = 5

/** What a run needs. */
export interface RunNeeds {
  /** Number of reports. */
  readonly reports: number
  /** What findings depend on beside report and settings. */
  readonly run: unknown
  /** Whether it needs the addresses of reports. */
  readonly needsUses: boolean
}

interface Options extends RunNeeds {
  /** Whether the run repairs a finding: what is known has no repaired text. */
  isToRepair(message: Message): boolean
  /** Whether the text is needed where there are findings. */
  readonly needsText: boolean
}

/**
 * Opens the findings of earlier runs; by default, not in CI, where nothing is left of them.
 *
 * @returns undefined if findings are not cached.
 */
export function openKnownFindings(
  args: LintArguments,
  {env, now}: Pick<ProcessContext, 'env' | 'now'>,
  {cache, cwd}: Project,
  needs: RunNeeds
): KnownFindings | undefined {
  const {baseline, cacheInCI, debug, diff, fix, stdin, unsafeFixes} = args
  if (cache === undefined || stdin || debug || needs.reports < fewestReports) return undefined
  if (isCI(env) && !cacheInCI) return undefined
  const time = now?.().getTime() ?? Date.now()
  const options: Options = {
    ...needs,
    isToRepair: (message) =>
      (fix || diff) && Boolean(message.fix ?? (unsafeFixes && message.suggestion)),
    needsText: needsText(args) || baseline !== undefined
  }
  return new KnownFindings(new FindingsCache(cache, cwd, readVersion(), time), options, time)
}

/** Reuses the findings of earlier runs. */
export class KnownFindings {
  readonly #cache: FindingsCache
  readonly #options: Options
  readonly #now: number
  readonly #settings = new Map<Settings, {key: string; rules: ReadonlyMap<string, AnyRule>}>()

  /** @param now In milliseconds since 1970. */
  constructor(cache: FindingsCache, options: Options, now: number) {
    this.#cache = cache
    this.#options = options
    this.#now = now
  }

  /** Returns what is known of a report; undefined if it has to be linted. */
  find(
    {path, name, stat}: Input,
    settings: Settings,
    context: ReportContext
  ): KnownOutcome | undefined {
    const stats = stat?.()
    if (!stats?.isFile()) return undefined
    const {key, rules} = this.#read(settings)
    const readDigest = () => digest(readSource(path, name).bytes)
    const known = this.#cache.get({name, stamp: stampOf(stats, this.#now)}, key, readDigest)
    if (!known || !holds(known.observations, context)) return undefined
    const {isToRepair, needsText, needsUses} = this.#options
    if (needsUses && !known.uses) return undefined
    const messages = known.messages.map((record) =>
      fromRecord(record, name, rules, settings.language)
    )
    if (messages.some(isToRepair)) return undefined
    const {formerIds, uses} = known
    const after = needsText && messages.length > 0 ? readAgain(path, name, known) : ''
    return after === undefined ? undefined : {messages, formerIds, uses, after, isTooComplex: false}
  }

  /**
   * Adds what was found in a report, if it was not changed and is on the disk.
   *
   * @param observations What was asked about its surroundings; undefined if it cannot be asked again.
   */
  add(
    {name, stats, text}: OpenReport,
    settings: Settings,
    observations: readonly Observation[] | undefined,
    {after, messages, formerIds, isTooComplex, uses}: Outcome & Pick<KnownReport, 'uses'>
  ): void {
    if (!stats || !observations || isTooComplex || after !== text) return
    const known: KnownReport = {
      digest: digest(text),
      observations,
      messages: messages.map(toRecord),
      formerIds,
      ...(uses && {uses})
    }
    this.#cache.set({name, stamp: stampOf(stats, this.#now)}, this.#read(settings).key, known)
  }

  save(): void {
    this.#cache.save()
  }

  #read(settings: Settings) {
    const known = this.#settings.get(settings)
    if (known) return known
    const {language, reportUnused, rules, shape} = settings
    const set = rules.map(({rule, severity, options}) => [rule.id, severity, options])
    const read = {
      key: JSON.stringify([this.#options.run, language, reportUnused, shape, set]),
      rules: new Map(rules.map(({rule}) => [rule.id, rule]))
    }
    this.#settings.set(settings, read)
    return read
  }
}

/** The text of a report; undefined if it changed meanwhile. */
function readAgain(path: string, name: string, known: KnownReport): string | undefined {
  const {bytes} = readSource(path, name)
  return digest(bytes) === known.digest ? decode(bytes, name) : undefined
}

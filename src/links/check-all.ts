import {setMaxListeners} from 'node:events'
import type {Verdict} from '../report/links/verdict.ts'
import {archiveOrigin, findArchived} from './archived.ts'
import {checkOne} from './check-one.ts'
import {openDispatcher} from './dispatcher.ts'
import type {RequestContext} from './follow.ts'
import {githubApi, reclassifyByGitHub} from './github.ts'
import {pacingName} from './host-names.ts'
import {Hosts} from './hosts.ts'
import {canResolve, Network} from './network.ts'
import type {Clock, LinkParts} from './parts.ts'
import type {LinkSettings} from './settings.ts'
import type {Target} from './target.ts'

type Parts = LinkParts & {readonly clock: Clock}

/** Verdicts by link key. */
export interface CheckResult {
  readonly verdicts: ReadonlyMap<string, Verdict>
  readonly isOffline: boolean
}

/**
 * Checks all targets concurrently, as far as throttling and settings allow.
 *
 * @param cachedKeys Keys with a cached verdict, used to probe name resolution.
 */
export async function checkAll(
  targets: readonly Target[],
  cachedKeys: readonly string[],
  settings: LinkSettings,
  parts: Parts
): Promise<CheckResult> {
  const run = new Run(targets, settings, parts)
  try {
    await run.check()
    const hasDns = run.network.hasDns || (await canResolve(cachedKeys, parts.lookup))
    const isOffline = run.network.isUnreachable || (run.network.wasUnreachable && !hasDns)
    const verdicts = new Map(
      [...run.verdicts].map(([key, verdict]) => [key, markOffline(verdict, isOffline, hasDns)])
    )
    run.writeCache(verdicts, isOffline)
    if (settings.suggestArchive && !isOffline) await run.findCopies(verdicts)
    return {verdicts, isOffline}
  } finally {
    await run.close()
  }
}

/** Failures say nothing about an address if there is no network. */
function markOffline(verdict: Verdict, isOffline: boolean, hasDns: boolean): Verdict {
  const {reason} = verdict
  const isUnreachable =
    (reason === 'no-host' && !hasDns) ||
    (isOffline && ['no-host', 'network', 'timeout', 'not-checked', 'unconfirmed'].includes(reason))
  return isUnreachable ? {...verdict, kind: 'uncertain', reason: 'offline'} : verdict
}

class Run {
  readonly network: Network
  readonly verdicts = new Map<string, Verdict>()
  readonly #targets: readonly Target[]
  readonly #parts: Parts
  readonly #context: RequestContext
  readonly #controller = new AbortController()
  readonly #timer = new AbortController()
  readonly #unwritten = new Set<string>()

  constructor(targets: readonly Target[], settings: LinkSettings, parts: Parts) {
    const {clock, signal, version = '0.0.0'} = parts
    this.#targets = targets
    this.#parts = parts
    const names = new Set(targets.map(({url}) => pacingName(url.hostname, settings.hosts)))
    this.network = new Network(names.size, settings.concurrency)
    this.#context = {
      dispatcher: openDispatcher(settings, parts),
      hosts: new Hosts(settings, clock, {
        deadline: clock.now() + settings.budget,
        signal: this.#controller.signal,
        onChange: () => this.#reportProgress()
      }),
      settings,
      clock,
      signal: this.#controller.signal,
      userAgent: `weekly-lint/${version} (+https://github.com/weekly-lint/weekly-lint)`
    }
    // Every request adds a listener.
    setMaxListeners(0, this.#controller.signal)
    signal?.addEventListener('abort', this.#abort, {once: true, signal: this.#timer.signal})
    if (signal?.aborted) this.#abort()
    clock.sleep(settings.budget, this.#timer.signal).then(this.#abort, () => {})
  }

  async check(): Promise<void> {
    const {services, githubToken: token, random = Math.random} = this.#parts
    const github = {token, origin: services?.github ?? githubApi}
    const context = {
      ...this.#context,
      random,
      onObservation: (observation: Parameters<Network['record']>[0]) => {
        this.network.record(observation)
        if (this.network.isUnreachable) this.#abort()
      }
    }
    const check = async (target: Target) => {
      const verdict = await checkOne(context, target, (classification) =>
        reclassifyByGitHub(context, target, classification, github)
      )
      this.verdicts.set(target.key, verdict)
      this.#unwritten.add(target.key)
      if (this.network.isReached) this.writeCache(this.verdicts, false)
      this.#reportProgress()
    }
    await Promise.all(this.#targets.map(check))
  }

  /** Writes new verdicts to the cache, unless the network is down and they cannot be trusted. */
  writeCache(verdicts: ReadonlyMap<string, Verdict>, isOffline: boolean): void {
    for (const key of isOffline ? [] : this.#unwritten) {
      const verdict = verdicts.get(key)
      if (verdict) this.#parts.cache?.set(key, verdict)
    }
    this.#unwritten.clear()
  }

  /** Adds archived copies to dead links. */
  async findCopies(verdicts: Map<string, Verdict>): Promise<void> {
    const origin = this.#parts.services?.archive ?? archiveOrigin
    const dead = [...verdicts].filter(([, {kind}]) => kind === 'dead')
    await Promise.all(
      dead.map(async ([key, verdict]) => {
        const archived = await findArchived(this.#context, key, origin)
        if (archived !== undefined) verdicts.set(key, {...verdict, archived})
      })
    )
  }

  async close(): Promise<void> {
    this.#timer.abort()
    await this.#context.dispatcher.destroy()
  }

  readonly #abort = () => this.#controller.abort(new Error('The run is over'))

  #reportProgress(): void {
    this.#parts.onProgress?.({
      total: this.#targets.length,
      done: this.verdicts.size,
      ...this.#context.hosts.progress
    })
  }
}

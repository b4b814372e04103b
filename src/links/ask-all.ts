import {setMaxListeners} from 'node:events'
import type {Verdict} from '../report/links/verdict.ts'
import {archiveOrigin, findArchived} from './archived.ts'
import {checkOne} from './check-one.ts'
import {openDispatcher} from './dispatcher.ts'
import type {RequestContext} from './follow.ts'
import {consultGitHub, githubApi} from './github.ts'
import {pacingName} from './host-names.ts'
import {Hosts} from './hosts.ts'
import {canResolve, Network} from './network.ts'
import type {Clock, LinkParts} from './parts.ts'
import type {LinkSettings} from './settings.ts'
import type {Target} from './target.ts'

type Parts = LinkParts & {readonly clock: Clock}

/** What was learnt, and whether there was a network to learn it by. */
export interface Asked {
  readonly verdicts: ReadonlyMap<string, Verdict>
  readonly isOffline: boolean
}

/**
 * Ask for addresses, all at once as far as manners and settings let them.
 *
 * @param remembered Addresses that an earlier run found, to know the network by.
 */
export async function askAll(
  targets: readonly Target[],
  remembered: readonly string[],
  settings: LinkSettings,
  parts: Parts
): Promise<Asked> {
  const run = new Run(targets, settings, parts)
  try {
    await run.ask()
    const hasNames = run.network.hasNames || (await canResolve(remembered, parts.lookup))
    const isOffline = run.network.isLost || (run.network.wasLost && !hasNames)
    const verdicts = new Map(
      [...run.verdicts].map(([key, verdict]) => [key, doubt(verdict, isOffline, hasNames)])
    )
    run.remember(verdicts, isOffline)
    if (settings.suggestArchive && !isOffline) await run.findCopies(verdicts)
    return {verdicts, isOffline}
  } finally {
    await run.close()
  }
}

/** Where nobody can be reached, that says nothing of an address. */
function doubt(verdict: Verdict, isOffline: boolean, hasNames: boolean): Verdict {
  const {reason} = verdict
  const isLost =
    (reason === 'no-host' && !hasNames) ||
    (isOffline && ['no-host', 'network', 'timeout', 'not-checked', 'unconfirmed'].includes(reason))
  return isLost ? {...verdict, kind: 'uncertain', reason: 'offline'} : verdict
}

class Run {
  readonly network: Network
  readonly verdicts = new Map<string, Verdict>()
  readonly #targets: readonly Target[]
  readonly #parts: Parts
  readonly #line: RequestContext
  readonly #ending = new AbortController()
  readonly #timer = new AbortController()
  readonly #held = new Set<string>()

  constructor(targets: readonly Target[], settings: LinkSettings, parts: Parts) {
    const {clock, signal, version = '0.0.0'} = parts
    this.#targets = targets
    this.#parts = parts
    const names = new Set(targets.map(({url}) => pacingName(url.hostname, settings.hosts)))
    this.network = new Network(names.size, settings.concurrency)
    this.#line = {
      dispatcher: openDispatcher(settings, parts),
      hosts: new Hosts(settings, clock, {
        deadline: clock.now() + settings.budget,
        signal: this.#ending.signal,
        onChange: () => this.#tell()
      }),
      settings,
      clock,
      signal: this.#ending.signal,
      userAgent: `weekly-lint/${version} (+https://github.com/weekly-lint/weekly-lint)`
    }
    // Each request listens to it.
    setMaxListeners(0, this.#ending.signal)
    signal?.addEventListener('abort', this.#end, {once: true, signal: this.#timer.signal})
    if (signal?.aborted) this.#end()
    clock.sleep(settings.budget, this.#timer.signal).then(this.#end, () => {})
  }

  async ask(): Promise<void> {
    const {services, githubToken: token, random = Math.random} = this.#parts
    const github = {token, origin: services?.github ?? githubApi}
    const line = {
      ...this.#line,
      random,
      saw: (observation: Parameters<Network['saw']>[0]) => {
        this.network.saw(observation)
        if (this.network.isLost) this.#end()
      }
    }
    const ask = async (target: Target) => {
      const verdict = await checkOne(line, target, (judgement) =>
        consultGitHub(line, target, judgement, github)
      )
      this.verdicts.set(target.key, verdict)
      this.#held.add(target.key)
      if (this.network.isReached) this.remember(this.verdicts, false)
      this.#tell()
    }
    await Promise.all(this.#targets.map(ask))
  }

  /** Hand over to the memory what it has not heard of yet, unless nothing of it can be trusted. */
  remember(verdicts: ReadonlyMap<string, Verdict>, isOffline: boolean): void {
    for (const key of isOffline ? [] : this.#held) {
      const verdict = verdicts.get(key)
      if (verdict) this.#parts.cache?.learn(key, verdict)
    }
    this.#held.clear()
  }

  /** Look for copies of what is dead. */
  async findCopies(verdicts: Map<string, Verdict>): Promise<void> {
    const origin = this.#parts.services?.archive ?? archiveOrigin
    const dead = [...verdicts].filter(([, {kind}]) => kind === 'dead')
    await Promise.all(
      dead.map(async ([key, verdict]) => {
        const archived = await findArchived(this.#line, key, origin)
        if (archived !== undefined) verdicts.set(key, {...verdict, archived})
      })
    )
  }

  async close(): Promise<void> {
    this.#timer.abort()
    await this.#line.dispatcher.destroy()
  }

  readonly #end = () => this.#ending.abort(new Error('The run is over'))

  #tell(): void {
    this.#parts.onProgress?.({
      total: this.#targets.length,
      done: this.verdicts.size,
      ...this.#line.hosts.progress
    })
  }
}

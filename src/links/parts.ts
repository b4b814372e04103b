import type {LookupFunction} from 'node:net'
import type {LinkUse} from '../report/links/address.ts'
import type {Verdict, Verdicts} from '../report/links/verdict.ts'
import type {LinkSettings} from './settings.ts'

/** Source of time; tests replace it. */
export interface Clock {
  /** Milliseconds since 1970, monotonic within a run. */
  now(): number
  /** @throws The reason of the signal if it is aborted. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

/** Dependencies of the link checker; all have defaults. */
export interface LinkParts {
  readonly clock?: Clock
  /** From 0 (inclusive) to 1 (exclusive). */
  readonly random?: () => number
  /** Resolves a host name; like `dns.lookup`. */
  readonly lookup?: LookupFunction
  /** Called on every change; the callee has to debounce. */
  onProgress?(progress: LinkProgress): void
  readonly cache?: LinkCache
  /** Aborts the run: pending addresses become uncertain, results so far are returned. */
  readonly signal?: AbortSignal
  /** GitHub token; sent to `api.github.com` only. */
  readonly githubToken?: string | undefined
  /** Proxies. They resolve names themselves, so that the guard has no effect behind them. */
  readonly proxy?: ProxySettings | undefined
  /** Version of this package, for `User-Agent`. */
  readonly version?: string
  /** Origins of services; tests replace them. */
  readonly services?: Partial<Services>
}

export interface ProxySettings {
  readonly http: string
  readonly https: string
  /** Hosts that bypass the proxy, in the format of `NO_PROXY`. */
  readonly none: string
}

export interface Services {
  readonly github: string
  readonly archive: string
}

/** Progress of a run. */
export interface LinkProgress {
  /** Number of unique addresses. */
  readonly total: number
  readonly done: number
  /** Number of requests in flight. */
  readonly active: number
  /** Paused hosts; `until` in milliseconds since 1970. */
  readonly waiting: readonly {readonly host: string; readonly until: number}[]
}

/** Verdicts of earlier runs. Its errors never fail or block a run. */
export interface LinkCache {
  /** Returns the fresh verdicts among these keys. */
  getMany(keys: readonly string[]): Promise<Map<string, Verdict>>
  /** Written immediately, since the process may be killed. */
  set(key: string, verdict: Verdict): void
  /** Flushes and closes, with a short timeout. */
  close(): Promise<void>
}

/** Result of a run. */
export interface CheckedLinks {
  /** For each address that is not ignored. */
  readonly verdicts: Verdicts
  /** Whether the network seems to be down; worth one clear message. */
  readonly isOffline: boolean
}

/** Checks each address once, however often it is used. Never rejects. */
export type CheckLinks = (
  uses: Iterable<LinkUse>,
  settings: LinkSettings,
  parts?: LinkParts
) => Promise<CheckedLinks>

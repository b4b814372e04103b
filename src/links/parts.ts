import type {LookupFunction} from 'node:net'
import type {LinkUse} from '../report/links/address.ts'
import type {Verdict, Verdicts} from '../report/links/verdict.ts'
import type {LinkSettings} from './settings.ts'

/** Time as it goes by; tests bring one of their own. */
export interface Clock {
  /** Milliseconds since 1970, never going back within a run. */
  now(): number
  /** @throws The reason of the signal, where it is aborted first. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

/** What a run of the checker is given from outside; everything has a default. */
export interface LinkParts {
  readonly clock?: Clock
  /** From 0 to less than 1. */
  readonly random?: () => number
  /** Finds the addresses of a name, as `dns.lookup` does. */
  readonly lookup?: LookupFunction
  /** Called whenever something changes; draws nothing too often by itself. */
  onProgress?(progress: LinkProgress): void
  readonly cache?: LinkCache
  /** Ends the run early: what is not known then is uncertain, and what is known is returned. */
  readonly signal?: AbortSignal
  /** A token of GitHub, for `api.github.com` alone. */
  readonly githubToken?: string | undefined
  /** The proxies of the environment. Names are resolved by them, so that the guard is blind there. */
  readonly proxy?: ProxySettings | undefined
  /** Of this package, for the `User-Agent`. */
  readonly version?: string
  /** Origins of services, for tests. */
  readonly services?: Partial<Services>
}

export interface ProxySettings {
  readonly http: string
  readonly https: string
  /** Hosts that are asked directly, as `NO_PROXY` lists them. */
  readonly none: string
}

export interface Services {
  readonly github: string
  readonly archive: string
}

/** How far a run is. */
export interface LinkProgress {
  /** Addresses, each counted once. */
  readonly total: number
  readonly done: number
  /** Requests under way. */
  readonly asking: number
  /** Hosts that are left alone for a while, and until when. */
  readonly waiting: readonly {readonly host: string; readonly until: number}[]
}

/** Verdicts of earlier runs. Nothing that goes wrong in it stops or fails a run. */
export interface LinkCache {
  /** What is known and fresh. */
  recall(keys: readonly string[]): Promise<Map<string, Verdict>>
  /** Remember at once: the process may be killed. */
  learn(key: string, verdict: Verdict): void
  /** Wait until everything is kept, though not for long. */
  close(): Promise<void>
}

/** What a run comes to. */
export interface CheckedLinks {
  /** For each address that is not ignored. */
  readonly verdicts: Verdicts
  /** Whether there seems to be no network at all: say so, once, and loudly. */
  readonly isOffline: boolean
}

/** Check addresses: each is asked once, whatever the number of its uses. Never rejects. */
export type CheckLinks = (
  uses: Iterable<LinkUse>,
  settings: LinkSettings,
  parts?: LinkParts
) => Promise<CheckedLinks>

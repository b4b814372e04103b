import type {Config} from '../config/schema.ts'
import {defaultLinkSettings, type HostSettings, type LinkSettings} from './settings.ts'

/** What a configuration says about links. */
export type LinkConfig = NonNullable<Config['links']>

/** What only the command line may say. */
export interface LinkFlags {
  readonly allowPrivate: boolean
  readonly strictTls: boolean
  readonly suggestArchive: boolean
  /** Whether the configuration is a stranger’s, so that it can only make a run more careful. */
  readonly isUntrusted: boolean
}

export interface ConfiguredLinks {
  readonly settings: LinkSettings
  /** Where verdicts are remembered: a folder or the address of a Redis; else the usual place. */
  readonly cache: string | undefined
  /** Keys of `links` that are not heeded, since a stranger says them. */
  readonly unheeded: readonly string[]
}

/** How links are checked, by a configuration and the command line. */
export function configuredLinks(links: LinkConfig, flags: LinkFlags): ConfiguredLinks {
  const {isUntrusted, ...rest} = flags
  const heeded = isUntrusted ? carefulLinks(links) : links
  const {hosts: named, host} = defaultLinkSettings
  const hosts = new Map<string, Partial<HostSettings>>(named)
  for (const [name, config] of Object.entries(heeded.hosts ?? {})) {
    const key = name.toLowerCase()
    hosts.set(key, {...hosts.get(key), ...given(config)})
  }
  const {timeout, retries, gap, hostConcurrency, concurrency, budget, ignore, fragments} = heeded
  return {
    settings: {
      ...defaultLinkSettings,
      ...rest,
      ...given({concurrency, budget, ignore, fragments}),
      host: {...host, ...given({timeout, retries, gap, concurrency: hostConcurrency})},
      hosts
    },
    cache: heeded.cache,
    unheeded: Object.entries(links).flatMap(([key, value]) =>
      JSON.stringify(heeded[key as keyof LinkConfig]) === JSON.stringify(value) ? [] : [key]
    )
  }
}

/**
 * What a stranger’s configuration may say: to ask less, and more slowly. Names of hosts are not
 * heeded, since a domain whose hosts have settings of their own is asked more often over all.
 */
function carefulLinks(links: LinkConfig): LinkConfig {
  const {host, concurrency, budget} = defaultLinkSettings
  const {gap} = links
  return given({
    concurrency: least(links.concurrency, concurrency),
    budget: least(links.budget, budget),
    hostConcurrency: least(links.hostConcurrency, host.concurrency),
    timeout: least(links.timeout, host.timeout),
    retries: least(links.retries, host.retries),
    gap: gap === undefined ? undefined : Math.max(gap, host.gap)
  })
}

function least(value: number | undefined, usual: number): number | undefined {
  return value === undefined ? undefined : Math.min(value, usual)
}

type Given<Values> = {[Key in keyof Values]?: Exclude<Values[Key], undefined>}

/** Without what is not given. */
function given<Values extends object>(values: Values): Given<Values> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as Given<Values>
}

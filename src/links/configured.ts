import type {Config} from '../config/schema.ts'
import {defaultLinkSettings, type HostSettings, type LinkSettings} from './settings.ts'

/** The `links` key of a configuration. */
export type LinkConfig = NonNullable<Config['links']>

/** Settings that only the command line can change. */
export interface LinkFlags {
  readonly allowPrivate: boolean
  readonly strictTls: boolean
  readonly suggestArchive: boolean
  /** Whether the configuration is untrusted, so that it can only make a run more cautious. */
  readonly isUntrusted: boolean
}

export interface ConfiguredLinks {
  readonly settings: LinkSettings
  /** Cache location: a folder or a Redis URL. If undefined, the default location. */
  readonly cache: string | undefined
  /** Keys of `links` that an untrusted configuration may not set. */
  readonly ignoredKeys: readonly string[]
}

/** Merges the defaults, the configuration and the command line. */
export function configuredLinks(links: LinkConfig, flags: LinkFlags): ConfiguredLinks {
  const {isUntrusted, ...rest} = flags
  const accepted = isUntrusted ? restrictLinks(links) : links
  const {hosts: named, host} = defaultLinkSettings
  const hosts = new Map<string, Partial<HostSettings>>(named)
  for (const [name, config] of Object.entries(accepted.hosts ?? {})) {
    const key = name.toLowerCase()
    hosts.set(key, {...hosts.get(key), ...definedOnly(config)})
  }
  const {timeout, retries, gap, hostConcurrency, concurrency, budget, ignore, fragments} = accepted
  return {
    settings: {
      ...defaultLinkSettings,
      ...rest,
      ...definedOnly({concurrency, budget, ignore, fragments}),
      host: {...host, ...definedOnly({timeout, retries, gap, concurrency: hostConcurrency})},
      hosts
    },
    cache: accepted.cache,
    ignoredKeys: Object.entries(links).flatMap(([key, value]) =>
      JSON.stringify(accepted[key as keyof LinkConfig]) === JSON.stringify(value) ? [] : [key]
    )
  }
}

/**
 * The part of an untrusted configuration that is accepted: fewer and slower requests. `hosts` is
 * ignored, since hosts with their own settings are throttled apart from their domain, which adds up
 * to more requests.
 */
function restrictLinks(links: LinkConfig): LinkConfig {
  const {host, concurrency, budget} = defaultLinkSettings
  const {gap} = links
  return definedOnly({
    concurrency: atMost(links.concurrency, concurrency),
    budget: atMost(links.budget, budget),
    hostConcurrency: atMost(links.hostConcurrency, host.concurrency),
    timeout: atMost(links.timeout, host.timeout),
    retries: atMost(links.retries, host.retries),
    gap: gap === undefined ? undefined : Math.max(gap, host.gap)
  })
}

function atMost(value: number | undefined, limit: number): number | undefined {
  return value === undefined ? undefined : Math.min(value, limit)
}

type Defined<Values> = {[Key in keyof Values]?: Exclude<Values[Key], undefined>}

/** The properties that are not undefined. */
function definedOnly<Values extends object>(values: Values): Defined<Values> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as Defined<Values>
}

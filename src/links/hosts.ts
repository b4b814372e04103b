import {pacingName} from './host-names.ts'
import type {Clock, LinkProgress} from './parts.ts'
import type {HostSettings, LinkSettings} from './settings.ts'

/** 0: the next hop of a redirect chain; 1: a first attempt; 2: a retry. */
export type Priority = 0 | 1 | 2

const priorities: readonly Priority[] = [0, 1, 2]

/** Thrown if a host asks twice for a longer pause than the run can wait. */
export class HostClosed extends Error {
  override readonly name = 'HostClosed'
}

interface QueuedRequest {
  start(): void
  reject(reason: unknown): void
}

interface Host {
  readonly name: string
  readonly settings: HostSettings
  readonly queues: Readonly<Record<Priority, QueuedRequest[]>>
  running: number
  /** Concurrency limit and minimum gap; adapted to the responses of the host. */
  slots: number
  gap: number
  /** Milliseconds added to the gap after server errors. */
  slowdown: number
  /** When the last request started, or was due. */
  startedAt: number
  pausedUntil: number
  /** Number of 429 responses in a row. */
  rateLimitCount: number
  /** Number of 429 responses that asked for a longer pause than the run can wait. */
  refusals: number
  isClosed: boolean
}

/** Milliseconds; the defaults of lychee. */
const backoff = {initial: 500, max: 30_000}
const slowdown = {step: 200, max: 10_000}
const maxGap = 30_000
/** Doubling a gap of 0 would have no effect. */
const minGap = 50

/** A request that is late by up to this fraction of the gap does not delay the next one. */
const lateTolerance = 0.1

/**
 * Throttles requests: by overall concurrency, and per host by concurrency and minimum gap. A 429
 * response halves the rate of its host for the rest of the run.
 */
export class Hosts {
  readonly #settings: LinkSettings
  readonly #clock: Clock
  readonly #signal: AbortSignal
  readonly #deadline: number
  readonly #onChange: () => void
  readonly #hosts = new Map<string, Host>()
  #running = 0
  #wakeAt = Number.POSITIVE_INFINITY

  /**
   * @param deadline End of the run, in milliseconds since 1970.
   * @param signal Rejects all queued requests.
   */
  constructor(
    settings: LinkSettings,
    clock: Clock,
    run: {readonly deadline: number; readonly signal: AbortSignal; onChange?(): void}
  ) {
    this.#settings = settings
    this.#clock = clock
    this.#signal = run.signal
    this.#deadline = run.deadline
    this.#onChange = run.onChange ?? (() => {})
    run.signal.addEventListener('abort', () => this.#rejectAll(), {once: true})
  }

  /** Settings of a host. */
  settingsOf(hostname: string): HostSettings {
    return this.#host(hostname).settings
  }

  /**
   * Waits until a request may start.
   *
   * @returns Function to call when the request is over.
   * @throws HostClosed
   * @throws The reason of the signal.
   */
  acquire(hostname: string, priority: Priority): Promise<() => void> {
    const host = this.#host(hostname)
    return new Promise((resolve, reject) => {
      if (this.#signal.aborted) reject(this.#signal.reason)
      else if (host.isClosed) reject(new HostClosed())
      else {
        host.queues[priority].push({
          start: () => resolve(this.#begin(host)),
          reject
        })
        this.#startQueued()
      }
    })
  }

  /**
   * Adapts the throttle of a host to a response.
   *
   * @param retryAfter Value of `Retry-After`, in milliseconds.
   * @param startedAt When the request started: requests in flight during one 429 count once.
   */
  onResponse(hostname: string, status: number, retryAfter: number | undefined, startedAt: number) {
    const host = this.#host(hostname)
    if (status === 429) this.#throttle(host, retryAfter, startedAt)
    else if (status >= 500) {
      host.slowdown = Math.min(host.slowdown + slowdown.step, slowdown.max)
      if (retryAfter !== undefined && this.canWait(retryAfter)) this.#pause(host, retryAfter)
    } else {
      host.slowdown = 0
      host.rateLimitCount = 0
    }
    this.#onChange()
  }

  /** Whether the run can pause a host for so long. */
  canWait(milliseconds: number): boolean {
    const {retryAfter} = this.#settings.limits
    return milliseconds <= retryAfter && this.#clock.now() + milliseconds < this.#deadline
  }

  /** Number of requests in flight, and paused hosts with queued requests. */
  get progress(): Pick<LinkProgress, 'active' | 'waiting'> {
    const now = this.#clock.now()
    const waiting = [...this.#hosts.values()]
      .filter((host) => host.pausedUntil > now && nextOf(host) !== undefined)
      .map(({name, pausedUntil}) => ({host: name, until: pausedUntil}))
    return {active: this.#running, waiting}
  }

  #throttle(host: Host, retryAfter: number | undefined, startedAt: number): void {
    if (startedAt < host.pausedUntil) return
    host.slots = Math.max(1, Math.floor(host.slots / 2))
    host.gap = Math.min(Math.max(host.gap, minGap) * 2, maxGap)
    const wait = retryAfter ?? Math.min(backoff.initial * 2 ** host.rateLimitCount++, backoff.max)
    if (this.canWait(wait)) this.#pause(host, wait)
    // One page may have a limit of its own.
    else if (++host.refusals > 1) {
      host.isClosed = true
      for (const priority of priorities) {
        for (const {reject} of host.queues[priority].splice(0)) reject(new HostClosed())
      }
    }
  }

  #pause(host: Host, milliseconds: number): void {
    host.pausedUntil = Math.max(host.pausedUntil, this.#clock.now() + milliseconds)
  }

  #begin(host: Host): () => void {
    const now = this.#clock.now()
    const due = readyAt(host)
    this.#running++
    host.running++
    // Timers fire late. Without this, the delays would add up.
    host.startedAt = now - due < host.gap * lateTolerance ? due : now
    this.#onChange()
    let isReleased = false
    return () => {
      if (isReleased) return
      isReleased = true
      this.#running--
      host.running--
      this.#onChange()
      this.#startQueued()
    }
  }

  #startQueued(): void {
    const now = this.#clock.now()
    for (const priority of priorities) {
      for (const host of this.#hosts.values()) {
        while (this.#running < this.#settings.concurrency && canStart(host, now)) {
          if (nextOf(host) !== priority) break
          host.queues[priority].shift()?.start()
        }
      }
    }
    if (this.#running < this.#settings.concurrency) this.#wakeWhenReady(now)
  }

  /** Schedules the next call for when the first host is ready. */
  #wakeWhenReady(now: number): void {
    let at = Number.POSITIVE_INFINITY
    for (const host of this.#hosts.values()) {
      if (host.running < host.slots && nextOf(host) !== undefined) at = Math.min(at, readyAt(host))
    }
    if (at >= this.#wakeAt || at === Number.POSITIVE_INFINITY) return
    this.#wakeAt = at
    this.#clock.sleep(at - now, this.#signal).then(
      () => {
        if (this.#wakeAt === at) this.#wakeAt = Number.POSITIVE_INFINITY
        this.#startQueued()
      },
      () => {}
    )
  }

  #rejectAll(): void {
    for (const {queues} of this.#hosts.values()) {
      for (const priority of priorities) {
        for (const {reject} of queues[priority].splice(0)) reject(this.#signal.reason)
      }
    }
  }

  #host(hostname: string): Host {
    const {host: defaults, hosts: named} = this.#settings
    const name = pacingName(hostname, named)
    let host = this.#hosts.get(name)
    if (!host) {
      const settings = {...defaults, ...named.get(name)}
      host = {
        name,
        settings,
        queues: {0: [], 1: [], 2: []},
        running: 0,
        slots: settings.concurrency,
        gap: settings.gap,
        slowdown: 0,
        startedAt: Number.NEGATIVE_INFINITY,
        pausedUntil: Number.NEGATIVE_INFINITY,
        rateLimitCount: 0,
        refusals: 0,
        isClosed: false
      }
      this.#hosts.set(name, host)
    }
    return host
  }
}

function canStart(host: Host, now: number): boolean {
  return host.running < host.slots && readyAt(host) <= now
}

function readyAt({startedAt, gap, slowdown, pausedUntil}: Host): number {
  return Math.max(startedAt + gap + slowdown, pausedUntil)
}

/** The highest priority with a queued request. */
function nextOf({queues}: Host): Priority | undefined {
  return priorities.find((priority) => queues[priority].length > 0)
}

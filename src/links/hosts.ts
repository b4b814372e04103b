import {pacingName} from './host-names.ts'
import type {Clock, LinkProgress} from './parts.ts'
import type {HostSettings, LinkSettings} from './settings.ts'

/** Who is let through first: a chain of redirects goes on, then first attempts, then others. */
export type Priority = 0 | 1 | 2

const priorities: readonly Priority[] = [0, 1, 2]

/** A host that wants to be left alone for longer than a run may wait. */
export class HostClosed extends Error {
  override readonly name = 'HostClosed'
}

interface Waiting {
  start(): void
  refuse(reason: unknown): void
}

interface Host {
  readonly name: string
  readonly settings: HostSettings
  readonly waiting: Readonly<Record<Priority, Waiting[]>>
  running: number
  /** How many at once, and how far apart; both change with what the host says. */
  slots: number
  gap: number
  /** Added to the gap while there are errors. */
  slowdown: number
  /** When the last request began, or should have. */
  startedAt: number
  pausedUntil: number
  /** How often in a row it said that this is too much. */
  complaints: number
  isClosed: boolean
}

/** Milliseconds; after the manners of lychee. */
const pause = {first: 500, longest: 30_000}
const slowdown = {step: 200, most: 10_000}
const widest = 30_000
/** Twice nothing would be nothing. */
const leastGap = 50

/** The part of a gap by which a request may be late, and the next one none the later. */
const lateness = 0.1

/**
 * Lets requests through: only so many at once, over all and for each host, and no two to one host
 * sooner after each other than it may take. A host that says it is too much gets half as much for the
 * rest of the run.
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
   * @param deadline When the run ends.
   * @param signal Refuses all that wait.
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
    run.signal.addEventListener('abort', () => this.#refuseAll(), {once: true})
  }

  /** How a host is asked. */
  settingsOf(hostname: string): HostSettings {
    return this.#host(hostname).settings
  }

  /**
   * Wait for the turn of a request.
   *
   * @returns To be called when the request is over.
   * @throws HostClosed
   * @throws The reason of the signal.
   */
  enter(hostname: string, priority: Priority): Promise<() => void> {
    const host = this.#host(hostname)
    return new Promise((resolve, reject) => {
      if (this.#signal.aborted) reject(this.#signal.reason)
      else if (host.isClosed) reject(new HostClosed())
      else {
        host.waiting[priority].push({
          start: () => resolve(this.#begin(host)),
          refuse: reject
        })
        this.#letThrough()
      }
    })
  }

  /**
   * Learn from an answer.
   *
   * @param retryAfter For how long it wants to be left alone, in milliseconds.
   * @param startedAt When the request began: those that were on their way already count as one.
   */
  answered(hostname: string, status: number, retryAfter: number | undefined, startedAt: number) {
    const host = this.#host(hostname)
    if (status === 429) this.#calm(host, retryAfter, startedAt)
    else if (status >= 500) {
      host.slowdown = Math.min(host.slowdown + slowdown.step, slowdown.most)
      if (retryAfter !== undefined && this.mayWait(retryAfter)) this.#pause(host, retryAfter)
    } else {
      host.slowdown = 0
      host.complaints = 0
    }
    this.#onChange()
  }

  /** Whether there is time enough to leave a host alone for so long. */
  mayWait(milliseconds: number): boolean {
    const {retryAfter} = this.#settings.limits
    return milliseconds <= retryAfter && this.#clock.now() + milliseconds < this.#deadline
  }

  /** What is under way, and who is left alone. */
  get progress(): Pick<LinkProgress, 'asking' | 'waiting'> {
    const now = this.#clock.now()
    const waiting = [...this.#hosts.values()]
      .filter((host) => host.pausedUntil > now && nextOf(host) !== undefined)
      .map(({name, pausedUntil}) => ({host: name, until: pausedUntil}))
    return {asking: this.#running, waiting}
  }

  #calm(host: Host, retryAfter: number | undefined, startedAt: number): void {
    if (startedAt < host.pausedUntil) return
    host.slots = Math.max(1, Math.floor(host.slots / 2))
    host.gap = Math.min(Math.max(host.gap, leastGap) * 2, widest)
    const wait = retryAfter ?? Math.min(pause.first * 2 ** host.complaints++, pause.longest)
    if (this.mayWait(wait)) this.#pause(host, wait)
    else {
      host.isClosed = true
      for (const priority of priorities) {
        for (const {refuse} of host.waiting[priority].splice(0)) refuse(new HostClosed())
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
    // Timers are late by a little, which must not add up; who is on time on the whole is not too fast.
    host.startedAt = now - due < host.gap * lateness ? due : now
    this.#onChange()
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      this.#running--
      host.running--
      this.#onChange()
      this.#letThrough()
    }
  }

  #letThrough(): void {
    const now = this.#clock.now()
    for (const priority of priorities) {
      for (const host of this.#hosts.values()) {
        while (this.#running < this.#settings.concurrency && isFree(host, now)) {
          if (nextOf(host) !== priority) break
          host.waiting[priority].shift()?.start()
        }
      }
    }
    if (this.#running < this.#settings.concurrency) this.#wakeWhenReady(now)
  }

  /** Look again when the first of the hosts is ready, unless something else happens before. */
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
        this.#letThrough()
      },
      () => {}
    )
  }

  #refuseAll(): void {
    for (const {waiting} of this.#hosts.values()) {
      for (const priority of priorities) {
        for (const {refuse} of waiting[priority].splice(0)) refuse(this.#signal.reason)
      }
    }
  }

  #host(hostname: string): Host {
    const {host: usual, hosts: named} = this.#settings
    const name = pacingName(hostname, named)
    let host = this.#hosts.get(name)
    if (!host) {
      const settings = {...usual, ...named.get(name)}
      host = {
        name,
        settings,
        waiting: {0: [], 1: [], 2: []},
        running: 0,
        slots: settings.concurrency,
        gap: settings.gap,
        slowdown: 0,
        startedAt: Number.NEGATIVE_INFINITY,
        pausedUntil: Number.NEGATIVE_INFINITY,
        complaints: 0,
        isClosed: false
      }
      this.#hosts.set(name, host)
    }
    return host
  }
}

function isFree(host: Host, now: number): boolean {
  return host.running < host.slots && readyAt(host) <= now
}

function readyAt({startedAt, gap, slowdown, pausedUntil}: Host): number {
  return Math.max(startedAt + gap + slowdown, pausedUntil)
}

/** The priority of what is to be let through next. */
function nextOf({waiting}: Host): Priority | undefined {
  return priorities.find((priority) => waiting[priority].length > 0)
}

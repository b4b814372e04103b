import type {Clock} from '../../src/links/parts.ts'

interface Sleeper {
  readonly until: number
  wake(): void
}

/** Time that passes only when everybody sleeps. */
export class SimulatedClock implements Clock {
  #now = Date.UTC(2026, 0, 1)
  #sleepers: Sleeper[] = []
  #isIdle = false

  now(): number {
    return this.#now
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason)
        return
      }
      const sleeper = {until: this.#now + Math.max(0, milliseconds), wake: resolve}
      signal?.addEventListener(
        'abort',
        () => {
          this.#sleepers = this.#sleepers.filter((other) => other !== sleeper)
          reject(signal.reason)
        },
        {once: true}
      )
      this.#sleepers.push(sleeper)
      this.#passLater()
    })
  }

  /** Once nothing else is to be done, it is as late as the first sleeper wants it. */
  #passLater(): void {
    if (this.#isIdle) return
    this.#isIdle = true
    setImmediate(() => {
      this.#isIdle = false
      const [first] = this.#sleepers.toSorted((a, b) => a.until - b.until)
      if (!first) return
      this.#now = Math.max(this.#now, first.until)
      this.#sleepers = this.#sleepers.filter((sleeper) => sleeper !== first)
      first.wake()
      this.#passLater()
    })
  }
}

import {setTimeout as wait} from 'node:timers/promises'
import type {Clock} from './parts.ts'

/** Maximum delay of `setTimeout`, in milliseconds. */
const maxTimeout = 2 ** 31 - 1

/** Monotonic time since 1970: changes of the system clock do not affect it. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  async sleep(milliseconds, signal) {
    await wait(Math.min(Math.max(0, milliseconds), maxTimeout), undefined, signal && {signal})
  }
}

import {setTimeout as wait} from 'node:timers/promises'
import type {Clock} from './parts.ts'

/** The longest wait that timers know. */
const longest = 2 ** 31 - 1

/** The time of this machine. It goes on evenly, also where somebody sets the clock of the system. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  async sleep(milliseconds, signal) {
    await wait(Math.min(Math.max(0, milliseconds), longest), undefined, signal && {signal})
  }
}

import type {BigIntStats} from 'node:fs'

/** Milliseconds: a file that is younger may change once more without a change of its times. */
const tooYoung = 2000n

/**
 * What changes whenever the contents of a file do: its size and its times, in nanoseconds.
 *
 * @param now When the file was read, in milliseconds.
 * @returns undefined for a file that was changed just before: a second change may leave its times as
 *   they are, as on file systems that count in whole seconds (git calls such an entry racy).
 */
export function stampOf(
  {size, mtimeNs, ctimeNs, mtimeMs, ctimeMs}: BigIntStats,
  now = Date.now()
): string | undefined {
  const since = BigInt(now) - tooYoung
  if (mtimeMs > since || ctimeMs > since) return undefined
  return [size, mtimeNs, ctimeNs].map((value) => value.toString(36)).join(' ')
}

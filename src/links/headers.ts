import {TextDecoder} from 'node:util'

/** Longest `Location` that is followed; RFC 9110, section 4.1, recommends 8000 for an address. */
const longestLocation = 8000

/**
 * The text of a header, from its bytes as characters: UTF-8 where it is that; else, other bytes than
 * ASCII are percent-encoded, as they would be in an address of their own encoding.
 */
export function readLocation(header: string): string | undefined {
  if (header.length > longestLocation) return undefined
  if (!/[\u0080-\u00FF]/.test(header)) return header
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(Buffer.from(header, 'latin1'))
  } catch {
    return header.replace(
      /[\u0080-\u00FF]/g,
      (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`
    )
  }
}

/**
 * How long to wait, as `Retry-After` says it (RFC 9110, section 10.2.3): seconds, or a date.
 *
 * @param now Milliseconds since 1970.
 * @returns Milliseconds.
 */
export function readRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined
  if (/^\s*\d{1,10}\s*$/.test(header)) return Number(header) * 1000
  const date = /^\s*[A-Z][a-z]{2}/.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

import {TextDecoder} from 'node:util'

/** Maximum length of `Location`; RFC 9110, section 4.1, recommends 8000 octets for URIs. */
const maxLocationLength = 8000

/**
 * Decodes a `Location` header.
 *
 * @param header One character per byte (latin1).
 * @returns The text as UTF-8 if it is valid; else with non-ASCII bytes percent-encoded. undefined
 * if it is too long.
 */
export function readLocation(header: string): string | undefined {
  if (header.length > maxLocationLength) return undefined
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
 * Parses `Retry-After` (RFC 9110, section 10.2.3): seconds, or a date.
 *
 * @param now Milliseconds since 1970.
 * @returns Delay in milliseconds; undefined if missing or invalid.
 */
export function readRetryAfter(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined
  if (/^\s*\d{1,10}\s*$/.test(header)) return Number(header) * 1000
  const date = /^\s*[A-Z][a-z]{2}/.test(header) ? Date.parse(header) : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

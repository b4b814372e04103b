/** Codes of our own for what keeps an answer away, beside those of the system and of undici. */
export type FailureCode =
  | 'CONNECT_TIMEOUT'
  | 'HEADERS_TIMEOUT'
  | 'BODY_TIMEOUT'
  | 'ADDRESS_TIMEOUT'
  | 'NON_PUBLIC'
  | 'PORT'
  | 'USERINFO'
  | 'UNKNOWN'

/** No answer, and why; without any text of foreign origin. */
export class LinkFailure extends Error {
  readonly code: FailureCode

  constructor(code: FailureCode) {
    super(code)
    this.name = 'LinkFailure'
    this.code = code
  }
}

/**
 * The code of an error, from itself or what caused it.
 *
 * @returns `UNKNOWN` where it has none; messages are never passed on, since they quote addresses.
 */
export function failureCode(error: unknown): string {
  for (let current = error; current instanceof Error; current = current.cause) {
    const code = 'code' in current ? current.code : undefined
    // The parser of undici has codes for some of its errors only.
    if (current.name === 'HTTPParserError' && code === undefined) return 'HPE_INVALID'
    if (typeof code === 'string' && /^[A-Z][\w-]{1,60}$/.test(code)) return code
  }
  return 'UNKNOWN' satisfies FailureCode
}

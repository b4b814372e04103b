/** Our own error codes, beside those of the system and of undici. */
export type FailureCode =
  | 'CONNECT_TIMEOUT'
  | 'HEADERS_TIMEOUT'
  | 'BODY_TIMEOUT'
  | 'ADDRESS_TIMEOUT'
  | 'NON_PUBLIC'
  | 'PORT'
  | 'USERINFO'
  | 'UNKNOWN'

/** Reason for a missing response. Contains no text from outside. */
export class LinkFailure extends Error {
  readonly code: FailureCode

  constructor(code: FailureCode) {
    super(code)
    this.name = 'LinkFailure'
    this.code = code
  }
}

/**
 * Returns the `code` of an error or of its causes, `UNKNOWN` if there is none. Messages are not
 * used, since they quote addresses.
 */
export function failureCode(error: unknown): string {
  for (let current = error; current instanceof Error; current = current.cause) {
    const code = 'code' in current ? current.code : undefined
    // undici sets a code on only some of its parser errors.
    if (current.name === 'HTTPParserError' && code === undefined) return 'HPE_INVALID'
    if (typeof code === 'string' && /^[A-Z][\w-]{1,60}$/.test(code)) return code
  }
  return 'UNKNOWN' satisfies FailureCode
}

import {sha256} from '../sha256.ts'

/** Characters of a digest: 132 bits, so that nobody finds two texts with the same. */
const length = 22

/** SHA-256 of a text or of bytes, shortened, in base64url (RFC 4648, section 5). */
export function digest(data: string | Uint8Array): string {
  return sha256(data).toString('base64url').slice(0, length)
}

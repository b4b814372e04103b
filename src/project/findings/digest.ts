/** Characters of a digest: 132 bits, so that nobody finds two texts with the same. */
const length = 22

/** SHA-256 of a text or of bytes, shortened, in base64url (RFC 4648, section 5). */
export function digest(data: string | Uint8Array): string {
  // Loaded here: most runs over unchanged reports need no digest, and loading takes milliseconds.
  const {createHash} = process.getBuiltinModule('node:crypto')
  return createHash('sha256').update(data).digest('base64url').slice(0, length)
}

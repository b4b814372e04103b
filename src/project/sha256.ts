/** SHA-256 of a text or of bytes. */
export function sha256(data: string | Uint8Array): Buffer {
  // Loaded here: most runs hash nothing, and loading takes milliseconds.
  const {createHash} = process.getBuiltinModule('node:crypto')
  return createHash('sha256').update(data).digest()
}

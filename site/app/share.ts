/** What an address carries. */
export interface Shared {
  readonly text: string
  readonly configuration: string
  readonly path: string
}

/** Says how the rest of the fragment is to be read, so that old addresses can be read for ever. */
const version = '1.'

/** Browsers and chat programs cut longer addresses. */
const maxEncoded = 32_000

/** Few bytes can stand for gigabytes: what is longer than this is not unpacked. */
const maxDecoded = 1_000_000

/**
 * Pack a report into the fragment of an address, which browsers send to no server: JSON, deflated, in
 * the URL-safe alphabet of RFC 4648.
 *
 * @returns The fragment without `#`; undefined where it would be too long to share.
 */
export async function encodeShared({
  text,
  configuration,
  path
}: Shared): Promise<string | undefined> {
  const json = new TextEncoder().encode(JSON.stringify([text, configuration, path]))
  if (json.length > maxDecoded) return undefined
  const packed = await collect(
    new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw')),
    maxDecoded
  )
  let binary = ''
  for (const byte of packed) binary += String.fromCharCode(byte)
  const base64 = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  const fragment = version + base64
  return fragment.length > maxEncoded ? undefined : fragment
}

/**
 * Unpack a report from a fragment, which may come from anyone.
 *
 * @param fragment With or without `#`.
 * @returns Undefined for everything that `encodeShared` does not make.
 */
export async function decodeShared(fragment: string): Promise<Shared | undefined> {
  const body = fragment.replace(/^#/, '')
  if (!body.startsWith(version) || body.length > maxEncoded) return undefined
  const base64 = body.slice(version.length)
  if (!/^[\w-]+$/.test(base64)) return undefined
  try {
    const binary = atob(base64.replaceAll('-', '+').replaceAll('_', '/'))
    const packed = Uint8Array.from(binary, (character) => character.charCodeAt(0))
    const json = await collect(
      new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')),
      maxDecoded
    )
    return toShared(JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(json)))
  } catch {
    return undefined
  }
}

function toShared(value: unknown): Shared | undefined {
  if (!Array.isArray(value) || value.length !== 3) return undefined
  const [text, configuration, path] = value as unknown[]
  if (typeof text !== 'string' || typeof configuration !== 'string' || typeof path !== 'string') {
    return undefined
  }
  return {text, configuration, path}
}

/** @throws RangeError As soon as there is more than `limit`. */
async function collect(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  const reader = stream.getReader()
  for (;;) {
    const {done, value} = await reader.read()
    if (done) break
    length += value.length
    if (length > limit) {
      await reader.cancel()
      throw new RangeError('Too much to unpack')
    }
    parts.push(value)
  }
  const all = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

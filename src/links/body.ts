import type {Transform} from 'node:stream'
import {createBrotliDecompress, createGunzip, createInflate} from 'node:zlib'

/** Takes the bytes of a body as they come. */
export interface BodyReader {
  /** @returns Whether it wants to see more. */
  write(bytes: Uint8Array): boolean
}

/** Encodings that are asked for; one that a server sends without being asked is read as well. */
export const acceptedEncodings = 'gzip, br'

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress
}

/**
 * Undoes the encoding of a body and counts what comes of it: a small body may be a large one inside.
 */
export class BodyDecoder {
  /** Whether the body was read to its end. */
  isWhole = false
  readonly #reader: BodyReader
  readonly #decoder: Transform | undefined
  readonly #onDone: () => void
  #left: number
  #encodedLeft: number
  #isDone = false

  /**
   * @param encoding Value of `Content-Encoding`.
   * @param most Bytes to read, of the body as it came and as it is then.
   * @param onDone Called once, when nothing more is wanted, there is nothing more, or it is broken.
   */
  constructor(encoding: string, reader: BodyReader, most: number, onDone: () => void) {
    this.#reader = reader
    this.#left = most
    this.#encodedLeft = most
    this.#onDone = onDone
    const name = encoding.trim().toLowerCase()
    if (name === '' || name === 'identity') return
    const decoder = Object.hasOwn(decoders, name) ? decoders[name]?.() : undefined
    if (!decoder) {
      this.stop()
      return
    }
    this.#decoder = decoder
      .on('data', (bytes: Uint8Array) => this.#read(bytes))
      .on('end', () => this.#finish())
      .on('error', () => this.stop())
  }

  /**
   * @param resume Called when it can take more, where it could not at once.
   * @returns Whether it can take more at once.
   */
  write(bytes: Uint8Array, resume: () => void): boolean {
    if (this.#isDone) return true
    this.#encodedLeft -= bytes.length
    if (!this.#decoder) this.#read(bytes)
    else if (this.#encodedLeft < 0) this.stop()
    else if (!this.#decoder.write(bytes)) {
      this.#decoder.once('drain', resume)
      return false
    }
    return true
  }

  /** There is nothing more to come. */
  end(): void {
    if (this.#decoder) this.#decoder.end()
    else this.#finish()
  }

  /** Nothing more is wanted. */
  stop(): void {
    if (this.#isDone) return
    this.#isDone = true
    this.#decoder?.destroy()
    this.#onDone()
  }

  #finish(): void {
    if (this.#isDone) return
    this.isWhole = true
    this.stop()
  }

  #read(bytes: Uint8Array): void {
    if (this.#isDone) return
    const isTooMuch = bytes.length > this.#left
    const part = isTooMuch ? bytes.subarray(0, this.#left) : bytes
    this.#left -= part.length
    if (!this.#reader.write(part) || isTooMuch) this.stop()
  }
}

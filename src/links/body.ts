import type {Transform} from 'node:stream'
import {createBrotliDecompress, createGunzip, createInflate} from 'node:zlib'

/** Consumer of the decoded chunks of a body. */
export interface BodyReader {
  /** @returns Whether it wants more chunks. */
  write(bytes: Uint8Array): boolean
}

/** Value of `Accept-Encoding`; other encodings in `decoders` are decoded as well. */
export const acceptedEncodings = 'gzip, br'

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress
}

/**
 * Decodes a response body and limits its size, since a small compressed body may decode to a large
 * one.
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
   * @param most Maximum size in bytes, of the encoded and of the decoded body.
   * @param onDone Called once: at the end of the body, on an error, or when the reader has enough.
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
   * @param resume Called when the decoder accepts more, if this returned false.
   * @returns Whether the decoder accepts more now.
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

  /** Signals the end of the encoded body. */
  end(): void {
    if (this.#decoder) this.#decoder.end()
    else this.#finish()
  }

  /** Stops decoding. */
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

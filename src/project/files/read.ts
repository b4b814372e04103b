import {
  type BigIntStats,
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  statSync
} from 'node:fs'
import {limits} from '../../syntax/complexity.ts'
import type {Text} from '../../text/language.ts'
import {codeOf, Problem} from '../../text/problem.ts'

/** Longest report, in bytes: more is refused without being read. */
export const mostBytes = limits.length

/** Opening must not wait where something else than a file took its place; Windows lacks this. */
const readOnly = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

const messages = {
  missing: {en: 'Missing file `{file}`', zh: '没有文件 `{file}`'},
  unreadable: {
    en: 'Unreadable file `{file}`, check its permissions ({code})',
    zh: '无法读取文件 `{file}`，请检查权限（{code}）'
  },
  notRegular: {
    en: 'Unexpected kind of file `{file}`, expected a regular file; pipes can be read with `--stdin`',
    zh: '`{file}` 不是普通文件；管道请用 `--stdin` 读取'
  },
  tooLarge: {
    en: 'Unexpected size of `{file}`, expected at most 1 MiB for a report',
    zh: '`{file}` 太大，一份周报最大 1 MiB'
  },
  encoding: {
    en: 'Unexpected bytes in `{file}`, expected UTF-8; save it in that encoding first',
    zh: '`{file}` 的编码不是 UTF-8，请先另存为 UTF-8'
  }
} satisfies Record<string, Text>

/** A report as it was read, with what tells whether it changed since. */
export interface Source {
  readonly path: string
  /** Name for messages. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly stats: BigIntStats
}

/**
 * Read a regular file whole.
 *
 * @param path An absolute path; links are followed.
 * @param name Name for messages.
 * @throws Problem If it is no file, too large or not to be read.
 */
export function readSource(path: string, name: string): Source {
  const stats = read(name, () => statSync(path))
  if (!stats.isFile()) throw new Problem(messages.notRegular, {file: name})
  return read(name, () => {
    const file = openSync(path, readOnly)
    try {
      const stats = fstatSync(file, {bigint: true})
      if (!stats.isFile()) throw new Problem(messages.notRegular, {file: name})
      if (stats.size > mostBytes) throw tooLarge(name)
      const bytes = readUpTo(file, mostBytes + 1)
      if (bytes.length > mostBytes) throw tooLarge(name)
      return {path, name, bytes, stats}
    } finally {
      closeSync(file)
    }
  })
}

/** The problem of a text that is too long for a report. */
export function tooLarge(name: string): Problem {
  return new Problem(messages.tooLarge, {file: name})
}

/**
 * Bytes as text, byte order mark included.
 *
 * @throws Problem If they are not UTF-8: such a file would not survive a repair.
 */
export function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes)
  } catch {
    throw new Problem(messages.encoding, {file: name})
  }
}

/** The beginning of a file; empty if it cannot be read, which is reported when the file is needed. */
export function peek(path: string, length: number): Uint8Array {
  try {
    if (!statSync(path).isFile()) return new Uint8Array()
    const file = openSync(path, readOnly)
    try {
      return readUpTo(file, length)
    } finally {
      closeSync(file)
    }
  } catch {
    return new Uint8Array()
  }
}

function readUpTo(file: number, length: number): Uint8Array {
  const pieces: Uint8Array[] = []
  let left = length
  while (left > 0) {
    const piece = new Uint8Array(Math.min(left, 65_536))
    const size = readSync(file, piece)
    if (size === 0) break
    pieces.push(piece.subarray(0, size))
    left -= size
  }
  return Buffer.concat(pieces)
}

function read<Value>(name: string, action: () => Value): Value {
  try {
    return action()
  } catch (error) {
    const code = codeOf(error)
    if (code === undefined) throw error
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new Problem(messages.missing, {file: name})
    throw new Problem(messages.unreadable, {file: name, code})
  }
}

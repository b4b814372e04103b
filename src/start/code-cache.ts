import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync
} from 'node:fs'
import {join} from 'node:path'

/** Larger files are none of ours, in bytes. */
const mostBytes = 64 * 1024 * 1024

/** What was written that long ago is removed by the next write, in milliseconds. */
const longestAge = 30 * 24 * 60 * 60 * 1000

/** Bytes of the checksum at the end of a file. */
const checksumBytes = 4

/**
 * Compiled code between runs, in a folder that only its user can write to, since what is in it is
 * run. A file holds the code, its own name and a checksum: V8 runs a broken file until it crashes. No
 * failure here stops a run.
 */
export class CodeCache {
  readonly #folder: string

  /** @param folder Absolute path; it need not exist. */
  constructor(folder: string) {
    this.#folder = folder
  }

  /**
   * Reads compiled code.
   *
   * @param name Name of the file, which tells which script it was compiled from, and by what.
   * @returns `undefined` if there is none that can be trusted.
   */
  read(name: string): Uint8Array | undefined {
    try {
      if (!isPrivateFolder(this.#folder)) return undefined
      const bytes = readPrivate(join(this.#folder, name))
      if (!bytes) return undefined
      const end = bytes.length - checksumBytes
      const signed = bytes.subarray(0, end)
      const own = Buffer.from(name)
      const code = signed.subarray(0, -own.length)
      if (!signed.subarray(code.length).equals(own)) return undefined
      return checksum(signed) === bytes.readUInt32LE(end) ? code : undefined
    } catch {
      return undefined
    }
  }

  /** Writes compiled code, all or nothing, and removes what is old. */
  write(name: string, code: Uint8Array): void {
    try {
      mkdirSync(this.#folder, {recursive: true, mode: 0o700})
      if (!isPrivateFolder(this.#folder)) return
      this.#removeOld()
      const signed = Buffer.concat([code, Buffer.from(name)])
      const end = Buffer.alloc(checksumBytes)
      end.writeUInt32LE(checksum(signed))
      this.#replace(name, Buffer.concat([signed, end]))
    } catch {
      // A full disk or a closed door costs the time to compile again, and nothing else.
    }
  }

  #replace(name: string, bytes: Uint8Array): void {
    const temporary = join(this.#folder, `${name}.${process.pid}.tmp`)
    try {
      writeFileSync(temporary, bytes, {flag: 'wx', mode: 0o600})
      // Takes the place of a link, and writes nothing to where it leads.
      renameSync(temporary, join(this.#folder, name))
    } finally {
      rmSync(temporary, {force: true})
    }
  }

  /** Other versions leave their files behind, and a run that was killed a temporary one. */
  #removeOld(): void {
    const now = Date.now()
    for (const name of readdirSync(this.#folder)) {
      const path = join(this.#folder, name)
      const stats = lstatSync(path, {throwIfNoEntry: false})
      if (stats?.isFile() && now - stats.mtimeMs > longestAge) rmSync(path, {force: true})
    }
  }
}

/** Reads a file that is no link; `undefined` if somebody else may have written it. */
function readPrivate(path: string): Buffer | undefined {
  // Windows knows no such flags; the folder of its user is trusted there.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
  const file = openSync(path, flags)
  try {
    const stats = fstatSync(file)
    const isOurs = stats.isFile() && stats.size <= mostBytes && isPrivate(stats)
    return isOurs ? readFileSync(file) : undefined
  } finally {
    closeSync(file)
  }
}

function isPrivateFolder(folder: string): boolean {
  const stats = lstatSync(folder)
  return stats.isDirectory() && isPrivate(stats)
}

/** Whether only this user can write: Windows has no such modes, and its cache folder is private. */
function isPrivate({mode, uid}: Stats): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0)
}

/** Loaded only where there is a file: without one, a run needs no compression library. */
function checksum(bytes: Uint8Array): number {
  return process.getBuiltinModule('node:zlib').crc32(bytes)
}

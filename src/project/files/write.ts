import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import {dirname} from 'node:path'
import type {Text} from '../../text/language.ts'
import {codeOf, Problem} from '../../text/problem.ts'
import {leavesProject, linksOut} from './paths.ts'
import {readSource, type Source} from './read.ts'
import {Temporaries} from './temporary.ts'

const messages = {
  outside: {
    en: 'Unexpected link `{file}`, which leads out of the project; repair the file that it leads to',
    zh: '链接 `{file}` 指向项目之外，未写入；请修复它所指的文件'
  },
  linksOut: {
    en: 'Unexpected link on the way to `{file}`, which leads out of the project; remove the link, or name the file that it leads to',
    zh: '`{file}` 的路径上有指向项目之外的链接；请删除该链接，或直接写出它所指的文件'
  },
  hardLink: {
    en: 'Unexpected hard link `{file}`: writing would cut it off from its other names; copy it first',
    zh: '`{file}` 是硬链接，写入会使它与其他名称脱离，未写入；请先复制一份'
  },
  readOnly: {
    en: 'Unexpected read-only file `{file}`, expected one that may be written',
    zh: '`{file}` 是只读文件，未写入；请改为可写'
  },
  changed: {
    en: 'Unexpected change of `{file}` while it was read, nothing written; run again',
    zh: '`{file}` 在检查期间发生变化，未写入；请重新运行'
  },
  unwritable: {
    en: 'Unwritable file `{file}`, left as it was ({code}); check permissions and free space',
    zh: '无法写入文件 `{file}`，原文件未变（{code}）；请检查权限和剩余空间'
  },
  folder: {
    en: 'Unexpected folder `{file}`, expected a file to write to',
    zh: '`{file}` 是文件夹，应为文件'
  }
} satisfies Record<string, Text>

/**
 * Replace a report by its repaired text, all or nothing. Everything happens without a pause in
 * which an interruption could be heard, so that no temporary file is left behind.
 *
 * @param source The report as it was read; a link inside the project is followed.
 * @throws Problem If it may not be written, or is not what was read any more.
 */
export function replaceReport(source: Source, text: string, cwd: string): void {
  const {name: file, path} = source
  write(file, () => {
    if (leavesProject(path, cwd)) throw new Problem(messages.outside, {file})
    const target = realpathSync(path)
    const {mode, nlink, uid, gid} = lstatSync(target)
    if (nlink > 1) throw new Problem(messages.hardLink, {file})
    // The mode is looked at too, since everything is open to an administrator.
    if ((mode & 0o222) === 0 || !mayWrite(target)) throw new Problem(messages.readOnly, {file})
    replace(target, encode(text), {
      mode,
      uid,
      gid,
      check() {
        if (hasChanged(source)) throw new Problem(messages.changed, {file})
      }
    })
  })
}

/**
 * Refuses a file of ours that a link in the project leads out of it: a stranger may have put it there.
 *
 * @param path An absolute path, which need not exist.
 * @throws Problem If it does.
 */
export function refuseLinkOut(path: string, name: string, cwd: string): void {
  if (linksOut(path, cwd)) throw new Problem(messages.linksOut, {file: name})
}

/**
 * Write a file of our own, with the folders above it; also to a pipe or a device.
 *
 * @throws Problem If that is not possible.
 */
export function writeOutput(path: string, name: string, text: string): void {
  write(name, () => {
    mkdirSync(dirname(path), {recursive: true})
    const stats = existsSync(path) ? statSync(path) : undefined
    if (stats?.isDirectory()) throw new Problem(messages.folder, {file: name})
    if (stats && !stats.isFile()) writeFileSync(path, text)
    else replace(stats ? realpathSync(path) : path, encode(text), stats)
  })
}

interface Replacement {
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** The last word before the old file goes. */
  check?(): void
}

const temporaries = new Temporaries()

/** Codes of a folder from which a file cannot take the place of another. */
const unusable = ['EACCES', 'EPERM', 'EROFS', 'EXDEV']

/** Write a temporary file, then let it take the place of the target, which is never half written. */
function replace(target: string, bytes: Uint8Array, like?: Replacement): void {
  const beside = dirname(target)
  // A new file gets its group and labels from its folder.
  const folders = like ? temporaries.foldersFor(target) : [beside]
  for (const folder of new Set([...folders, beside])) temporaries.sweep(folder)
  for (const folder of folders) {
    try {
      replaceFrom(temporaries.pathIn(folder), target, bytes, like)
      break
    } catch (error) {
      if (folder === beside || !unusable.includes(codeOf(error) ?? '')) throw error
    }
  }
  syncFolder(beside)
}

function replaceFrom(
  temporary: string,
  target: string,
  bytes: Uint8Array,
  like: Replacement | undefined
): void {
  const file = openSync(temporary, 'wx', like ? 0o600 : 0o666)
  try {
    try {
      writeFileSync(file, bytes)
      if (fstatSync(file).size !== bytes.length) throw shortWrite()
      if (like) keepOwnerAndMode(file, like)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    like?.check?.()
    rename(temporary, target)
  } catch (error) {
    rmSync(temporary, {force: true})
    throw error
  }
}

function keepOwnerAndMode(file: number, {mode, uid, gid}: Replacement): void {
  const own = fstatSync(file)
  // Only an administrator may give a file away; whoever may write it gets it otherwise.
  const owners = own.uid === uid ? [uid] : [uid, own.uid]
  if (own.uid !== uid || own.gid !== gid) owners.some((owner) => mayOwn(file, owner, gid))
  fchmodSync(file, mode & 0o7777)
}

function mayOwn(file: number, uid: number, gid: number): boolean {
  try {
    fchownSync(file, uid, gid)
    return true
  } catch {
    return false
  }
}

/** Some systems say that a full disk took everything. */
function shortWrite(): Error {
  return Object.assign(new Error('Short write'), {code: 'ENOSPC'})
}

/** On Windows, a scanner may hold a new file for a moment. */
function rename(from: string, to: string): void {
  for (let attempt = 1; ; attempt++) {
    try {
      renameSync(from, to)
      return
    } catch (error) {
      const mayPass = ['EPERM', 'EBUSY', 'EACCES'].includes(codeOf(error) ?? '')
      if (process.platform !== 'win32' || !mayPass || attempt > 5) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, attempt * 20)
    }
  }
}

/** So that the new name outlives a power cut; some systems do not know this. */
function syncFolder(folder: string): void {
  try {
    const file = openSync(folder, constants.O_RDONLY)
    try {
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } catch {
    // The file itself is written.
  }
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

function hasChanged({path, name, bytes, stats}: Source): boolean {
  const now = readSource(path, name)
  return (
    (['dev', 'ino', 'size', 'mtimeNs'] as const).some((key) => now.stats[key] !== stats[key]) ||
    Buffer.compare(now.bytes, bytes) !== 0
  )
}

function encode(text: string): Uint8Array {
  if (!text.isWellFormed()) throw new RangeError('Text with half a surrogate pair')
  return Buffer.from(text)
}

function write(file: string, action: () => void): void {
  try {
    action()
  } catch (error) {
    const code = codeOf(error)
    if (code === undefined) throw error
    throw new Problem(messages.unwritable, {file, code})
  }
}

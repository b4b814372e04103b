import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import {dirname} from 'node:path'
import type {Text} from '../../text/language.ts'
import {codeOf, Problem} from '../../text/problem.ts'
import {isInside} from './paths.ts'

const messages = {
  exists: {
    en: 'Unexpected file `{file}`, which is there already; nothing written',
    zh: '文件 `{file}` 已经存在，未写入'
  },
  outside: {
    en: 'Unexpected folder of `{file}`, which leads out of the project; nothing written',
    zh: '`{file}` 所在的文件夹指向项目之外，未写入'
  },
  unwritable: {
    en: 'Unwritable file `{file}` ({code}); check permissions and free space',
    zh: '无法写入文件 `{file}`（{code}）；请检查权限和剩余空间'
  }
} satisfies Record<string, Text>

/** A file that is to be made. */
export interface NewFile {
  /** Absolute path. */
  readonly path: string
  /** Name for messages. */
  readonly name: string
  readonly text: string
  /** Absolute path of the folder that it may not leave, through no link either. */
  readonly within: string
  readonly mode?: number
}

/**
 * Make a file with the folders above it, never over another one.
 *
 * @throws Problem If something of that name is there, or it cannot be written.
 */
export function createFile({path, name: file, text, within, mode = 0o666}: NewFile): void {
  try {
    // Before any folder is made: a link on the way may lead elsewhere.
    if (!isInside(realpathSync(within), realpathSync(nearestFolder(path)))) {
      throw new Problem(messages.outside, {file})
    }
    mkdirSync(dirname(path), {recursive: true})
    const opened = openSync(path, 'wx', mode)
    try {
      writeFileSync(opened, text)
      fsyncSync(opened)
    } catch (error) {
      rmSync(path, {force: true})
      throw error
    } finally {
      closeSync(opened)
    }
  } catch (error) {
    const code = codeOf(error)
    if (code === undefined) throw error
    throw code === 'EEXIST'
      ? new Problem(messages.exists, {file})
      : new Problem(messages.unwritable, {file, code})
  }
}

/** The nearest folder above a path that exists. */
function nearestFolder(path: string): string {
  const folder = dirname(path)
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(folder)
}

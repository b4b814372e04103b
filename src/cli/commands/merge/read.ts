import {readFileSync, statSync} from 'node:fs'
import {resolve} from 'node:path'
import {formatKeyPath} from '../../../config/key-path.ts'
import {decode} from '../../../project/files/read.ts'
import {checkJson, type JsonReport} from '../../../reporters/read-json.ts'
import {splitByteOrderMark} from '../../../syntax/byte-order-mark.ts'
import type {Text} from '../../../text/language.ts'
import {codeOf, Problem} from '../../../text/problem.ts'

const mebibyte = 1_048_576

/** Maximum size of a file, and of all together, in bytes: some hundred thousand findings. */
const [mostBytes, mostTogether] = [64 * mebibyte, 256 * mebibyte]

const messages = {
  missing: {
    en: 'Missing file `{file}`, expected one that `--reporter json:{file}` wrote',
    zh: '没有文件 `{file}`，应为 `--reporter json:{file}` 写出的文件'
  },
  unreadable: {
    en: 'Unreadable file `{file}`, check its permissions ({code})',
    zh: '无法读取文件 `{file}`，请检查权限（{code}）'
  },
  kind: {
    en: 'Unexpected kind of file `{file}`, expected a file that `--reporter json:<file>` wrote, of at most 64 MiB',
    zh: '`{file}` 不是普通文件，或大于 64 MiB，应为 `--reporter json:<文件>` 写出的文件'
  },
  together: {
    en: 'Unexpected size of all files up to `{file}`, expected at most 256 MiB; merge fewer at once',
    zh: '到 `{file}` 为止的文件太大，合计最大 256 MiB；请减少一次合并的文件'
  },
  syntax: {
    en: 'Unexpected content of `{file}`, expected whole JSON; write it again with `--reporter json:{file}`',
    zh: '`{file}` 的内容有误，应为完整的 JSON；请用 `--reporter json:{file}` 重新写入'
  },
  value: {
    en: 'Unexpected value at `{keys}` in `{file}`, expected what this version of weekly-lint writes with `--reporter json:{file}`',
    zh: '`{file}` 中 `{keys}` 的值有误，应为这个版本的 weekly-lint 用 `--reporter json:{file}` 写出的内容'
  },
  list: {
    en: 'Unexpected content of `{file}`, expected a list as `--reporter json:{file}` writes it',
    zh: '`{file}` 的内容有误，应为 `--reporter json:{file}` 写出的列表'
  }
} satisfies Record<string, Text>

/** A file that the reporter `json` wrote. */
export interface JsonFile {
  /** For messages. */
  readonly name: string
  readonly reports: readonly JsonReport[]
}

/**
 * Read files that the reporter `json` wrote. They may be of strangers: whatever they hold is validated.
 *
 * @param names Paths, relative to the current folder.
 * @throws Problem If one of them cannot be read, or is something else.
 */
export function readFiles(names: readonly string[], cwd: string): JsonFile[] {
  let together = 0
  return names.map((name) => {
    const bytes = readBytes(resolve(cwd, name), name)
    together += bytes.length
    if (together > mostTogether) throw new Problem(messages.together, {file: name})
    return {name, reports: parse(splitByteOrderMark(decode(bytes, name)).content, name)}
  })
}

function readBytes(path: string, file: string): Uint8Array {
  try {
    const stats = statSync(path)
    if (!stats.isFile() || stats.size > mostBytes) throw new Problem(messages.kind, {file})
    return readFileSync(path)
  } catch (error) {
    const code = codeOf(error)
    if (code === undefined) throw error
    const isMissing = code === 'ENOENT' || code === 'ENOTDIR'
    throw new Problem(isMissing ? messages.missing : messages.unreadable, {file, code})
  }
}

function parse(text: string, file: string): readonly JsonReport[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Problem(messages.syntax, {file})
  }
  const checked = checkJson(value)
  if (!('path' in checked)) return checked
  const keys = formatKeyPath(checked.path)
  throw new Problem(keys === '' ? messages.list : messages.value, {file, keys})
}

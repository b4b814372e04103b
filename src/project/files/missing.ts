import {readdirSync} from 'node:fs'
import {dirname, relative} from 'node:path'
import {closest} from '../../text/closest.ts'
import type {Text} from '../../text/language.ts'
import {Problem} from '../../text/problem.ts'
import {compareNaturally} from './natural-order.ts'
import {isFolder} from './paths.ts'

const messages = {
  missing: {
    en: 'Missing file or folder `{file}`, expected one that exists',
    zh: '没有文件或文件夹 `{file}`，请检查路径'
  },
  misspelt: {
    en: 'Missing file or folder `{file}`, expected `{expected}`',
    zh: '没有文件或文件夹 `{file}`，应为 `{expected}`'
  },
  pattern: {
    en: 'Missing file `{file}`, expected a file, a folder, or a pattern of `*`, `?` and `**` that matches Markdown',
    zh: '没有文件 `{file}`，应为文件、文件夹，或能匹配 Markdown 文件的 `*`、`?`、`**` 通配符'
  }
} satisfies Record<string, Text>

/** The problem of a path that does not exist, with the nearest one that does. */
export function missing(named: string, path: string): Problem {
  let at = path
  while (dirname(at) !== at && !isFolder(dirname(at))) at = dirname(at)
  const folder = dirname(at)
  const wrong = relative(folder, at)
  const near = closest(wrong, namesIn(folder))
  const index = named.lastIndexOf(wrong)
  if (near !== undefined && near !== wrong && index >= 0) {
    const expected = named.slice(0, index) + near + named.slice(index + wrong.length)
    return new Problem(messages.misspelt, {file: named, expected})
  }
  return new Problem(/[*?{[]/.test(named) ? messages.pattern : messages.missing, {file: named})
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort(compareNaturally)
  } catch {
    return []
  }
}

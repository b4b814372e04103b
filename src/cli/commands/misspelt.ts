import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import {closest} from '../../text/closest.ts'
import type {Text} from '../../text/language.ts'
import {Problem} from '../../text/problem.ts'
import {commandNames} from './index.ts'

const message: Text = {
  en: 'Unexpected `{actual}`, which is neither a command nor a file, expected `{expected}`',
  zh: '`{actual}` 既不是命令也不是文件，应为 `{expected}`'
}

/** What other programs have as commands, and where it is here. */
const options: Readonly<Record<string, string>> = {help: '--help', version: '--version'}

const names = ['lint', ...commandNames, ...Object.keys(options)]

/**
 * The problem of a first argument that was meant as a command; `undefined` if it may be a path.
 *
 * @param word What stands where commands do.
 */
export function misspelt(word: string, cwd: string): Problem | undefined {
  const name = closest(word, names)
  if (name === undefined || existsSync(resolve(cwd, word))) return undefined
  return new Problem(message, {actual: word, expected: options[name] ?? name})
}

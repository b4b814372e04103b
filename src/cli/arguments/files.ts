import type {Text} from '../../text/language.ts'
import {Problem} from '../../text/problem.ts'
import {code, fileName, type Given, last, messages, type OptionTable} from './options.ts'

/** The configuration for all files, or `none`; else each has the nearest. */
export type ConfigChoice = {readonly file: string} | 'none' | undefined

/** Options of commands that look at the reports of a project. */
export const configOptions = {
  config: {type: 'string', value: fileName, completes: 'file'},
  'no-config': {type: 'boolean'}
} as const satisfies OptionTable

export const aPath: Text = {en: 'path', zh: '路径'}

/**
 * Which configuration counts.
 *
 * @throws Problem Where both one and none is asked for.
 */
export function configOf(given: Given): ConfigChoice {
  const file = last(given, 'config')
  if (!given.flags.has('no-config')) return file === undefined ? undefined : {file}
  if (file === undefined) return 'none'
  throw new Problem(messages.conflict, {option: '--no-config', actual: code('--config')})
}

/**
 * Paths that lead nowhere.
 *
 * @param paths Files and folders that are named.
 * @param stdin Whether a report comes from standard input.
 * @throws Problem Where there are such.
 */
export function refusePaths(paths: readonly string[], stdin: boolean): void {
  if (paths.includes('')) throw new Problem(messages.emptyPath)
  if (paths.includes('-')) throw new Problem(messages.dash)
  if (stdin && paths.length > 0) {
    throw new Problem(messages.conflict, {option: '--stdin', actual: aPath})
  }
}

import type {Shard} from '../../project/shard.ts'
import type {Language, Text} from '../../text/language.ts'
import {Problem} from '../../text/problem.ts'
import {
  choice,
  code,
  commonOptions,
  fileName,
  type Given,
  last,
  messages,
  type OptionTable
} from './options.ts'
import {shardOf, shardOption} from './shard.ts'

/** The configuration for all files, or `none`; else each has the nearest. */
export type ConfigChoice = {readonly file: string} | 'none' | undefined

/** Options of commands that look at the reports of a project. */
export const configOptions = {
  config: {type: 'string', value: fileName, completes: 'file'},
  'no-config': {type: 'boolean'}
} as const satisfies OptionTable

export const colorOptions = {
  color: {type: 'boolean'},
  'no-color': {type: 'boolean'}
} as const satisfies OptionTable

/** Which parser reads reports. */
const parserOption = {
  type: 'string',
  value: {en: '`auto` or `reference`', zh: '`auto` 或 `reference`'},
  choices: ['auto', 'reference']
} as const

/** Options of commands that read and write reports. */
export const fileOptions = {
  'allow-empty': {type: 'boolean'},
  debug: {type: 'boolean'},
  diff: {type: 'boolean'},
  'fail-on-change': {type: 'boolean'},
  'only-reports': {type: 'boolean'},
  parser: parserOption,
  quiet: {type: 'boolean'},
  shard: shardOption,
  staged: {type: 'boolean'},
  stdin: {type: 'boolean'},
  'stdin-filename': {type: 'string', value: fileName, completes: 'file'}
} as const satisfies OptionTable

/** Arguments of commands that read and write reports. */
export interface FileArguments {
  readonly paths: readonly string[]
  readonly diff: boolean
  readonly quiet: boolean
  /** Whether to say why edits were withheld. */
  readonly debug: boolean
  readonly allowEmpty: boolean
  /** Whether named files are left out if they are no reports. */
  readonly onlyReports: boolean
  /** Whether a change fails the run. */
  readonly failOnChange: boolean
  /** Whether to read what is staged for the next commit. */
  readonly staged: boolean
  /** Whether remark-parse reads all reports, also those that a faster parser knows. */
  readonly usesReference: boolean
  /** Which part of the reports; all without it. */
  readonly shard: Shard | undefined
  readonly stdin: boolean
  readonly stdinFilename: string | undefined
  /** The configuration for all files, or `none`; without it, each file has the nearest. */
  readonly config: ConfigChoice
  readonly lang: Language | undefined
}

/** @throws Problem If they contradict each other. */
export function fileArgumentsOf(given: Given): FileArguments {
  const {flags, positionals: paths} = given
  const args = {
    paths,
    diff: flags.has('diff'),
    quiet: flags.has('quiet'),
    debug: flags.has('debug'),
    allowEmpty: flags.has('allow-empty'),
    onlyReports: flags.has('only-reports'),
    failOnChange: flags.has('fail-on-change'),
    staged: flags.has('staged'),
    usesReference: choice(given, 'parser', parserOption) === 'reference',
    shard: shardOf(given),
    stdin: flags.has('stdin'),
    stdinFilename: last(given, 'stdin-filename'),
    config: configOf(given),
    lang: choice(given, 'lang', commonOptions.lang)
  }
  refusePaths(paths, args.stdin)
  if (args.stdinFilename !== undefined && !args.stdin) {
    throw new Problem(messages.needs, {option: '--stdin-filename', expected: code('--stdin')})
  }
  return args
}

export const aPath: Text = {en: 'path', zh: '路径'}

/**
 * Which configuration counts.
 *
 * @throws Problem If both one and none is asked for.
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
 * @throws Problem If there are such.
 */
export function refusePaths(paths: readonly string[], stdin: boolean): void {
  if (paths.includes('')) throw new Problem(messages.emptyPath)
  if (paths.includes('-')) throw new Problem(messages.dash)
  if (stdin && paths.length > 0) {
    throw new Problem(messages.conflict, {option: '--stdin', actual: aPath})
  }
}

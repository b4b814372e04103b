import type {Language} from '../../../text/language.ts'
import {type ConfigChoice, configOf, configOptions, refusePaths} from '../../arguments/files.ts'
import {
  choice,
  commonOptions,
  fileName,
  type Given,
  last,
  type OptionTable,
  refuseTogether
} from '../../arguments/options.ts'

const formats = ['text', 'json', 'html'] as const

/** The options of `weekly-lint stats`. */
export const options = {
  ...commonOptions,
  ...configOptions,
  'allow-empty': {type: 'boolean'},
  'cache-location': {type: 'string', value: {en: 'a folder', zh: '文件夹'}, completes: 'folder'},
  'no-cache': {type: 'boolean'},
  'output-file': {type: 'string', value: fileName, completes: 'file'},
  reporter: {
    type: 'string',
    value: {en: '`text`, `json` or `html`', zh: '`text`、`json` 或 `html`'},
    choices: formats
  }
} as const satisfies OptionTable

/** Arguments of `weekly-lint stats`. */
export interface StatsArguments {
  readonly paths: readonly string[]
  readonly format: (typeof formats)[number]
  readonly outputFile: string | undefined
  readonly allowEmpty: boolean
  /** Whether titles and verdicts of earlier runs are looked at. */
  readonly cache: boolean
  readonly cacheLocation: string | undefined
  readonly config: ConfigChoice
  readonly lang: Language | undefined
}

/** @throws Problem If they are wrong. */
export function readArguments(given: Given): StatsArguments {
  const {flags, positionals: paths} = given
  refusePaths(paths, false)
  refuseTogether(given, [['no-cache', ['cache-location']]])
  return {
    paths,
    format: choice(given, 'reporter', options.reporter) ?? 'text',
    outputFile: last(given, 'output-file'),
    allowEmpty: flags.has('allow-empty'),
    cache: !flags.has('no-cache'),
    cacheLocation: last(given, 'cache-location'),
    config: configOf(given),
    lang: choice(given, 'lang', options.lang)
  }
}

import type {Language} from '../../../text/language.ts'
import {
  type ConfigChoice,
  colorOptions,
  configOf,
  configOptions,
  refusePaths
} from '../../arguments/files.ts'
import {type LinkArguments, linkArgumentsOf, linkOptions} from '../../arguments/links.ts'
import {
  choice,
  commonOptions,
  either,
  type Given,
  type OptionTable,
  refuseTogether
} from '../../arguments/options.ts'

const formats = ['table', 'json', 'markdown'] as const

/** The options of `weekly-lint links`. */
export const options = {
  ...commonOptions,
  ...configOptions,
  ...colorOptions,
  ...linkOptions,
  'allow-empty': {type: 'boolean'},
  reporter: {
    type: 'string',
    value: {en: '`table`, `json` or `markdown`', zh: '`table`、`json` 或 `markdown`'},
    choices: formats
  }
} as const satisfies OptionTable

/** Arguments of `weekly-lint links`. */
export interface ListArguments {
  readonly paths: readonly string[]
  readonly format: (typeof formats)[number]
  readonly offline: boolean
  readonly allowEmpty: boolean
  readonly color: boolean | undefined
  readonly links: LinkArguments
  readonly config: ConfigChoice
  readonly lang: Language | undefined
}

/**
 * Read the arguments of `weekly-lint links`.
 *
 * @throws Problem If they are wrong.
 */
export function readArguments(given: Given): ListArguments {
  const {flags, positionals: paths} = given
  refusePaths(paths, false)
  refuseTogether(given, [
    ['no-cache', ['cache-location']],
    ['offline', ['strict-links', 'suggest-archive']]
  ])
  return {
    paths,
    format: choice(given, 'reporter', options.reporter) ?? 'table',
    offline: flags.has('offline'),
    allowEmpty: flags.has('allow-empty'),
    color: either(given, 'color', 'no-color'),
    links: linkArgumentsOf(given),
    config: configOf(given),
    lang: choice(given, 'lang', options.lang)
  }
}

import type {Language} from '../../../text/language.ts'
import {type ConfigChoice, configOf, configOptions, refusePaths} from '../../arguments/files.ts'
import {choice, commonOptions, type Given, type OptionTable} from '../../arguments/options.ts'

/** The options of `weekly-lint index`. */
export const options = {
  ...commonOptions,
  ...configOptions,
  check: {type: 'boolean'},
  quiet: {type: 'boolean'}
} as const satisfies OptionTable

/** Arguments of `weekly-lint index`. */
export interface IndexArguments {
  /** The file that holds the list; the README of the current folder without it. */
  readonly file: string | undefined
  /** Where to look for reports; the current folder if there are none. */
  readonly paths: readonly string[]
  /** Whether to write nothing, and fail if the list is out of date. */
  readonly check: boolean
  readonly quiet: boolean
  readonly config: ConfigChoice
  readonly lang: Language | undefined
}

/** @throws Problem If they are wrong. */
export function readArguments(given: Given): IndexArguments {
  const {flags, positionals} = given
  refusePaths(positionals, false)
  const [file, ...paths] = positionals
  return {
    file,
    paths,
    check: flags.has('check'),
    quiet: flags.has('quiet'),
    config: configOf(given),
    lang: choice(given, 'lang', options.lang)
  }
}

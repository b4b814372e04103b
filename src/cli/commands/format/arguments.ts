import {
  configOptions,
  type FileArguments,
  fileArgumentsOf,
  fileOptions
} from '../../arguments/files.ts'
import {
  commonOptions,
  type Given,
  type OptionTable,
  refuseTogether
} from '../../arguments/options.ts'

/** The options of `weekly-lint format`. */
export const options = {
  ...commonOptions,
  ...configOptions,
  ...fileOptions,
  check: {type: 'boolean'}
} as const satisfies OptionTable

/** Arguments of `weekly-lint format`. */
export interface FormatArguments extends FileArguments {
  /** Whether to print the names of files that would change, and write nothing. */
  readonly check: boolean
}

/** @throws Problem If they contradict each other. */
export function readArguments(given: Given): FormatArguments {
  const args = {...fileArgumentsOf(given), check: given.flags.has('check')}
  refuseTogether(given, [
    ['check', ['diff', 'fail-on-change']],
    ['fail-on-change', ['diff']],
    ['only-reports', ['stdin']],
    ['shard', ['stdin']],
    ['staged', ['stdin']]
  ])
  return args
}

import type {Language} from '../../../text/language.ts'
import {Problem} from '../../../text/problem.ts'
import {colorOptions, refusePaths} from '../../arguments/files.ts'
import {
  choice,
  commonOptions,
  either,
  type Given,
  type OptionTable
} from '../../arguments/options.ts'
import {
  maxWarningsOf,
  outputOptions,
  type ReporterChoice,
  reportersOf
} from '../../arguments/reporters.ts'

/** The options of `weekly-lint merge`. */
export const options = {
  ...commonOptions,
  ...colorOptions,
  ...outputOptions
} as const satisfies OptionTable

/** Arguments of `weekly-lint merge`. */
export interface MergeArguments {
  /** Files that the reporter `json` wrote; at least one. */
  readonly files: readonly string[]
  readonly reporters: readonly ReporterChoice[]
  readonly maxWarnings: number | undefined
  readonly quiet: boolean
  readonly color: boolean | undefined
  readonly lang: Language | undefined
}

const noFile = {
  en: 'Missing file, expected those that `--reporter json:<file>` wrote, as in `weekly-lint merge shard-*.json`',
  zh: '没有指定文件，请给出 `--reporter json:<文件>` 写出的文件，如 `weekly-lint merge shard-*.json`'
}

/** @throws Problem If they are wrong. */
export function readArguments(given: Given): MergeArguments {
  const {flags, positionals: files} = given
  if (files.length === 0) throw new Problem(noFile)
  refusePaths(files, false)
  return {
    files,
    reporters: reportersOf(given),
    maxWarnings: maxWarningsOf(given),
    quiet: flags.has('quiet'),
    color: either(given, 'color', 'no-color'),
    lang: choice(given, 'lang', options.lang)
  }
}

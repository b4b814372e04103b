import type {Language} from '../../../text/language.ts'
import {Problem} from '../../../text/problem.ts'
import {type ConfigChoice, configOf, configOptions} from '../../arguments/files.ts'
import {
  choice,
  commonOptions,
  fileName,
  type Given,
  last,
  messages,
  type OptionTable
} from '../../arguments/options.ts'

export const options = {
  ...commonOptions,
  ...configOptions,
  'carry-over': {type: 'boolean'},
  edit: {type: 'boolean'},
  template: {type: 'string', value: fileName, completes: 'file'},
  week: {
    type: 'string',
    value: {en: 'a week such as `2026-W47`', zh: '周次，例如 `2026-W47`'}
  }
} as const satisfies OptionTable

/** What is to be written. */
export interface NewArguments {
  readonly config: ConfigChoice
  readonly lang: Language | undefined
  readonly week: string | undefined
  readonly template: string | undefined
  readonly carryOver: boolean
  readonly edit: boolean
}

/** @throws Problem If they are wrong. */
export function readArguments(given: Given): NewArguments {
  const [actual] = given.positionals
  if (actual !== undefined) {
    throw new Problem(messages.surplus, {actual, help: 'weekly-lint new --help'})
  }
  return {
    config: configOf(given),
    lang: choice(given, 'lang', options.lang),
    week: last(given, 'week'),
    template: last(given, 'template'),
    carryOver: given.flags.has('carry-over'),
    edit: given.flags.has('edit')
  }
}

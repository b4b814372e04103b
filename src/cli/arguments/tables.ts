import {colorOptions} from './files.ts'
import {commonOptions, type OptionTable} from './options.ts'

/** The options of `weekly-lint explain`. */
export const explainOptions = {...commonOptions, ...colorOptions} as const satisfies OptionTable

/** The options of `weekly-lint init`. */
export const initOptions = {
  ...commonOptions,
  yes: {type: 'boolean', short: 'y'}
} as const satisfies OptionTable

/** The options of `weekly-lint lsp`. */
export const lspOptions = {
  ...commonOptions,
  // Some clients add it; `initialize` says the same to all.
  clientProcessId: {type: 'string', value: {en: 'a number', zh: '一个数字'}},
  stdio: {type: 'boolean'}
} as const satisfies OptionTable

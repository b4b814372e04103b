import type {Text} from '../../text/language.ts'
import {type Given, last, type OptionTable} from './options.ts'

/** How addresses are asked, as the arguments say it. */
export interface LinkArguments {
  /** Whether what is not known to be alive fails a run. */
  readonly strict: boolean
  /** Whether an address with a wrong certificate is dead. */
  readonly strictTls: boolean
  readonly allowPrivate: boolean
  /** Whether the reports and their configuration are a stranger’s. */
  readonly untrusted: boolean
  /** Whether a proxy is used for those, too, though it may reach what is private. */
  readonly proxy: boolean
  readonly suggestArchive: boolean
  /** Whether verdicts are cached between runs. */
  readonly cache: boolean
  /** Folder of the cache; without it, the folder that the system has for caches. */
  readonly cacheLocation: string | undefined
  readonly quiet: boolean
}

const folder: Text = {en: 'a folder', zh: '一个文件夹'}

/** Options of commands that ask for addresses. */
export const linkOptions = {
  'allow-private': {type: 'boolean'},
  'cache-location': {type: 'string', value: folder, completes: 'folder'},
  'no-cache': {type: 'boolean'},
  offline: {type: 'boolean'},
  proxy: {type: 'boolean'},
  quiet: {type: 'boolean'},
  'strict-links': {type: 'boolean'},
  'strict-tls': {type: 'boolean'},
  'suggest-archive': {type: 'boolean'},
  untrusted: {type: 'boolean'}
} as const satisfies OptionTable

/** Read them. */
export function linkArgumentsOf(given: Given): LinkArguments {
  const {flags} = given
  return {
    strict: flags.has('strict-links'),
    strictTls: flags.has('strict-tls'),
    allowPrivate: flags.has('allow-private'),
    untrusted: flags.has('untrusted'),
    proxy: flags.has('proxy'),
    suggestArchive: flags.has('suggest-archive'),
    cache: !flags.has('no-cache'),
    cacheLocation: last(given, 'cache-location'),
    quiet: flags.has('quiet')
  }
}

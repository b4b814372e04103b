import type {Settings} from '../../engine/settings.ts'
import {FastReader} from '../../project/fast-reader.ts'
import type {ProcessContext} from '../process-context.ts'
import {isFromFork} from './links/trust.ts'

/**
 * The faster reader of reports. What strangers wrote is read in JavaScript, not by native code.
 *
 * @param isRefused Whether the arguments forbid it.
 */
export function fastReaderFor(
  isRefused: boolean,
  env: ProcessContext['env']
): Settings['readTree'] {
  if (isRefused || isFromFork(env)) return undefined
  const reader = new FastReader()
  return (text) => reader.read(text)
}

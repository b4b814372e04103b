import {resolve} from 'node:path'
import {type Count, warningsText} from '../../reporters/result.ts'
import type {Text} from '../../text/language.ts'
import {Problem} from '../../text/problem.ts'
import type {ReporterChoice} from '../arguments/reporters.ts'
import {type Output, write} from '../process-context.ts'
import type {Log} from './log.ts'
import {messages} from './messages.ts'

/** The output of one reporter: for a file, or for standard output. */
export interface Rendered {
  readonly text: string
  readonly file: string | undefined
}

/**
 * Refuses reporters that would write over what is read.
 *
 * @param paths Absolute paths of what is read.
 * @param text Says so, with `{file}`.
 * @throws Problem If there is one.
 */
export function refuseOutputTo(
  paths: readonly string[],
  reporters: readonly ReporterChoice[],
  cwd: string,
  text: Text
): void {
  for (const {file} of reporters) {
    const target = file === undefined ? undefined : resolve(cwd, file)
    if (!paths.some((path) => path === target)) continue
    throw new Problem(text, {file: file ?? ''})
  }
}

/**
 * Writes what reporters put out. A file that cannot be written is logged, and does not stop the others.
 *
 * @param stream For what has no file.
 */
export async function writeOutputs(
  outputs: readonly Rendered[],
  stream: Output,
  cwd: string,
  log: Log
): Promise<void> {
  for (const {text, file} of outputs) {
    if (file === undefined) {
      await write(stream, text)
      continue
    }
    const {refuseLinkOut, writeOutput} = await import('../../project/files/write.ts')
    const path = resolve(cwd, file)
    await log.guard(file, async () => {
      refuseLinkOut(path, file, cwd)
      writeOutput(path, file, text)
    })
  }
}

/** Whether there are more warnings than allowed, which is logged. */
export async function exceedsWarnings(
  {warnings}: Count,
  most: number | undefined,
  log: Log
): Promise<boolean> {
  if (most === undefined || warnings <= most) return false
  await log.note(messages.tooManyWarnings, {warnings: warningsText(warnings), most})
  return true
}

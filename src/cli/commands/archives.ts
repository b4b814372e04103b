import {resolve} from 'node:path'
import {Archives} from '../../project/archive/archives.ts'
import {cacheFolder} from '../../project/archive/cache-folder.ts'
import type {Knowledge} from '../../project/archive/gather.ts'
import {readVersion} from '../../version.ts'
import type {LintArguments} from '../arguments/lint.ts'
import type {ProcessContext} from '../process-context.ts'
import type {Input} from './inputs.ts'

/** A report whose neighbours are asked for. */
export type ArchiveInput = Pick<Input, 'path'> & Partial<Pick<Input, 'open'>>

/** The archives of some reports, as the arguments ask for them. */
export async function openArchives(
  inputs: readonly ArchiveInput[],
  args: Pick<LintArguments, 'cache' | 'cacheLocation' | 'staged'>,
  {cwd, env}: Pick<ProcessContext, 'cwd' | 'env'>,
  configured: Pick<Knowledge, 'shapeFor' | 'takes'>
): Promise<Archives> {
  const {cache, cacheLocation, staged} = args
  const location = cacheLocation === undefined ? cacheFolder(env) : resolve(cwd, cacheLocation)
  return Archives.open(
    inputs.map(({path}) => path),
    cwd,
    {
      ...configured,
      memory: cache ? location : undefined,
      version: readVersion(),
      texts: staged ? await textsOf(inputs) : undefined
    }
  )
}

/** What is staged, which need not be what is on the disk. */
async function textsOf(inputs: readonly ArchiveInput[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const {path, open} of inputs) {
    try {
      const opened = await open?.()
      if (opened) texts.set(path, new TextDecoder().decode(opened.bytes))
    } catch {
      // What is wrong with it is told when it is linted.
    }
  }
  return texts
}

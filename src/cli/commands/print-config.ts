import {resolve} from 'node:path'
import {explain} from '../../config/explain.ts'
import {displayName} from '../../project/files/paths.ts'
import type {Language} from '../../text/language.ts'
import type {PrintConfigArguments} from '../arguments/lint.ts'
import {type ProcessContext, write} from '../process-context.ts'
import {openProject} from './open-project.ts'

/**
 * Print what is configured for a file, which need not exist.
 *
 * @throws Problem If the configuration is wrong.
 */
export async function printConfig(
  args: PrintConfigArguments,
  context: ProcessContext,
  language: Language
): Promise<0> {
  const {cwd, stdout} = context
  const path = resolve(cwd, args.file)
  const {configurations} = openProject(args.lint, context, language)
  const effective = await configurations.effectiveFor(path)
  await write(stdout, explain(displayName(path, cwd), effective))
  return 0
}

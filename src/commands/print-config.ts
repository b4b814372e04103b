import {resolve} from 'node:path'
import type {PrintConfigArguments} from '../arguments/lint.ts'
import {explain} from '../config/explain.ts'
import {displayName} from '../files/project.ts'
import type {Language} from '../language.ts'
import {type Surroundings, write} from '../surroundings.ts'
import {openConfigurations} from './configurations.ts'

/**
 * Print what is configured for a file, which need not exist.
 *
 * @throws Problem Where the configuration makes no sense.
 */
export async function printConfig(
  args: PrintConfigArguments,
  surroundings: Surroundings,
  language: Language
): Promise<0> {
  const {cwd, stdout} = surroundings
  const path = resolve(cwd, args.file)
  const configurations = openConfigurations(args.lint, surroundings, language)
  const effective = await configurations.effectiveFor(path)
  await write(stdout, explain(displayName(path, cwd), effective))
  return 0
}

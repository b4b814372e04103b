import {resolve} from 'node:path'
import {rules} from '../../../rules/index.ts'
import {Configurations} from '../../config/configurations.ts'
import {cacheFolder} from '../../project/archive/cache-folder.ts'
import {Project} from '../../project/project.ts'
import type {Language} from '../../text/language.ts'
import type {LintArguments} from '../arguments/lint.ts'
import type {ProcessContext} from '../process-context.ts'
import {readRuleSettings} from './rule-settings.ts'

/** What the command line says about the project; a command without a cache has no `cache`. */
export type ProjectArguments = Pick<LintArguments, 'config' | 'lang'> &
  Partial<Pick<LintArguments, 'cache' | 'cacheLocation' | 'reportUnused' | 'rules'>>

/**
 * The project around the current folder, with the configurations that the arguments ask for.
 *
 * @param language Language if neither arguments nor configurations have one.
 * @throws Problem If `--rule` is wrong.
 */
export function openProject(
  {
    cache,
    cacheLocation,
    config,
    lang,
    reportUnused = false,
    rules: settings = []
  }: ProjectArguments,
  {cwd, env}: ProcessContext,
  language: Language
): Project {
  const configurations = new Configurations({
    cwd,
    home: env.HOME ?? env.USERPROFILE,
    rules,
    commandLine: {lang, rules: readRuleSettings(rules, settings)},
    language,
    reportUnused,
    config
  })
  const location = cacheLocation === undefined ? cacheFolder(env) : resolve(cwd, cacheLocation)
  return new Project(cwd, configurations, cache ? location : undefined)
}

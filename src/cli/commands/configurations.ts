import {rules} from '../../../rules/index.ts'
import {Configurations} from '../../config/configurations.ts'
import type {Language} from '../../text/language.ts'
import type {LintArguments} from '../arguments/lint.ts'
import type {ProcessContext} from '../process-context.ts'
import {readRuleSettings} from './rule-settings.ts'

/** What the command line says about configurations. */
export type ConfigurationArguments = Pick<
  LintArguments,
  'config' | 'lang' | 'reportUnused' | 'rules'
>

/**
 * The configurations that the arguments ask for.
 *
 * @param language Language where neither arguments nor configurations say one.
 * @throws Problem Where `--rule` makes no sense.
 */
export function openConfigurations(
  args: ConfigurationArguments,
  {cwd, env}: ProcessContext,
  language: Language
): Configurations {
  return new Configurations({
    cwd,
    home: env.HOME ?? env.USERPROFILE,
    rules,
    commandLine: {lang: args.lang, rules: readRuleSettings(rules, args.rules)},
    language,
    reportUnused: args.reportUnused,
    config: args.config
  })
}

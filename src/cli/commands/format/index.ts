import type {Command} from '../command.ts'
import {openConfigurations} from '../configurations.ts'
import {help, options, readArguments} from './arguments.ts'
import {FormatRun} from './run.ts'

/** Lay reports out: the layout rules alone, as they are configured. */
export const format: Command = {
  options,
  positionals: 'file',
  help,
  async run(given, context, language) {
    const args = readArguments(given)
    const asked = {...args, rules: [], reportUnused: false}
    const configurations = openConfigurations(asked, context, language)
    const spoken = await configurations.language()
    const run = new FormatRun(args, context, configurations, spoken)
    await (args.stdin ? run.stdin() : run.files())
    return run.finish()
  }
}

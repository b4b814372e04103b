import type {Command} from '../command.ts'
import {openProject} from '../open-project.ts'
import {options, readArguments} from './arguments.ts'
import {FormatRun} from './run.ts'

/** Lay reports out: the layout rules alone, as they are configured. */
export const format: Command = {
  options,
  positionals: 'file',
  help: async () => (await import('../../help/format.ts')).help,
  async run(given, context, language) {
    const args = readArguments(given)
    const project = openProject(args, context, language)
    const run = new FormatRun(args, context, project, await project.configurations.language())
    await (args.stdin ? run.stdin() : run.files())
    return run.finish()
  }
}

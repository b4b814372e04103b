import type {Language} from '../../text/language.ts'
import type {Completion, Given, OptionTable} from '../arguments/options.ts'
import type {CommandHelp} from '../help/help.ts'
import type {ProcessContext} from '../process-context.ts'

/** How a run ended. */
export type ExitCode = 0 | 1 | 2 | 130

/** A command that is called by its name, as in `weekly-lint format`. */
export interface Command {
  /** What it takes, with `commonOptions` among it. */
  readonly options: OptionTable
  /** What shells offer for its arguments that are no options. */
  readonly positionals?: Completion | undefined
  /** What `--help`, completion and docs say about it; loaded only for them. */
  help(): Promise<CommandHelp>
  /**
   * Do it.
   *
   * @returns 0 if there is nothing to complain about, 1 for findings, 2 for what went wrong, 130 if a
   *   person stopped it.
   * @throws Problem If the arguments are wrong, or nothing can be done at all.
   */
  run(given: Given, context: ProcessContext, language: Language): Promise<ExitCode>
}

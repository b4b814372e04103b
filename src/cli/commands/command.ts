import type {Language, Text} from '../../text/language.ts'
import type {Completion, Given, OptionTable} from '../arguments/options.ts'
import type {ProcessContext} from '../process-context.ts'

/** How a run ended. */
export type ExitCode = 0 | 1 | 2 | 130

/** A command that is called by its name, as in `weekly-lint format`. */
export interface Command {
  /** What it takes, with `commonOptions` among it. */
  readonly options: OptionTable
  /** What shells offer for its arguments that are no options. */
  readonly positionals?: Completion | undefined
  /** What its `--help` prints; it fits a screen. */
  readonly help: Text
  /**
   * Do it.
   *
   * @returns 0 where there is nothing to complain about, 1 for findings, 2 for what went wrong, 130 where a
   *   person stopped it.
   * @throws Problem Where the arguments make no sense, or nothing can be done at all.
   */
  run(given: Given, context: ProcessContext, language: Language): Promise<ExitCode>
}

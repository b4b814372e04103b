import type {Language} from '../../../text/language.ts'
import type {Completion, OptionTable} from '../../arguments/options.ts'
import {type CommandHelp, describeOption} from '../../help/help.ts'

/** What a shell can offer behind the name of a command. */
export interface CommandGrammar {
  /** `undefined` for what is done without a name. */
  readonly name: string | undefined
  readonly options: readonly OptionGrammar[]
  readonly positionals: Offer
}

/** An option, by its long name without dashes. */
export interface OptionGrammar {
  readonly name: string
  readonly short: string | undefined
  readonly description: string
  readonly isMultiple: boolean
  /** What follows it; `undefined` if it takes no value. */
  readonly value: Offer | undefined
}

/** Words, names of files or folders, or `none`. */
export type Offer = 'file' | 'folder' | 'none' | readonly string[]

/** Everything that can be typed. */
export interface Grammar {
  readonly program: string
  readonly commands: readonly CommandGrammar[]
}

/** What a grammar is made from. */
export interface CommandSource {
  /** `undefined` for what is done without a name. */
  readonly name: string | undefined
  readonly options: OptionTable
  readonly help: CommandHelp
  /** The other arguments. */
  readonly positionals: Completion | undefined
}

/**
 * The grammar of a command, from its table of options.
 *
 * @param rules Ids of all rules.
 * @param language Language of the descriptions.
 */
export function grammarOf(
  {help, name, options, positionals}: CommandSource,
  rules: readonly string[],
  language: Language
): CommandGrammar {
  const offer = (completion: Completion | undefined): Offer =>
    completion === 'rule' ? rules : (completion ?? 'none')
  return {
    name,
    positionals: offer(positionals),
    options: Object.entries(options).map(([name, option]) => ({
      name,
      short: option.type === 'boolean' ? option.short : undefined,
      description: describeOption(name, help)?.[language] ?? '',
      isMultiple: option.type === 'string' && option.multiple === true,
      value: option.type === 'boolean' ? undefined : offer(option.choices ?? option.completes)
    }))
  }
}

/** Names of commands. */
export function namesOf({commands}: Grammar): string[] {
  return commands.flatMap(({name}) => name ?? [])
}

/** How an option is typed, long and short. */
export function spellings({name, short}: OptionGrammar): string[] {
  return [`--${name}`, ...(short === undefined ? [] : [`-${short}`])]
}

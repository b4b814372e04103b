import {rules} from '../../../../rules/index.ts'
import {closest} from '../../../text/closest.ts'
import type {Language, Text} from '../../../text/language.ts'
import {Problem} from '../../../text/problem.ts'
import {lintOptions} from '../../arguments/lint.ts'
import {messages as argumentMessages, code, commonOptions} from '../../arguments/options.ts'
import {lintHelp} from '../../help/lint.ts'
import {write} from '../../process-context.ts'
import type {Command} from '../command.ts'
import {bash} from './bash.ts'
import {fish} from './fish.ts'
import {type CommandSource, type Grammar, grammarOf} from './grammar.ts'
import {zsh} from './zsh.ts'

const shells = {bash, zsh, fish} as const
const shellNames = Object.keys(shells) as (keyof typeof shells)[]

const messages = {
  missing: {
    en: 'Missing shell, expected `bash`, `zsh` or `fish`',
    zh: '缺少 shell 的名称，应为 `bash`、`zsh` 或 `fish`'
  },
  unknown: {
    en: 'Unexpected shell `{actual}`, expected {expected}',
    zh: '不支持 shell `{actual}`，应为 {expected}'
  }
} satisfies Record<string, Text>

const anyShell: Text = {en: '`bash`, `zsh` or `fish`', zh: '`bash`、`zsh` 或 `fish`'}

/** All other commands, by name. */
export interface Registry {
  readonly names: readonly string[]
  load(name: string): Promise<Command | undefined>
}

/** The command that helps shells to complete all others. */
export function completionOf(registry: Registry): Command {
  return {
    options: commonOptions,
    positionals: shellNames,
    help: async () => (await import('../../help/completion.ts')).help,
    async run(given, {stdout}, language) {
      const [actual, surplus] = given.positionals
      if (actual === undefined) throw new Problem(messages.missing)
      if (surplus !== undefined) {
        const values = {actual: surplus, help: 'weekly-lint completion --help'}
        throw new Problem(argumentMessages.surplus, values)
      }
      const shell = shellNames.find((name) => name === actual)
      if (!shell) {
        const near = closest(actual, shellNames)
        throw new Problem(messages.unknown, {actual, expected: near ? code(near) : anyShell})
      }
      await write(stdout, shells[shell](await readGrammar(registry, language)))
      return 0
    }
  }
}

/** What all commands take, as their tables say it. */
async function readGrammar(registry: Registry, language: Language): Promise<Grammar> {
  const ids = rules.map(({id}) => id)
  const lint = {options: lintOptions, help: lintHelp, positionals: 'file'} as const
  const sources: CommandSource[] = [undefined, 'lint'].map((name) => ({name, ...lint}))
  for (const name of registry.names) {
    const command = await registry.load(name)
    if (!command) continue
    const {options, positionals} = command
    sources.push({name, options, positionals, help: await command.help()})
  }
  return {
    program: 'weekly-lint',
    commands: sources.map((source) => grammarOf(source, ids, language))
  }
}

import {parseLintArguments} from './arguments/lint.ts'
import {collect} from './arguments/options.ts'
import {loadCommand} from './commands/index.ts'
import {toProblems} from './failure.ts'
import type {Language} from './language.ts'
import {chooseLanguage} from './locale.ts'
import {tell} from './problem.ts'
import {type Surroundings, write} from './surroundings.ts'

/**
 * The command line, without a process.
 *
 * @returns 0 where there is nothing to complain about, 1 for findings, 2 for what went wrong.
 */
export async function main(surroundings: Surroundings): Promise<0 | 1 | 2> {
  const {argv, env, stderr} = surroundings
  const language = chooseLanguage(argv, env)
  try {
    const [name, ...rest] = argv
    const command = await loadCommand(name)
    if (!command) return await lintOrTell(surroundings, language)
    const given = collect(rest, command.options, `weekly-lint ${name} --help`)
    if (!given.flags.has('help')) return await command.run(given, surroundings, language)
    await write(surroundings.stdout, command.help[language])
    return 0
  } catch (error) {
    for (const {text, values} of toProblems(error)) {
      await write(stderr, `weekly-lint: ${tell(text, language, values)}\n`)
    }
    return 2
  }
}

/** What is done without the name of a command. */
async function lintOrTell(surroundings: Surroundings, language: Language): Promise<0 | 1 | 2> {
  const args = parseLintArguments(surroundings.argv)
  switch (args.command) {
    case 'help': {
      const {help} = await import('./help.ts')
      await write(surroundings.stdout, help[language])
      return 0
    }
    case 'version': {
      const {readVersion} = await import('./version.ts')
      await write(surroundings.stdout, `${readVersion()}\n`)
      return 0
    }
    case 'print-config': {
      const {printConfig} = await import('./commands/print-config.ts')
      return await printConfig(args, surroundings, language)
    }
    case 'lint': {
      if (args.watch) {
        const {watch} = await import('./commands/watch.ts')
        return await watch(args, surroundings, language)
      }
      const {lint} = await import('./commands/lint.ts')
      return await lint(args, surroundings, language)
    }
  }
}

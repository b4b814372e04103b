import {toProblems} from '../text/failure.ts'
import type {Language} from '../text/language.ts'
import {chooseLanguage} from '../text/locale.ts'
import {translate} from '../text/problem.ts'
import {lintOptions, parseLintArguments} from './arguments/lint.ts'
import {collect} from './arguments/options.ts'
import type {ExitCode} from './commands/command.ts'
import {loadCommand} from './commands/index.ts'
import {type ProcessContext, write} from './process-context.ts'

/**
 * The command line, without a process.
 *
 * @returns 0 if there is nothing to complain about, 1 for findings, 2 for what went wrong,
 *   130 if a person stopped it.
 */
export async function main(context: ProcessContext): Promise<ExitCode> {
  const {argv, env, stderr} = context
  const language = chooseLanguage(argv, env)
  try {
    const [name, ...rest] = argv
    if (name === 'lint') return await lint(rest, context, language, 'lint')
    const command = await loadCommand(name)
    if (!command) {
      if (name !== undefined && /^[a-z]+$/.test(name)) {
        const {misspelt} = await import('./commands/misspelt.ts')
        const problem = misspelt(name, context.cwd)
        if (problem) throw problem
      }
      return await lint(argv, context, language)
    }
    const given = collect(rest, command.options, `weekly-lint ${name} --help`)
    if (!given.flags.has('help')) {
      const positionals =
        command.positionals === 'file'
          ? await withoutGlobs(given.positionals, context.cwd)
          : given.positionals
      return await command.run({...given, positionals}, context, language)
    }
    const {renderHelp} = await import('./help/help.ts')
    await write(context.stdout, renderHelp(command.options, await command.help(), language))
    return 0
  } catch (error) {
    for (const {text, values} of toProblems(error)) {
      await write(stderr, `weekly-lint: ${translate(text, language, values)}\n`)
    }
    return 2
  }
}

/**
 * What is done without the name of a command, or with that of the lint.
 *
 * @param name The command, if it was named: then its help has all options.
 */
async function lint(
  argv: readonly string[],
  context: ProcessContext,
  language: Language,
  name?: string
): Promise<0 | 1 | 2> {
  const given = parseLintArguments(argv)
  const args =
    given.command === 'lint'
      ? {...given, paths: await withoutGlobs(given.paths, context.cwd)}
      : given
  switch (args.command) {
    case 'help': {
      const text = name ? await lintPage(language) : await overviewPage(language)
      await write(context.stdout, text)
      return 0
    }
    case 'version': {
      const {readVersion} = await import('../version.ts')
      await write(context.stdout, `${readVersion()}\n`)
      return 0
    }
    case 'print-config': {
      const {printConfig} = await import('./commands/print-config.ts')
      return await printConfig(args, context, language)
    }
    case 'lint': {
      if (args.watch) {
        const {watch} = await import('./commands/watch.ts')
        return await watch(args, context, language)
      }
      const {lint} = await import('./commands/lint.ts')
      return await lint(args, context, language)
    }
  }
}

/** Paths with patterns expanded that no shell did; what that takes is loaded only for them. */
async function withoutGlobs(paths: readonly string[], cwd: string): Promise<readonly string[]> {
  if (!paths.some((path) => /[*?]/.test(path))) return paths
  const {expandGlobs} = await import('./arguments/globs.ts')
  return expandGlobs(paths, cwd)
}

async function lintPage(language: Language): Promise<string> {
  const {renderHelp} = await import('./help/help.ts')
  const {lintHelp} = await import('./help/lint.ts')
  return renderHelp(lintOptions, lintHelp, language)
}

async function overviewPage(language: Language): Promise<string> {
  const {overview} = await import('./help/overview.ts')
  return overview[language]
}

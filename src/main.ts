import {parseArguments} from './arguments.ts'
import type {Text} from './language.ts'
import {chooseLanguage} from './locale.ts'
import {codeOf, Problem, Problems, tell} from './problem.ts'
import {type Surroundings, write} from './surroundings.ts'

const messages = {
  internal: {
    en: 'Unexpected mistake of weekly-lint ({error}); please report it, with what you ran',
    zh: 'weekly-lint 出错（{error}），请报告这个问题，并附上所用的命令'
  },
  system: {
    en: 'Unexpected failure of the system ({error}), check the current folder and standard input',
    zh: '系统出错（{error}），请检查当前文件夹和标准输入'
  }
} satisfies Record<string, Text>

/**
 * The command line, without a process.
 *
 * @returns 0 where there is nothing to complain about, 1 for findings, 2 for what went wrong.
 */
export async function main(surroundings: Surroundings): Promise<0 | 1 | 2> {
  const {argv, env, stdout, stderr} = surroundings
  const language = chooseLanguage(argv, env)
  try {
    const args = parseArguments(argv)
    switch (args.command) {
      case 'help': {
        const {help} = await import('./help.ts')
        await write(stdout, help[language])
        return 0
      }
      case 'version': {
        const {readVersion} = await import('./version.ts')
        await write(stdout, `${readVersion()}\n`)
        return 0
      }
      case 'print-config': {
        const {printConfig} = await import('./commands/print-config.ts')
        return await printConfig(args, surroundings, language)
      }
      case 'lint': {
        const {lint} = await import('./commands/lint.ts')
        return await lint(args, surroundings, language)
      }
    }
  } catch (error) {
    const problems = error instanceof Problems ? error.list : [toProblem(error)]
    for (const {text, values} of problems) {
      await write(stderr, `weekly-lint: ${tell(text, language, values)}\n`)
    }
    return 2
  }
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const code = codeOf(error)
  const text = code && !code.startsWith('ERR_') ? messages.system : messages.internal
  return new Problem(text, {error: error instanceof Error ? error.message : String(error)})
}

import type {Text} from './language.ts'
import {codeOf, Problem, Problems} from './problem.ts'

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

/** Converts anything thrown to problems for the user. */
export function toProblems(error: unknown): readonly Problem[] {
  if (error instanceof Problems) return error.list
  if (error instanceof Problem) return [error]
  const code = codeOf(error)
  const text = code && !code.startsWith('ERR_') ? messages.system : messages.internal
  return [new Problem(text, {error: error instanceof Error ? error.message : String(error)})]
}

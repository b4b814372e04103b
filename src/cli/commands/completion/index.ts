import {rules} from '../../../../rules/index.ts'
import {closest} from '../../../text/closest.ts'
import type {Text} from '../../../text/language.ts'
import {Problem} from '../../../text/problem.ts'
import {lintOptions} from '../../arguments/lint.ts'
import {messages as argumentMessages, code, commonOptions} from '../../arguments/options.ts'
import {write} from '../../process-context.ts'
import type {Command} from '../command.ts'
import {bash} from './bash.ts'
import {fish} from './fish.ts'
import {type Grammar, grammarOf} from './grammar.ts'
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
    zh: '多余的 shell `{actual}`，应为 {expected}'
  }
} satisfies Record<string, Text>

const anyShell: Text = {en: '`bash`, `zsh` or `fish`', zh: '`bash`、`zsh` 或 `fish`'}

const help: Text = {
  en: `weekly-lint completion <bash|zsh|fish>   print a script that completes our arguments

Commands, options and their values, ids of rules, names of files. Where it goes:

  bash   weekly-lint completion bash > ~/.local/share/bash-completion/completions/weekly-lint
  zsh    weekly-lint completion zsh > "\${fpath[1]}/_weekly-lint"
  fish   weekly-lint completion fish > ~/.config/fish/completions/weekly-lint.fish

For this session alone: source <(weekly-lint completion bash), and so with zsh;
weekly-lint completion fish | source.

  --lang <zh|en>   language of messages
  -h, --help       show this

Exit codes: 0, or 2 for another shell.
`,
  zh: `weekly-lint completion <bash|zsh|fish>   输出命令行补全脚本

补全命令、选项及其取值、规则名和文件名。脚本存放的位置：

  bash   weekly-lint completion bash > ~/.local/share/bash-completion/completions/weekly-lint
  zsh    weekly-lint completion zsh > "\${fpath[1]}/_weekly-lint"
  fish   weekly-lint completion fish > ~/.config/fish/completions/weekly-lint.fish

只在当前会话中使用：source <(weekly-lint completion bash)，zsh 同理；
weekly-lint completion fish | source。

  --lang <zh|en>   提示的语言
  -h, --help       显示本帮助

退出码：0 成功，2 不支持的 shell。
`
}

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
    help,
    async run(given, {stdout}) {
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
      await write(stdout, shells[shell](await readGrammar(registry)))
      return 0
    }
  }
}

/** What all commands take, as their tables say it. */
async function readGrammar({names, load}: Registry): Promise<Grammar> {
  const ids = rules.map(({id}) => id)
  const named = await Promise.all(
    names.map(async (name) => {
      const {options = {}, positionals} = (await load(name)) ?? {}
      return grammarOf(name, options, positionals, ids)
    })
  )
  const lint = [undefined, 'lint'].map((name) => grammarOf(name, lintOptions, 'file', ids))
  return {program: 'weekly-lint', commands: [...lint, ...named]}
}

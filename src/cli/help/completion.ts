import type {CommandHelp} from './help.ts'
import {commonHelp} from './shared.ts'

export const help: CommandHelp = {
  usage: {
    en: 'weekly-lint completion <bash|zsh|fish>',
    zh: 'weekly-lint completion <bash|zsh|fish>'
  },
  summary: {en: 'print a script that completes our arguments', zh: '输出命令行补全脚本'},
  about: {
    en: `Commands, options and their values, ids of rules, names of files. Where it goes:

  bash   weekly-lint completion bash > ~/.local/share/bash-completion/completions/weekly-lint
  zsh    weekly-lint completion zsh > "\${fpath[1]}/_weekly-lint"
  fish   weekly-lint completion fish > ~/.config/fish/completions/weekly-lint.fish

For this session alone: source <(weekly-lint completion bash), and so with zsh;
weekly-lint completion fish | source.`,
    zh: `补全命令、选项及其取值、规则名和文件名。脚本存放的位置：

  bash   weekly-lint completion bash > ~/.local/share/bash-completion/completions/weekly-lint
  zsh    weekly-lint completion zsh > "\${fpath[1]}/_weekly-lint"
  fish   weekly-lint completion fish > ~/.config/fish/completions/weekly-lint.fish

只在当前会话中使用：source <(weekly-lint completion bash)，zsh 同理；
weekly-lint completion fish | source。`
  },
  options: commonHelp,
  end: {
    en: 'Exit codes: 0, or 2 for another shell.',
    zh: '退出码：0 成功，2 不支持的 shell。'
  }
}

import type {lspOptions} from '../arguments/tables.ts'
import type {CommandHelp, OptionHelps} from './help.ts'
import {commonHelp} from './shared.ts'

const optionHelps: OptionHelps<typeof lspOptions> = {
  stdio: {
    group: 'general',
    text: {en: 'talk through standard input and output', zh: '通过标准输入输出通信'}
  },
  clientProcessId: {
    group: 'general',
    placeholder: {en: '<id>', zh: '<id>'},
    text: {en: 'added by some editors, without effect', zh: '有些编辑器会加上，不起作用'}
  },
  ...commonHelp
}

export const help: CommandHelp = {
  usage: {en: 'weekly-lint lsp --stdio', zh: 'weekly-lint lsp --stdio'},
  summary: {en: 'language server, started by an editor', zh: '语言服务器，由编辑器启动'},
  about: {
    en: `Findings while you type, quick fixes, fixes on save, layout, the why of a rule
where the mouse points, names of sections and rules, an outline. The editor
talks to it through standard input and output; docs/editors.md says how to set
up VS Code, Neovim, Zed and Helix.`,
    zh: `边写边检查，快速修复，保存时修复，统一排版，悬停显示规则的理由，补全章节名和
规则名，显示大纲。编辑器通过标准输入输出与它通信；VS Code、Neovim、Zed 和
Helix 的设置见 docs/editors.md。`
  },
  options: optionHelps,
  end: {
    en: `Settings of the editor: \`lang\`, in its section \`weekly-lint\` or among the
initialization options. Everything else is in the configuration of the project.`,
    zh: '编辑器的设置：`weekly-lint` 一节或初始化选项中的 `lang`。其余都在项目的配置里。'
  }
}

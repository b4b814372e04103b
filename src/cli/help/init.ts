import type {initOptions} from '../arguments/tables.ts'
import type {CommandHelp, OptionHelps} from './help.ts'
import {commonHelp} from './shared.ts'

const optionHelps: OptionHelps<typeof initOptions> = {
  yes: {
    group: 'general',
    text: {
      en: 'write all of it without asking; files that exist are only extended, and left alone if that is not safe',
      zh: '不再询问，全部写入；已有的文件只会追加内容，无法安全追加时保持不变'
    }
  },
  ...commonHelp
}

export const help: CommandHelp = {
  usage: {en: 'weekly-lint init [options]', zh: 'weekly-lint init [选项]'},
  summary: {en: 'set up configuration, hook and CI', zh: '设置配置文件、钩子和 CI'},
  about: {
    en: `Looks at the reports of the project and at what the repository uses, and shows
what it would write:

- weekly-lint.config.json, with the titles and the sections that most reports
  have, and the rules of Chinese typography if they are kept already;
- the hook, with pre-commit, husky, lint-staged, lefthook or simple-git-hooks
  if the repository uses them, else in .git/hooks;
- a workflow for GitHub, or a job for GitLab CI.

On a terminal, it asks before it writes each of them.`,
    zh: `查看项目中的周报和仓库已有的工具，显示将要写入的内容：

- weekly-lint.config.json，其中的标题和章节与多数周报一致；周报的中文排版
  已经统一的，一并启用排版规则；
- 钩子：仓库使用 pre-commit、husky、lint-staged、lefthook 或 simple-git-hooks
  时加入其中，否则写入 .git/hooks；
- GitHub 工作流，或 GitLab CI 任务。

在终端中，写入每个文件之前都会询问。`
  },
  options: optionHelps,
  end: {
    en: 'Exit codes: 0 done, 2 misuse, a file that failed, or nobody to ask.',
    zh: '退出码：0 完成，2 用法有误、有文件写入失败，或无法询问。'
  }
}

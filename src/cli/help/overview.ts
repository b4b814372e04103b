import type {Text} from '../../text/language.ts'

/** What `weekly-lint --help` prints: what there is to do, on one screen. */
export const overview: Text = {
  en: `weekly-lint [options] [paths...]   lint weekly reports and repair what is safe

  weekly-lint                     every report below this folder
  weekly-lint --fix [paths...]    repair what is safe, tell what is left
  weekly-lint format [paths...]   lay out, always the same way
  weekly-lint links [paths...]    every address, and whether it is alive
  weekly-lint new                 begin the report of this week
  weekly-lint index, weekly-lint stats   list in a README; archive at a glance
  weekly-lint init                set up configuration, hook and CI
  weekly-lint explain [rule]      a rule with its examples, or all rules
  weekly-lint merge <json...>     tell of the jobs of a CI matrix as of one run
  weekly-lint lsp --stdio         the language server, for editors
  weekly-lint completion <shell>  completion for bash, zsh or fish

  --diff                          print what --fix would change, write nothing
  --staged, --since <ref>         only what is staged, or changed since then
  --offline, --no-links           do not ask whether links are alive
  --reporter <name>               text, pretty, html, sarif and others
  --lang <zh|en>                  language of messages
  -h, --help; -v, --version       show this, or the version

A report has a week in its name (2023-week40.md) or its title (# 2023 年第40周周报).
All options: weekly-lint lint --help; those of a command: weekly-lint <command> --help
Exit codes: 0 all is well, 1 findings, 2 misuse or a file that failed.
`,
  zh: `weekly-lint [选项] [路径...]   检查周报，并修复可以安全修复的问题

  weekly-lint                     检查当前文件夹下的所有周报
  weekly-lint --fix [路径...]     修复可以安全修复的问题，列出剩下的
  weekly-lint format [路径...]    统一排版
  weekly-lint links [路径...]     列出所有网址，以及它们是否有效
  weekly-lint new                 新建本周的周报
  weekly-lint index、weekly-lint stats   README 中的周报列表；周报概览
  weekly-lint init                设置配置、Git 钩子和 CI
  weekly-lint explain [规则]      说明一条规则并举例，或列出所有规则
  weekly-lint merge <json...>     合并 CI 并行任务的结果
  weekly-lint lsp --stdio         语言服务器，供编辑器使用
  weekly-lint completion <shell>  bash、zsh 或 fish 的命令补全

  --diff                          只显示 --fix 将要做的改动，不写文件
  --staged、--since <ref>         只检查已暂存的，或此后有变化的周报
  --offline、--no-links           不检查链接是否有效
  --reporter <名称>               text、pretty、html、sarif 等
  --lang <zh|en>                  消息的语言
  -h、--help；-v、--version       显示本帮助，或版本

文件名（2023-week40.md）或标题（# 2023 年第40周周报）里写有周次的文件就是周报。
全部选项：weekly-lint lint --help；某个命令的选项：weekly-lint <命令> --help
退出码：0 没有问题，1 发现问题，2 用法有误或有文件处理失败。
`
}

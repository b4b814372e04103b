import type {options} from '../commands/index-readme/arguments.ts'
import type {CommandHelp, OptionHelps} from './help.ts'
import {commonHelp, configHelp} from './shared.ts'

const optionHelps: OptionHelps<typeof options> = {
  check: {
    group: 'fixes',
    text: {
      en: 'write nothing, fail if the list is out of date: for CI',
      zh: '不写文件，列表过时则失败：用于 CI'
    }
  },
  ...configHelp,
  quiet: {group: 'output', text: {en: 'no summary', zh: '不显示汇总'}},
  ...commonHelp
}

export const help: CommandHelp = {
  usage: {
    en: 'weekly-lint index [options] [readme] [paths...]',
    zh: 'weekly-lint index [选项] [README] [路径...]'
  },
  summary: {en: 'list all reports in a README', zh: '在 README 中维护周报列表'},
  about: {
    en: `Writes the titles of all reports as links, newest first and by year, between
<!-- weekly-lint-index:begin --> and <!-- weekly-lint-index:end -->, which stand
on lines of their own in the README of the current folder or another file. What
is outside of them stays as it is.`,
    zh: `把所有周报的标题写成链接，按年份分组，新的在前，放在
<!-- weekly-lint-index:begin --> 与 <!-- weekly-lint-index:end --> 之间；这两个注释
在当前文件夹的 README（或指定的文件）中各自单独成行，其余内容不变。`
  },
  options: optionHelps,
  end: {
    en: `Exit codes: 0 the list is up to date or was written, 1 it is out of date (--check),
2 misuse, no report, or the comments are missing.`,
    zh: `退出码：0 列表已是最新或已写入，1 列表过时（--check），
2 用法有误、没有周报或缺少注释。`
  }
}

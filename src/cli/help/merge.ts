import type {options} from '../commands/merge/arguments.ts'
import type {CommandHelp, OptionHelps} from './help.ts'
import {colorHelp, commonHelp, outputHelp} from './shared.ts'

const optionHelps: OptionHelps<typeof options> = {...outputHelp, ...colorHelp, ...commonHelp}

export const help: CommandHelp = {
  usage: {en: 'weekly-lint merge [options] <json...>', zh: 'weekly-lint merge [选项] <json...>'},
  summary: {
    en: 'tell of several runs as of one',
    zh: '把多次检查的结果合为一次'
  },
  about: {
    en: `Reads files that --reporter json:<file> wrote, such as those of the jobs of a matrix
that lint with --shard, and tells of them through any reporter:

  weekly-lint --shard 1/3 --reporter json:shard-1.json   (and so on, each in its job)
  weekly-lint merge shard-*.json --reporter pretty

A report in several files is told once. Lines of reports are shown if the files are on
the disk as they were linted.`,
    zh: `读取 --reporter json:<文件> 写出的文件（例如用 --shard 并行检查的各个任务写出的），
合在一起，以任何报告格式输出：

  weekly-lint --shard 1/3 --reporter json:shard-1.json   （其余任务同理）
  weekly-lint merge shard-*.json --reporter pretty

同一份周报只报告一次。磁盘上的周报与检查时相同，才会显示原文。`
  },
  options: optionHelps,
  end: {
    en: 'Exit codes: those of the lint over all reports, and 2 for a missing shard.',
    zh: '退出码：与一次检查所有周报相同；缺少分片时为 2。'
  }
}

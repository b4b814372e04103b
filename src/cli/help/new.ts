import type {options} from '../commands/new/arguments.ts'
import type {CommandHelp, OptionHelps} from './help.ts'
import {aFile, commonHelp, configHelp} from './shared.ts'

const optionHelps: OptionHelps<typeof options> = {
  week: {
    group: 'general',
    placeholder: {en: '<week>', zh: '<周次>'},
    text: {
      en: 'another week: 2026-W47, or 2026-11-week3 of a month',
      zh: '指定周次：2026-W47，或按月计的 2026-11-week3'
    }
  },
  template: {
    group: 'general',
    placeholder: aFile,
    text: {
      en: 'text to begin with, instead of empty sections; it may hold {title}, {year}, {month}, {week}, {issue} and {date}',
      zh: '以这个文件的内容代替空章节，其中可以使用 {title}、{year}、{month}、{week}、{issue} 和 {date}'
    }
  },
  'carry-over': {
    group: 'general',
    text: {
      en: 'take over the unfinished tasks (- [ ]) of the last report',
      zh: '带入前一份周报中未完成的任务（- [ ]）'
    }
  },
  edit: {
    group: 'general',
    text: {en: 'open it in $VISUAL or $EDITOR', zh: '用 $VISUAL 或 $EDITOR 打开'}
  },
  config: {...configHelp.config, group: 'general'},
  ...commonHelp
}

export const help: CommandHelp = {
  usage: {en: 'weekly-lint new [options]', zh: 'weekly-lint new [选项]'},
  summary: {
    en: "write this week's report, never over a file",
    zh: '新建本周的周报，不会覆盖文件'
  },
  about: {
    en: `The report has the title and the sections of the configuration, and goes to the
archive below the current folder, named as the reports there are; without any,
it is 2026-week47.md in the current folder. Its path is printed.`,
    zh: `标题和章节来自配置；文件放入当前文件夹下的周报目录，并沿用那里的命名方式；
没有周报时，在当前文件夹中新建 2026-week47.md。输出新文件的路径。`
  },
  options: optionHelps,
  end: {
    en: `An empty report has warnings (no-empty-section) until something is written.

Exit codes: 0 written, 2 misuse, or there is a report of that week.`,
    zh: `新周报的空章节会有警告（no-empty-section），写上内容就会消失。

退出码：0 已新建，2 用法有误，或该周已有周报。`
  }
}

import type {Language, Text} from '../../../text/language.ts'
import {Problem} from '../../../text/problem.ts'
import {type ConfigChoice, configOf, configOptions} from '../../arguments/files.ts'
import {
  choice,
  commonOptions,
  fileName,
  type Given,
  last,
  messages,
  type OptionTable
} from '../../arguments/options.ts'

export const options = {
  ...commonOptions,
  ...configOptions,
  'carry-over': {type: 'boolean'},
  edit: {type: 'boolean'},
  template: {type: 'string', value: fileName, completes: 'file'},
  week: {
    type: 'string',
    value: {en: 'a week such as `2026-W47`', zh: '周次，例如 `2026-W47`'}
  }
} as const satisfies OptionTable

export const help: Text = {
  en: `weekly-lint new [options]   write this week's report, never over a file

The report has the title and the sections of the configuration, and goes to the
archive below the current folder, named as the reports there are; without any,
it is 2026-week47.md in the current folder. Its path is printed.

  --week <week>       another week: 2026-W47, or 2026-11-week3 of a month
  --template <file>   text to begin with, instead of empty sections; it may hold
                      {title}, {year}, {month}, {week}, {issue} and {date}
  --carry-over        take over the unfinished tasks (- [ ]) of the last report
  --edit              open it in $VISUAL or $EDITOR
  --config <file>, --no-config   another configuration, or none
  --lang <zh|en>      language of messages
  -h, --help          show this

An empty report has warnings (no-empty-section) until something is written.

Exit codes: 0 written, 2 misuse, or there is a report of that week.
`,
  zh: `weekly-lint new [选项]   新建本周的周报，不会覆盖文件

标题和章节来自配置；文件放入当前文件夹下的周报目录，并沿用那里的命名方式；
没有周报时，在当前文件夹中新建 2026-week47.md。输出新文件的路径。

  --week <周次>       指定周次：2026-W47，或按月计的 2026-11-week3
  --template <文件>   以此文本代替空章节，其中可以使用 {title}、{year}、
                      {month}、{week}、{issue} 和 {date}
  --carry-over        带上前一份周报中未完成的任务（- [ ]）
  --edit              用 $VISUAL 或 $EDITOR 打开
  --config <文件>、--no-config   使用另一份配置，或不用配置
  --lang <zh|en>      提示的语言
  -h, --help          显示本帮助

新周报的空章节会有警告（no-empty-section），写上内容就会消失。

退出码：0 已新建，2 用法有误，或该周已有周报。
`
}

/** What is to be written. */
export interface NewArguments {
  readonly config: ConfigChoice
  readonly lang: Language | undefined
  readonly week: string | undefined
  readonly template: string | undefined
  readonly carryOver: boolean
  readonly edit: boolean
}

/** @throws Problem Where they make no sense. */
export function readArguments(given: Given): NewArguments {
  const [actual] = given.positionals
  if (actual !== undefined) {
    throw new Problem(messages.surplus, {actual, help: 'weekly-lint new --help'})
  }
  return {
    config: configOf(given),
    lang: choice(given, 'lang', options.lang),
    week: last(given, 'week'),
    template: last(given, 'template'),
    carryOver: given.flags.has('carry-over'),
    edit: given.flags.has('edit')
  }
}

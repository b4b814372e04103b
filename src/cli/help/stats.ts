import type {options} from '../commands/stats/arguments.ts'
import type {CommandHelp, OptionHelps} from './help.ts'
import {aFile, commonHelp, configHelp, fileHelp, linkHelp} from './shared.ts'

const optionHelps: OptionHelps<typeof options> = {
  'allow-empty': fileHelp['allow-empty'],
  ...configHelp,
  reporter: {
    group: 'output',
    placeholder: {en: '<text|json|html>', zh: '<text|json|html>'},
    text: {
      en: 'for a terminal, for programs, or one page with pictures',
      zh: '终端文字、供程序读取的 JSON，或带图的网页'
    }
  },
  'output-file': {
    group: 'output',
    placeholder: aFile,
    text: {en: 'write to a file', zh: '写入文件'}
  },
  'cache-location': linkHelp['cache-location'],
  'no-cache': linkHelp['no-cache'],
  ...commonHelp
}

export const help: CommandHelp = {
  usage: {en: 'weekly-lint stats [options] [paths...]', zh: 'weekly-lint stats [选项] [路径...]'},
  summary: {en: 'the archive at a glance', zh: '周报概览'},
  about: {
    en: `Shows the weeks written and missed from the first report to the last, findings by
rule over time, the length of reports, and links by year with what earlier runs
have cached of them. It asks for no address.`,
    zh: `显示从第一份到最后一份周报之间写了和缺了哪些周、各规则的问题随时间的变化、
周报的篇幅，以及每年的链接和缓存中的结论。不访问网络。`
  },
  options: optionHelps,
  end: {
    en: 'Exit codes: 0 shown, 2 misuse, no report, or a file that failed.',
    zh: '退出码：0 已显示，2 用法有误、没有周报或有文件处理失败。'
  }
}

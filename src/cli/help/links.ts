import type {options} from '../commands/links/arguments.ts'
import type {CommandHelp, OptionHelps} from './help.ts'
import {colorHelp, commonHelp, configHelp, fileHelp, linkHelp} from './shared.ts'

const optionHelps: OptionHelps<typeof options> = {
  'allow-empty': fileHelp['allow-empty'],
  reporter: {
    group: 'output',
    placeholder: {en: '<table|json|markdown>', zh: '<table|json|markdown>'},
    text: {
      en: 'for people, for programs, or for an issue',
      zh: '供人阅读的表格、供程序读取的 JSON，或用于 issue 的 Markdown'
    }
  },
  ...configHelp,
  ...linkHelp,
  offline: {
    group: 'links',
    text: {en: 'ask for no address, only list them', zh: '不访问网络，只列出网址'}
  },
  ...colorHelp,
  ...commonHelp
}

export const help: CommandHelp = {
  usage: {en: 'weekly-lint links [options] [paths...]', zh: 'weekly-lint links [选项] [路径...]'},
  summary: {en: 'every address, and whether it is alive', zh: '列出所有网址，以及它们是否有效'},
  about: {
    en: `Asks each address of the reports once, and lists it with its verdict, the last
status, the redirects, the age of the verdict, and the places that name it.
Verdicts are cached for up to three days; what is dead is asked again.`,
    zh: `周报中的每个网址只访问一次，列出结论、最后的状态码、重定向次数、结论的时间，
以及提到它的位置。结论最多缓存三天；失效的网址每次都会重新检查。`
  },
  options: optionHelps,
  end: {
    en: `Exit codes: 0 all are alive or may be, 1 some are dead or invalid, 2 misuse or a
file that failed.`,
    zh: '退出码：0 都有效或可能有效，1 有失效或无效的网址，2 用法有误或有文件处理失败。'
  }
}

import type {options} from '../commands/format/arguments.ts'
import type {CommandHelp, OptionHelps} from './help.ts'
import {commonHelp, configHelp, fileHelp} from './shared.ts'

const optionHelps: OptionHelps<typeof options> = {
  check: {
    group: 'fixes',
    text: {
      en: 'write nothing, name what would change (exit code 1)',
      zh: '不写文件，只显示需要改动的文件名（退出码 1）'
    }
  },
  ...fileHelp,
  ...configHelp,
  quiet: {
    group: 'output',
    text: {en: 'print neither names nor the summary', zh: '不显示文件名和汇总'}
  },
  ...commonHelp
}

export const help: CommandHelp = {
  usage: {
    en: 'weekly-lint format [options] [paths...]',
    zh: 'weekly-lint format [选项] [路径...]'
  },
  summary: {en: 'lay reports out, always the same way', zh: '统一周报的排版'},
  about: {
    en: 'What is read stays the same. Prints the names of changed reports.',
    zh: '统一缩进、空行、标记和空白，读者看到的内容不变；显示改动过的文件名。'
  },
  options: optionHelps,
  end: {
    en: `Exit codes: 0 all is laid out, 1 something would change, 2 misuse or a file that
failed. What could not be laid out without changing how it is read is told.`,
    zh: `退出码：0 排版都已统一，1 有文件需要改动，2 用法有误或有文件处理失败。
无法在不改变含义的前提下统一的地方会列出来。`
  }
}

import type {explainOptions} from '../arguments/tables.ts'
import type {CommandHelp, OptionHelps} from './help.ts'
import {colorHelp, commonHelp} from './shared.ts'

const optionHelps: OptionHelps<typeof explainOptions> = {...colorHelp, ...commonHelp}

export const help: CommandHelp = {
  usage: {en: 'weekly-lint explain [rule]', zh: 'weekly-lint explain [规则]'},
  summary: {
    en: 'what a rule wants, why, and what it fixes',
    zh: '说明一条规则：要求什么，为什么，如何修复'
  },
  about: {
    en: `Shows a rule with its options, its messages, and examples before and after.
Without a name, all rules, one a line.`,
    zh: `显示规则的选项、消息，以及修复前后的示例。不写规则名时，列出所有规则，
每行一条。`
  },
  options: optionHelps,
  end: {
    en: 'Exit codes: 0, or 2 if there is no such rule.',
    zh: '退出码：0 成功，2 没有这条规则。'
  }
}

import type {lintOptions} from '../arguments/lint.ts'
import type {CommandHelp, OptionHelps} from './help.ts'
import {aFile, colorHelp, commonHelp, configHelp, fileHelp, linkHelp, outputHelp} from './shared.ts'

// One entry for `--cache` and `--no-cache`.
const {'no-cache': _, ...linkHelpWithoutCache} = linkHelp

const options: OptionHelps<typeof lintOptions> = {
  fix: {
    group: 'fixes',
    text: {
      en: 'apply the safe fixes [*], report what is left',
      zh: '修复可以安全修复的问题 [*]，列出剩下的'
    }
  },
  'unsafe-fixes': {
    group: 'fixes',
    text: {
      en: 'with --fix or --diff: apply the suggestions [?], too',
      zh: '与 --fix 或 --diff 同用：也采用建议 [?]'
    }
  },
  ...fileHelp,
  diff: {
    group: 'fixes',
    text: {
      en: 'print what --fix would change, write nothing',
      zh: '只显示 --fix 将要做的改动，不写文件'
    }
  },
  'fail-on-change': {
    group: 'fixes',
    text: {
      en: 'with --fix: fail if something was fixed, for hooks',
      zh: '与 --fix 同用：修复了内容也算失败，用于 Git 钩子'
    }
  },
  stdin: {
    group: 'files',
    text: {
      en: 'read a report from standard input; --fix prints it',
      zh: '从标准输入读取周报；加 --fix 则输出修复后的文本'
    }
  },
  since: {
    group: 'files',
    placeholder: {en: '<ref>', zh: '<ref>'},
    text: {
      en: 'what changed since a branch or a commit',
      zh: '检查某个分支或提交以来有变化的周报，包括新文件'
    }
  },
  'changed-lines': {
    group: 'files',
    text: {
      en: 'with --staged or --since: only on changed lines',
      zh: '与 --staged 或 --since 同用：只报告有变化的行'
    }
  },
  watch: {
    group: 'files',
    text: {en: 'lint again what changes, until Ctrl-C', zh: '文件有变化时重新检查，按 Ctrl-C 结束'}
  },
  rule: {
    group: 'rules',
    placeholder: {en: "'<id>: <severity>'", zh: "'<规则>: <级别>'"},
    text: {
      en: 'off, warn or error; or \'<id>: ["error", {options}]\'',
      zh: 'off、warn 或 error；或 \'<规则>: ["error", {选项}]\''
    }
  },
  ...configHelp,
  'print-config': {
    group: 'rules',
    placeholder: aFile,
    text: {
      en: 'show the configuration of a file, and its origins',
      zh: '显示一个文件的配置，以及每一项的出处'
    }
  },
  'report-unused-disable-directives': {
    group: 'rules',
    text: {en: 'find comments that switch off nothing', zh: '找出没有关闭任何规则的注释'}
  },
  baseline: {
    group: 'rules',
    placeholder: aFile,
    text: {
      en: 'leave out the findings of a baseline file',
      zh: '不报告基线文件中已有的问题'
    }
  },
  'write-baseline': {
    group: 'rules',
    text: {en: 'write all findings to the baseline file', zh: '把现有的问题写入基线文件'}
  },
  links: {
    group: 'links',
    text: {
      en: 'ask whether addresses are alive, or do not; by default on a terminal and in CI',
      zh: '检查或不检查网址能否打开；默认在终端和 CI 中检查'
    }
  },
  ...linkHelpWithoutCache,
  cache: {
    group: 'general',
    text: {
      en: 'reuse what earlier runs found, or nothing of it; by default not in CI',
      zh: '复用或不复用以前的结果；在 CI 中默认不复用'
    }
  },
  ...outputHelp,
  ...colorHelp,
  ...commonHelp,
  version: {group: 'general', text: {en: 'show the version', zh: '显示版本'}}
}

export const lintHelp: CommandHelp = {
  usage: {en: 'weekly-lint [options] [paths...]', zh: 'weekly-lint [选项] [路径...]'},
  summary: {
    en: 'lint weekly reports and fix what is safe',
    zh: '检查周报，并修复可以安全修复的问题'
  },
  about: {
    en: `Without paths, every report below the current folder: each Markdown file whose
name (2023-week40.md) or title (# 2023 年第40周周报) says a week.`,
    zh: `不写路径时，检查当前文件夹下的所有周报：文件名（2023-week40.md）或标题
（# 2023 年第40周周报）里有周次的 Markdown 文件。`
  },
  options,
  end: {
    en: 'Exit codes: 0 all is well, 1 findings, 2 misuse or a file that failed.',
    zh: '退出码：0 没有问题，1 发现问题，2 用法有误或有文件处理失败。'
  }
}

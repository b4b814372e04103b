import type {Shard} from '../../project/shard.ts'
import {
  type Count,
  errorsText,
  notesText,
  reportsText,
  warningsText
} from '../../reporters/result.ts'
import type {Text} from '../../text/language.ts'

/** What the lint says about itself, on stderr. */
export const messages = {
  noReport: {
    en: 'Missing report: none of {markdown} in {paths} is one. A report has a week in its name (`2023-week40.md`) or in its title (`# 2023 年第40周周报`); name a file to lint it anyway, let `weekly-lint init` look at what you have, or add `--allow-empty`',
    zh: '没有周报：{paths} 中的 {markdown} 都不是周报。周报的文件名（如 `2023-week40.md`）或标题（如 `# 2023 年第40周周报`）里有周次；可以直接写出文件名来检查它，用 `weekly-lint init` 按现有文件生成配置，或加上 `--allow-empty`'
  },
  noneTaken: {
    en: 'Missing report: `files` of the configuration takes none of {markdown} in {paths}; name a file to lint it anyway, or add `--allow-empty`',
    zh: '没有周报：{paths} 中的 {markdown} 都不符合配置中的 `files`；可以直接写出文件名来检查它，或加上 `--allow-empty`'
  },
  tooComplex: {
    en: 'Unexpected complexity of `{file}`, not checked; see line {line}',
    zh: '`{file}` 过于复杂，未检查；见第 {line} 行'
  },
  tooManyWarnings: {
    en: 'Unexpected {warnings}, expected at most {most}',
    zh: '警告太多：共 {warnings}，最多 {most} 个'
  },
  overReport: {
    en: 'Unexpected output to `{file}`, which is one of the reports to lint; choose another name',
    zh: '输出文件 `{file}` 是要检查的周报之一，请换一个文件名'
  },
  internal: {
    en: 'Unexpected mistake of weekly-lint in `{file}` ({error}); please report it, with the file if you can',
    zh: 'weekly-lint 在处理 `{file}` 时出错（{error}），请报告这个问题，最好附上该文件'
  },
  summary: {
    en: 'Read {reports} of {markdown}{repaired}{known}',
    zh: '共 {markdown}，检查了 {reports}{repaired}{known}'
  },
  repaired: {en: ', repaired {amount}', zh: '，修复了 {amount} 份'},
  wouldRepair: {en: ', {amount} would be repaired', zh: '，可修复 {amount} 份'},
  harmlessPatch: {
    en: 'Changed the patch to be harmless in a log; for one that git applies, use `--output-file <file>`',
    zh: '为使日志安全，输出的补丁有改动；要供 git 使用，请用 `--output-file <文件>`'
  },
  lookAgain: {
    en: 'Changed {reports}, so this stops here: look at the change, stage it, and commit again',
    zh: '改动了 {reports}，到此中止：请查看改动，暂存后再次提交'
  },
  stagedChange: {
    en: 'Repaired and staged {reports}, so this stops here: look at the change with `git diff --staged`, and commit again',
    zh: '已修复并暂存 {reports}，到此中止：请用 `git diff --staged` 查看改动，然后再次提交'
  },
  known: {en: ', left out {amount} of the baseline', zh: '，略去基线中的 {amount} 处'},
  solved: {
    en: 'Solved {amount} of the baseline `{file}`: `--write-baseline` forgets them',
    zh: '基线 `{file}` 中有 {amount} 处已解决：可用 `--write-baseline` 更新'
  },
  wroteBaseline: {
    en: 'Remembered {amount} in `{file}`, to be left out with `--baseline {file}`',
    zh: '`{file}` 记下了 {amount} 处，使用 `--baseline {file}` 时略去'
  },
  nothingStaged: {
    en: 'No report in {paths} is staged',
    zh: '{paths} 中没有已暂存的周报'
  },
  nothingSince: {
    en: 'No report in {paths} has changed since `{ref}`',
    zh: '{paths} 中没有周报自 `{ref}` 以来有变化'
  },
  links: {en: '{tally}', zh: '{tally}'},
  linksNotAsked: {en: 'Offline: {links} not checked', zh: '离线：{links}未检查'},
  noNetwork: {en: 'No network: no link was checked', zh: '没有网络：没有检查任何链接'},
  withheld: {
    en: '{path}:{line}:{column}: {rule}: edit withheld, {reason}',
    zh: '{path}:{line}:{column}: {rule}: 未作修改，{reason}'
  },
  left: {en: 'Left after the repair: {findings}', zh: '修复后还有 {findings}'}
} satisfies Record<string, Text>

/** Errors, warnings and notes in words. */
export function findingsText({errors, warnings, notes}: Count): Text {
  const parts = [
    ...(errors > 0 ? [errorsText(errors)] : []),
    ...(warnings > 0 ? [warningsText(warnings)] : []),
    ...(notes > 0 ? [notesText(notes)] : [])
  ]
  return {en: parts.map(({en}) => en).join(', '), zh: parts.map(({zh}) => zh).join('，')}
}

/**
 * How many reports were read, in words; of a shard, with how many there are.
 *
 * @param all Number of reports of all shards.
 */
export function readText(amount: number, all: number, shard: Shard | undefined): Text {
  if (!shard) return reportsText(amount)
  const name = `${shard.index}/${shard.of}`
  const {en, zh} = reportsText(all)
  return {en: `${amount} of ${en} (shard ${name})`, zh: `${zh}中的 ${amount} 份（分片 ${name}）`}
}

/** How many links, in words. */
export function linksText(amount: number): Text {
  return {en: `${amount} ${amount === 1 ? 'link' : 'links'}`, zh: `${amount} 个链接`}
}

/** How many findings of any weight, in words. */
export function amountText(amount: number): Text {
  return {en: `${amount} ${amount === 1 ? 'finding' : 'findings'}`, zh: `${amount}`}
}

/** Paths that were named, in words. */
export function pathsText(named: readonly string[]): string {
  return (named.length > 0 ? named : ['.']).map((path) => `\`${path}\``).join(', ')
}

/** How many Markdown files, in words. */
export function markdownText(amount: number): Text {
  return {
    en: `${amount} Markdown ${amount === 1 ? 'file' : 'files'}`,
    zh: `${amount} 个 Markdown 文件`
  }
}

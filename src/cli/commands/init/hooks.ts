import type {Text} from '../../../text/language.ts'
import {type Advice, type Hint, hint, type ProjectFacts, propose} from './facts.ts'
import {dependsOn, hasKey, isObject, readJson, setJson} from './json.ts'
import {addKey, appendYaml, readYaml} from './yaml.ts'

const messages = {
  there: {
    en: '`{file}` runs weekly-lint already; it is left as it is',
    zh: '`{file}` 已经会运行 weekly-lint，保持不变'
  },
  unread: {
    en: '`{file}` is left as it is, since it cannot be extended safely; add `{line}`',
    zh: '无法安全地修改 `{file}`，保持不变；请自行加上 `{line}`'
  },
  preCommit: {
    en: 'Run `pre-commit install` once in each clone',
    zh: '每次克隆后运行一次 `pre-commit install`'
  },
  simple: {
    en: 'Run `npx simple-git-hooks`, which writes the hook',
    zh: '请运行 `npx simple-git-hooks`，由它写入钩子'
  },
  lefthook: {
    en: 'Run `npx lefthook install` once in each clone',
    zh: '每次克隆后运行一次 `npx lefthook install`'
  },
  noGit: {
    en: 'No hook and no CI, since this is no git repository; run `git init` first',
    zh: '这里不是 git 仓库，没有设置钩子和 CI；请先运行 `git init`'
  },
  elsewhere: {
    en: 'No hook, since git looks for hooks outside of this project; add `{line}` there',
    zh: 'git 的钩子在本项目之外，没有设置；请在那里加上 `{line}`'
  }
} satisfies Record<string, Text>

const why = {
  staged: {
    en: 'checks the staged reports before each commit',
    zh: '每次提交前检查已暂存的周报'
  }
} satisfies Record<string, Text>

/**
 * What hooks run; `docs/hooks.md` shows the same. Where there is no package.json, which would say the
 * version, the hook says it: npx then keeps that version, and asks no network the next time.
 */
function commandsFor({files, version}: ProjectFacts) {
  const npx = files.has('package.json')
    ? 'npx --no-install weekly-lint'
    : `npx --yes weekly-lint@${version}`
  return {
    staged: `${npx} --staged`,
    lefthook: `${npx} --only-reports {staged_files}`,
    /** lint-staged finds what is installed by itself. */
    lintStaged: 'weekly-lint --only-reports'
  }
}

const markdownGlob = '*.{md,markdown}'

const ours = /weekly-lint/

/** One kind of hook: whether the repository uses it, and how we become part of it. */
interface Manager {
  isUsed(facts: ProjectFacts): boolean
  advise(facts: ProjectFacts): Advice
}

/** If several are used, the first one counts. */
const managers: readonly Manager[] = [
  {isUsed: ({files}) => files.has(preCommitFile), advise: advisePreCommit},
  {
    isUsed: ({files}) => lefthookFiles.some((name) => files.has(name)),
    advise: adviseLefthook
  },
  {
    isUsed: ({files}) => files.has(huskyFile) || dependsOn(files.get('package.json'), 'husky'),
    advise: adviseHusky
  },
  {
    isUsed: ({files}) =>
      hasKey(files.get('package.json'), 'simple-git-hooks') ||
      dependsOn(files.get('package.json'), 'simple-git-hooks'),
    advise: adviseSimple
  }
]

export const preCommitFile = '.pre-commit-config.yaml'
const huskyFile = '.husky/pre-commit'
const lefthookFiles = ['lefthook.yml', 'lefthook.yaml', '.lefthook.yml', '.lefthook.yaml'] as const
/** Configurations of lint-staged that are no part of `package.json`; most of them are code. */
const lintStagedFiles = ['json', 'yaml', 'yml', 'js', 'mjs', 'cjs', 'ts']
  .flatMap((end) => [`.lintstagedrc.${end}`, `lint-staged.config.${end}`])
  .concat('.lintstagedrc')

/** Files that say which hooks a repository uses. */
export const hookFiles: readonly string[] = [
  'package.json',
  preCommitFile,
  huskyFile,
  ...lefthookFiles,
  ...lintStagedFiles
]

/** Propose the hook that fits what the repository uses; a plain one if it uses none. */
export function proposeHook(facts: ProjectFacts): Advice {
  if (!facts.isRepository) return hint(messages.noGit)
  const manager = managers.find((manager) => manager.isUsed(facts))
  return manager ? manager.advise(facts) : advisePlain(facts)
}

function advisePreCommit({files, version}: ProjectFacts): Advice {
  const before = files.get(preCommitFile) ?? ''
  const repo = {
    repo: 'https://github.com/weekly-lint/pre-commit',
    rev: `v${version}`,
    hooks: [{id: 'weekly-lint'}]
  }
  return extend(preCommitFile, before, repo.repo, (text) => appendYaml(text, ['repos'], repo), {
    text: messages.preCommit
  })
}

function adviseLefthook(facts: ProjectFacts): Advice {
  const {files} = facts
  const command = commandsFor(facts)
  const file = lefthookFiles.find((name) => files.has(name)) ?? lefthookFiles[0]
  const run = {glob: markdownGlob, run: command.lefthook}
  return extend(
    file,
    files.get(file) ?? '',
    command.lefthook,
    (text) => {
      const document = text.trim() === '' ? undefined : readYaml(text)
      if (!document) return text.trim() === '' ? addKey(text, 'pre-commit', jobs(run)) : undefined
      if (!document.has('pre-commit')) return addKey(text, 'pre-commit', jobs(run))
      // Older configurations name their commands; newer ones list their jobs.
      if (!document.hasIn(['pre-commit', 'commands'])) {
        return appendYaml(text, ['pre-commit', 'jobs'], {name: 'weekly-lint', ...run})
      }
      document.setIn(['pre-commit', 'commands', 'weekly-lint'], document.createNode(run))
      return document.toString({lineWidth: 0})
    },
    {text: messages.lefthook}
  )
}

function jobs(run: object) {
  return {jobs: [{name: 'weekly-lint', ...run}]}
}

function adviseHusky(facts: ProjectFacts): Advice {
  const {files} = facts
  const command = commandsFor(facts)
  const rest = lintStagedFiles.find((name) => files.has(name))
  if (rest !== undefined) return left(rest, `"${markdownGlob}": "${command.lintStaged}"`)
  const hook = files.get(huskyFile)
  const hasLintStaged =
    hasKey(files.get('package.json'), 'lint-staged') ||
    dependsOn(files.get('package.json'), 'lint-staged')
  if (!hasLintStaged) {
    return extend(huskyFile, hook, command.staged, (text) => appendLine(text, command.staged))
  }
  const advice = adviseLintStaged(files.get('package.json') ?? '{}', command.lintStaged)
  if (hook !== undefined || advice.proposals.length === 0) return advice
  const added = {path: huskyFile, text: 'npx lint-staged\n', why: why.staged}
  return {...advice, proposals: [...advice.proposals, added]}
}

function adviseLintStaged(before: string, command: string): Advice {
  const config = readJson(before)['lint-staged'] ?? {}
  if (!isObject(config)) return left('package.json', command)
  // Tasks of different globs run at the same time: what else is run on Markdown comes first.
  const glob = Object.keys(config).find((glob) => /\bmd\b|markdown/.test(glob)) ?? markdownGlob
  const tasks = [config[glob] ?? []].flat()
  const value = tasks.length === 0 ? command : [...tasks, command]
  return extend('package.json', before, command, (text) =>
    setJson(text, ['lint-staged', glob], value)
  )
}

function adviseSimple(facts: ProjectFacts): Advice {
  const {files} = facts
  const command = commandsFor(facts)
  const before = files.get('package.json') ?? '{}'
  const hooks = readJson(before)['simple-git-hooks'] ?? {}
  const own = isObject(hooks) ? (hooks['pre-commit'] ?? '') : undefined
  if (typeof own !== 'string') return left('package.json', command.staged)
  const value = own.trim() === '' ? command.staged : `${own} && ${command.staged}`
  return extend(
    'package.json',
    before,
    command.staged,
    (text) => setJson(text, ['simple-git-hooks', 'pre-commit'], value),
    {text: messages.simple}
  )
}

function advisePlain(facts: ProjectFacts): Advice {
  const {files, hooks} = facts
  const command = commandsFor(facts)
  if (hooks === undefined) return hint(messages.elsewhere, {line: command.staged})
  const path = `${hooks}/pre-commit`
  const before = files.get(path)
  if (before !== undefined && ours.test(before)) return hint(messages.there, {file: path})
  // A script may end, or be no shell script at all, before a line that we would add.
  if (before !== undefined) return left(path, command.staged)
  return propose({path, text: `#!/bin/sh\nexec ${command.staged}\n`, mode: 0o777, why: why.staged})
}

/**
 * Extend a file, or leave it to a person.
 *
 * @param before What is there; `undefined` if the file is new.
 * @param line What has to be added, for a person.
 * @param edit The new text; `undefined` if it cannot be made safely.
 */
function extend(
  path: string,
  before: string | undefined,
  line: string,
  edit: (text: string) => string | undefined,
  ...after: readonly Hint[]
): Advice {
  // A project may ask for the package itself; that runs nothing.
  const text = before?.replace(/"weekly-lint"\s*:\s*"[^"]*"/g, '')
  if (text !== undefined && ours.test(text)) return hint(messages.there, {file: path})
  const edited = edit(before ?? '')
  return edited === undefined
    ? left(path, line)
    : propose({path, before, text: edited, why: why.staged}, ...after)
}

function left(file: string, line: string): Advice {
  return hint(messages.unread, {file, line})
}

function appendLine(text: string, line: string): string {
  const ending = text.includes('\r\n') ? '\r\n' : '\n'
  return `${text}${text === '' || text.endsWith('\n') ? '' : ending}${line}${ending}`
}

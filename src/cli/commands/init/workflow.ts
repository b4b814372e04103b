import type {Text} from '../../../text/language.ts'
import {type Advice, hint, type ProjectFacts, propose} from './facts.ts'
import {readYaml} from './yaml.ts'

export const githubFile = '.github/workflows/weekly-lint.yml'
export const gitlabFile = '.gitlab-ci.yml'

const messages = {
  there: {
    en: '`{file}` runs weekly-lint already; it is left as it is',
    zh: '`{file}` 已经会运行 weekly-lint，保持不变'
  },
  unread: {
    en: '`{file}` is left as it is, since it cannot be extended safely',
    zh: '无法安全地修改 `{file}`，保持不变'
  }
} satisfies Record<string, Text>

const why: Text = {
  en: 'checks what is new in each pull request',
  zh: '检查每个合并请求中新增的内容'
}

/** Propose what runs in CI: in GitLab if the project is there, else in GitHub. */
export function proposeWorkflow(facts: ProjectFacts): Advice {
  const {files, isRepository, remote = '', workflows} = facts
  if (!isRepository) return {proposals: [], hints: []}
  if (files.has(gitlabFile) || hostOf(remote).includes('gitlab')) return proposeGitlab(facts)
  const before = files.get(githubFile)
  if (before !== undefined) return hint(messages.there, {file: githubFile})
  return propose({path: githubFile, text: workflows.github, why})
}

function proposeGitlab({files, workflows}: ProjectFacts): Advice {
  const path = gitlabFile
  const before = files.get(path)
  if (before === undefined || before.trim() === '') {
    return propose({path, before, text: workflows.gitlab, why})
  }
  if (/weekly-lint/.test(before)) return hint(messages.there, {file: path})
  // What stands at the top of a file is for all of its jobs: only jobs can be added to others.
  const [own, theirs] = [readYaml(workflows.gitlab), readYaml(before)]
  const keys = Object.keys((own?.toJS() as object | undefined) ?? {})
  if (!own || !theirs || keys.some((key) => theirs.has(key))) {
    return hint(messages.unread, {file: path})
  }
  const end = before.endsWith('\n') ? '\n' : '\n\n'
  return propose({path, before, text: `${before}${end}${workflows.gitlab}`, why})
}

/** The host of a remote: of `https://host/a/b`, or of `user@host:a/b`. */
function hostOf(remote: string): string {
  return /^(?:[a-z+]+:\/\/)?(?:[^@/]*@)?([^:/]+)/i.exec(remote)?.[1]?.toLowerCase() ?? ''
}

import type {Text} from '../../../text/language.ts'
import {proposeConfiguration} from './configuration.ts'
import type {Advice, ArchiveFacts, Hint, ProjectFacts} from './facts.ts'
import {preCommitFile, proposeHook} from './hooks.ts'
import {dependsOn} from './json.ts'
import {proposeWorkflow} from './workflow.ts'

const messages = {
  install: {
    en: 'Run `npm install --save-dev weekly-lint`, so that everybody and the hook have the same version',
    zh: '请运行 `npm install --save-dev weekly-lint`，让所有人和钩子使用同一版本'
  },
  fetched: {
    en: 'Without a package.json, the hook names the version of weekly-lint; its first run downloads it',
    zh: '这里没有 package.json，因此钩子写明了 weekly-lint 的版本；第一次运行时会下载'
  }
} satisfies Record<string, Text>

/** All that `init` would do: configuration, hook and CI. Nothing is read or written here. */
export function proposeAll(archive: ArchiveFacts, project: ProjectFacts): Advice {
  const parts = [
    proposeConfiguration(archive, project),
    proposeHook(project),
    proposeWorkflow(project)
  ]
  return {
    proposals: parts.flatMap(({proposals}) => proposals),
    hints: [...parts.flatMap(({hints}) => hints), ...installation(project)]
  }
}

/** How the hook comes to the package: only pre-commit installs it by itself. */
function installation({files, isRepository}: ProjectFacts): Hint[] {
  const text = files.get('package.json')
  if (text === undefined) {
    return isRepository && !files.has(preCommitFile) ? [{text: messages.fetched}] : []
  }
  return dependsOn(text, 'weekly-lint') ? [] : [{text: messages.install}]
}

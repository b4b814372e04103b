import type {Text} from '../../language.ts'
import {proposeConfiguration} from './configuration.ts'
import type {Advice, ArchiveFacts, ProjectFacts} from './facts.ts'
import {proposeHook} from './hooks.ts'
import {dependsOn} from './json.ts'
import {proposeWorkflow} from './workflow.ts'

const install: Text = {
  en: 'Run `npm install --save-dev weekly-lint`, so that everybody has the same version',
  zh: '请运行 `npm install --save-dev weekly-lint`，让所有人使用同一版本'
}

/** All that `init` would do: configuration, hook and CI. Nothing is read or written here. */
export function proposeAll(archive: ArchiveFacts, project: ProjectFacts): Advice {
  const parts = [
    proposeConfiguration(archive, project),
    proposeHook(project),
    proposeWorkflow(project)
  ]
  const text = project.files.get('package.json')
  const isMissing = text !== undefined && !dependsOn(text, 'weekly-lint')
  return {
    proposals: parts.flatMap(({proposals}) => proposals),
    hints: [...parts.flatMap(({hints}) => hints), ...(isMissing ? [{text: install}] : [])]
  }
}

import type {Text} from '../../../text/language.ts'
import {proposeConfiguration} from './configuration.ts'
import type {Advice, ArchiveFacts, ProjectFacts} from './facts.ts'
import {preCommitFile, proposeHook} from './hooks.ts'
import {dependsOn} from './json.ts'
import {proposeWorkflow} from './workflow.ts'

const install: Text = {
  en: 'Run `npm install --save-dev weekly-lint`, so that everybody and the hook have the same version',
  zh: '请运行 `npm install --save-dev weekly-lint`，让所有人和钩子使用同一版本'
}

/** All that `init` would do: configuration, hook and CI. Nothing is read or written here. */
export function proposeAll(archive: ArchiveFacts, project: ProjectFacts): Advice {
  const parts = [
    proposeConfiguration(archive, project),
    proposeHook(project),
    proposeWorkflow(project)
  ]
  return {
    proposals: parts.flatMap(({proposals}) => proposals),
    hints: [
      ...parts.flatMap(({hints}) => hints),
      ...(lacksPackage(project) ? [{text: install}] : [])
    ]
  }
}

/** Whether the package has to be installed: only pre-commit does that itself. */
function lacksPackage({files, isRepository}: ProjectFacts): boolean {
  const text = files.get('package.json')
  const needsIt = text !== undefined || (isRepository && !files.has(preCommitFile))
  return needsIt && !dependsOn(text, 'weekly-lint')
}
